import { setTimeout as delay } from 'node:timers/promises'
import {
  ControlError,
  createControlClient,
  followEvents,
  type ControlEvent,
} from '@pingone-sandbox/client'
import { journalEntry, type JournalEntry } from '@pingone-sandbox/contract'
import { SandboxError } from '@pingone-sandbox/workspace/text'
import { askSandbox } from '../remote/ask-sandbox.ts'
import type { RunningSandbox } from '../remote/running-sandbox.ts'

export interface FollowOptions {
  readonly signal: AbortSignal
  /** Milliseconds in which a sandbox that does not answer any more may come back. */
  readonly patience: number
  /** Receives what happens to the connection. */
  readonly say: (message: string) => void
}

/** An entry of the journal, or `reset`: the entries before are deleted. */
export type Followed = JournalEntry | 'reset'

/** Milliseconds between two attempts to reach the sandbox again. */
const pause = 250

/**
 * Follows the journal of a running sandbox from its end on. A lost connection is made again, and continues after the last entry.
 *
 * Ends with the signal. Throws a `SandboxError` `unreachable` when there is no sandbox, or it has ended.
 */
export async function* followJournal(
  sandbox: RunningSandbox,
  { signal, patience, say }: FollowOptions,
): AsyncGenerator<Followed> {
  const client = createControlClient({
    control: `${sandbox.origin}/_sandbox`,
    token: sandbox.token,
  })
  let last = await readEnd(sandbox)
  say(`Following ${sandbox.origin}. Ctrl+C ends it.`)
  while (!signal.aborted) {
    try {
      for await (const event of followEvents(client, { after: last, signal })) {
        last = event.id === undefined ? last : Number(event.id)
        yield read(event)
      }
    } catch (error) {
      if (signal.aborted) return
      // The sandbox has answered; any other error is one of the connection.
      if (error instanceof ControlError) throw error
    }
    if (signal.aborted) return
    say('The connection is lost. Trying to reach the sandbox again…')
    await waitForReturn(sandbox, { signal, patience, say })
    say('Connected again.')
  }
}

const read = ({ type, data }: ControlEvent): Followed =>
  type === 'reset' ? 'reset' : journalEntry.parse(data)

async function readEnd(sandbox: RunningSandbox): Promise<number> {
  const { entries } = await askSandbox(sandbox, (control) =>
    control.entries({ before: 'end', limit: 1 }),
  )
  return entries.at(-1)?.seq ?? 0
}

async function waitForReturn(
  sandbox: RunningSandbox,
  { signal, patience }: FollowOptions,
): Promise<void> {
  const deadline = performance.now() + patience
  for (;;) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- one attempt after the other
      return void (await askSandbox(sandbox, (control) => control.health()))
    } catch (cause) {
      if (signal.aborted) return
      if (performance.now() > deadline)
        throw new SandboxError(
          'unreachable',
          `The sandbox at ${sandbox.origin} has ended.`,
          undefined,
          { cause },
        )
    }
    // oxlint-disable-next-line no-await-in-loop
    await delay(pause, undefined, { signal }).catch(() => {})
  }
}
