import { type JournalEntry, subjectOf } from '@pingone-sandbox/contract'
import { createPaint, describeEntry } from '@pingone-sandbox/workspace/text'
import { findUser } from '../remote/find-user.ts'
import type { RunningSandbox } from '../remote/running-sandbox.ts'
import { followJournal } from './follow-journal.ts'
import { formatFollowed } from './format-followed.ts'

/** The flags of `tail` as Commander reads them. */
export interface TailFlags {
  /** A username. */
  readonly user?: string
  readonly failed?: true
  readonly json?: true
}

/** Where `tail` prints. */
export interface TailStreams {
  readonly output: { readonly write: (text: string) => unknown; readonly columns?: number }
  readonly hasColours: boolean
  /** Receives what happens to the connection. */
  readonly say: (message: string) => void
}

export interface TailOptions extends TailStreams {
  readonly flags: TailFlags
  readonly signal: AbortSignal
  /** Milliseconds in which a sandbox that does not answer any more may come back. */
  readonly patience?: number
}

/**
 * Prints each decision, request and outcome of a running sandbox as it happens, until the signal.
 *
 * Throws a `SandboxError`: `not_found` for a user that does not exist, `unreachable` when the sandbox has ended.
 */
export async function tail(
  sandbox: RunningSandbox,
  { flags, signal, patience = 10_000, output, hasColours, say }: TailOptions,
): Promise<void> {
  const user = flags.user === undefined ? undefined : await findUser(sandbox, flags.user)
  const paint = createPaint(hasColours)
  for await (const followed of followJournal(sandbox, { signal, patience, say })) {
    if (followed === 'reset') {
      say('The sandbox was reset: its journal begins anew.')
      continue
    }
    if (user !== undefined && subjectOf(followed)?.id !== user.id) continue
    if (flags.failed && !isFailure(followed)) continue
    output.write(
      flags.json
        ? `${JSON.stringify(followed)}\n`
        : formatFollowed(followed, { columns: output.columns, paint }),
    )
  }
}

/** Tells whether an entry ends in a failure. A request that fails within a change has its outcome. */
function isFailure(entry: JournalEntry): boolean {
  switch (entry.type) {
    case 'outcome':
      return entry.status === 'failed'
    case 'exchange':
      return entry.changeId === undefined && describeEntry(entry).tone === 'bad'
    case 'circuit':
      return entry.state === 'open'
    case 'change':
    case 'decision':
    case 'retry':
    case 'finished':
      return false
  }
}
