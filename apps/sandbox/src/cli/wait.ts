import { setTimeout as delay } from 'node:timers/promises'
import { parseDuration, SandboxError } from '@pingone-sandbox/workspace/text'
import { callControl } from './control-client.ts'
import type { RunningSandbox } from './running-sandbox.ts'

/** How often to ask for a sandbox that does not answer yet, in milliseconds. */
const INTERVAL = 100

/** The longest that one request waits: an answer that takes minutes is cut off by `fetch`. */
const LONGEST_REQUEST = 60_000

/** A duration as a flag gives it. */
export interface StoreRetry {
  readonly flag: '--timeout' | '--wait'
  readonly text: string
  readonly milliseconds: number
}

/** Reads the duration of a flag. Throws a `SandboxError` `invalid_setting` that names the flag. */
export function readPatience(flag: StoreRetry['flag'], text: string): StoreRetry {
  const milliseconds = parseDuration(text)
  if (milliseconds !== undefined) return { flag, text, milliseconds }
  throw new SandboxError(
    'invalid_setting',
    `${flag} is no duration: ${text}.`,
    'Write 30s, 5m or 500ms.',
  )
}

/** What `/_sandbox/idle` answers: an error with a `code` when the sync was still at work. */
interface IdleAnswer {
  readonly code?: string
  readonly queued: number
  readonly running: number
}

/** Waits for a sandbox to answer and to have no sync work left. Throws a `SandboxError` `timed_out`. */
export async function wait(sandbox: RunningSandbox, patience: StoreRetry): Promise<void> {
  const deadline = performance.now() + patience.milliseconds
  await waitForHealth(sandbox, deadline)
  for (;;) {
    const left = Math.max(0, Math.round(deadline - performance.now()))
    const timeout = Math.min(left, LONGEST_REQUEST)
    const answer = await callControl<IdleAnswer>({
      sandbox,
      path: `/idle?timeout=${timeout}ms`,
      answers: [408],
    })
    if (answer.code === undefined) return
    if (left <= LONGEST_REQUEST)
      throw new SandboxError(
        'timed_out',
        `The sync was still at work after ${patience.text}: of the changes ${answer.queued} wait and ${answer.running} are worked on.`,
        `Wait longer with ${patience.flag}, or see by the command status what it does.`,
      )
  }
}

async function waitForHealth(sandbox: RunningSandbox, deadline: number): Promise<void> {
  for (;;) {
    try {
      await callControl({ sandbox, path: '/health' })
      return
    } catch (cause) {
      if (performance.now() > deadline)
        throw new SandboxError(
          'timed_out',
          `No sandbox answered at ${sandbox.origin} in time.`,
          undefined,
          {
            cause,
          },
        )
    }
    await delay(INTERVAL)
  }
}
