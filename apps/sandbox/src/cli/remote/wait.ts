import { setTimeout as delay } from 'node:timers/promises'
import { parseDuration, SandboxError } from '@pingone-sandbox/workspace/text'
import { askSandbox } from './ask-sandbox.ts'
import type { RunningSandbox } from './running-sandbox.ts'

/** How often to ask for a sandbox that does not answer yet, in milliseconds. */
const INTERVAL = 100

/** The longest that one request waits: `fetch` cancels an answer that takes minutes. */
const LONGEST_REQUEST = 60_000

/** A duration as a flag gives it. */
export interface WaitLimit {
  readonly flag: '--timeout' | '--wait'
  readonly text: string
  readonly milliseconds: number
}

/** Reads the duration of a flag. Throws a `SandboxError` `invalid_setting` that names the flag. */
export function readWaitLimit(flag: WaitLimit['flag'], text: string): WaitLimit {
  const milliseconds = parseDuration(text)
  if (milliseconds !== undefined) return { flag, text, milliseconds }
  throw new SandboxError(
    'invalid_setting',
    `${flag} is no duration: ${text}.`,
    'Write 30s, 5m or 500ms.',
  )
}

/** Waits for a sandbox to answer and to have no sync work left. Throws a `SandboxError` `timed_out`. */
export async function wait(sandbox: RunningSandbox, limit: WaitLimit): Promise<void> {
  const deadline = performance.now() + limit.milliseconds
  await waitForHealth(sandbox, deadline)
  for (;;) {
    const left = Math.max(0, Math.round(deadline - performance.now()))
    const timeout = Math.min(left, LONGEST_REQUEST)
    const { isIdle, queued, running } = await askSandbox(sandbox, ({ waitOnce }) =>
      waitOnce(timeout),
    )
    if (isIdle) return
    if (left <= LONGEST_REQUEST)
      throw new SandboxError(
        'timed_out',
        `The sync was still running after ${limit.text}: ${queued} changes are queued and ${running} are in progress.`,
        `Wait longer with ${limit.flag}, or use the command status to see its state.`,
      )
  }
}

async function waitForHealth(sandbox: RunningSandbox, deadline: number): Promise<void> {
  for (;;) {
    const left = Math.max(0, deadline - performance.now())
    const failure = await Promise.race([
      readFailure(sandbox),
      // A program that accepts the connection may never answer.
      delay(left, { cause: 'no answer' }, { ref: false }),
    ])
    if (failure === undefined) return
    if (performance.now() > deadline)
      throw new SandboxError(
        'timed_out',
        `No sandbox answered at ${sandbox.origin} in time.`,
        undefined,
        { cause: failure.cause },
      )
    await delay(INTERVAL)
  }
}

/** Why the sandbox is not well; nothing when it is. */
async function readFailure(sandbox: RunningSandbox): Promise<{ cause: unknown } | undefined> {
  try {
    const health = await askSandbox(sandbox, (control) => control.health())
    return health.status === 'ok' ? undefined : { cause: health.problems }
  } catch (cause) {
    return { cause }
  }
}
