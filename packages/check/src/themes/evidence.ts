import type { CheckExchange, JournalEntryOf } from '@pingone-sandbox/contract'
import type { WithheldRequest } from '../wire/guarded-transport.ts'

/** One thing in which the endpoint differs from what PingOne believes. */
export interface StateDifference {
  /** The user or group, as PingOne names it. */
  readonly subject: string
  /** `userName`, `emails[work]`, `members`; `id` where the resource itself is missing or should be. */
  readonly attribute: string
  readonly message: string
  /** The endpoint does not show the value at all; otherwise it shows another one, or too many. */
  readonly isMissing?: true
  /** A second read does not show the difference any more. */
  readonly isPassing?: true
  /** The exchange that shows it. */
  readonly exchangeId?: string
}

/** What followed from one check. */
export interface Evidence {
  /** How the work on each user and group ended; the last one of each. */
  readonly outcomes: readonly JournalEntryOf<'outcome'>[]
  /** The requests of the simulated client, oldest first. */
  readonly sent: readonly CheckExchange[]
  /** The requests of the check itself, oldest first. */
  readonly own: readonly CheckExchange[]
  /** The pauses before further attempts. */
  readonly retries: readonly JournalEntryOf<'retry'>[]
  /** An earlier check has shown already that the endpoint answers only after a pause. */
  readonly areRetriesKnown?: boolean
  readonly withheld: readonly WithheldRequest[]
  readonly differences: readonly StateDifference[]
}
