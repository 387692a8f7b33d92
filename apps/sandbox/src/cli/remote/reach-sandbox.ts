import { SandboxError } from '@pingone-sandbox/workspace/text'
import { commandName } from '../../package/command-name.ts'

/** How long to wait, in milliseconds. */
export interface Patience {
  /** For an answer, until the sandbox is asked for its health. */
  readonly answer: number
  /** For that health. */
  readonly health: number
}

/**
 * Sends a request to a running sandbox.
 *
 * A sandbox takes its time for some answers, such as those that wait for a target. Another program at its port may accept the
 * connection and never answer; it gives no health meanwhile, either. Throws a `SandboxError` `unreachable` where nothing accepts the
 * connection, or no answer comes.
 */
export async function reachSandbox(
  url: string,
  init?: RequestInit,
  patience: Patience = { answer: 5_000, health: 10_000 },
): Promise<Response> {
  const { origin } = new URL(url)
  const silence = new AbortController()
  const timer = setInterval(() => {
    fetch(`${origin}/_sandbox/health`, { signal: AbortSignal.timeout(patience.health) }).then(
      (answer) => answer.body?.cancel(),
      (error: unknown) => silence.abort(error),
    )
  }, patience.answer)
  try {
    const signals = init?.signal ? [init.signal, silence.signal] : [silence.signal]
    return await fetch(url, { ...init, signal: AbortSignal.any(signals) })
  } catch (cause) {
    throw silence.signal.aborted
      ? new SandboxError(
          'unreachable',
          `What listens at ${origin} does not answer.`,
          'Another program may listen there. Name the sandbox with --url.',
          { cause },
        )
      : new SandboxError(
          'unreachable',
          `No sandbox answers at ${origin}.`,
          `Start one with "${commandName} start", or name another with --url.`,
          { cause },
        )
  } finally {
    clearInterval(timer)
  }
}
