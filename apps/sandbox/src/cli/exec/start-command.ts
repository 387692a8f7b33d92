import { once } from 'node:events'
import { constants } from 'node:os'
import spawn from 'cross-spawn'
import { SandboxError } from '@pingone-sandbox/workspace/text'

/** A command that runs with the input and output of this process. */
export interface RunningCommand {
  /** The exit code, or 128 and the number of the signal that ended it. */
  readonly ended: Promise<number>
  readonly kill: (signal: NodeJS.Signals) => void
}

/** The signals that end a command, where they end this process. */
const forwarded: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * Starts a command without a shell, and passes on the signals that this process receives.
 *
 * Throws a `SandboxError` `invalid_setting` where there is no such command, or it cannot be run.
 */
export async function startCommand(
  [name = '', ...parameters]: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<RunningCommand> {
  if (name === '')
    throw new SandboxError(
      'invalid_setting',
      'The command is empty.',
      'The command follows --, and is found as in a terminal: exec -- npm test.',
    )
  const child = spawn(name, parameters, { stdio: 'inherit', env: environment })
  const exited = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>
  function pass(signal: NodeJS.Signals): void {
    // Ctrl+C of a terminal is sent to all processes that it runs, so to the command as well.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
  }
  for (const signal of forwarded) process.on(signal, pass)
  const ended = exited
    .then(([code, signal]) => code ?? 128 + (signal === null ? 0 : constants.signals[signal]))
    .finally(() => {
      for (const signal of forwarded) process.off(signal, pass)
    })
  try {
    await Promise.race([once(child, 'spawn'), exited])
  } catch (error) {
    ended.catch(() => {})
    throw explain(error, name)
  }
  return { ended, kill: (signal) => void child.kill(signal) }
}

function explain(cause: unknown, name: string): SandboxError {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  if (code === 'ENOENT')
    return new SandboxError(
      'invalid_setting',
      `There is no command ${name}.`,
      /\s/.test(name)
        ? 'Write the command and its arguments as words of their own: exec -- npm test.'
        : 'The command follows --, and is found as in a terminal: exec -- npm test.',
      { cause },
    )
  const reason = code === 'EACCES' ? 'it is not executable' : String(cause)
  return new SandboxError('invalid_setting', `${name} cannot be run: ${reason}.`, undefined, {
    cause,
  })
}
