import type { AccessTokens } from './access-tokens.ts'
import type { BehaviourChoices } from './profile.ts'
import type {
  Delivery,
  Exchange,
  JournalEntryOf,
  ScimConfiguration,
} from '@pingone-sandbox/contract'
import type { Channel } from './channel.ts'
import type { OutboundResponse, Transport } from '../wire/transport.ts'
import type { Pauses } from '../time/pauses.ts'
import type { QuirkId } from './quirks.ts'
import type { Random } from '../seeded/random.ts'
import type { Result } from './result.ts'
import type { SecretValues } from '../secrecy/secret-values.ts'

/** The purpose of a request; it is recorded with the exchange. */
export interface Intent {
  readonly purpose: Exchange['purpose']
  readonly summary: string
  readonly quirks: readonly QuirkId[]
}

/** The change, rule, connection and subject that an exchange belongs to. */
export type ExchangeContext = Pick<Exchange, 'changeId' | 'rule' | 'connection' | 'subject'>

/** Writes exchanges and retries to the journal. */
export interface Recorder {
  readonly exchange: (exchange: Exchange) => Promise<void>
  readonly retry: (
    pause: Pick<JournalEntryOf<'retry'>, 'attempt' | 'waitMs' | 'summary'>,
  ) => Promise<void>
}

export interface CallerOptions {
  readonly configuration: ScimConfiguration
  readonly choices: BehaviourChoices
  readonly delivery: Delivery
  readonly channel: Pick<Channel, 'send' | 'report'>
  readonly pauses: Pick<Pauses, 'sleep'>
  readonly random: Random
  readonly transport: Transport
  readonly tokens: AccessTokens
  /** The attempts that an earlier task made for the same subject and change before the circuit opened. */
  readonly attempts?: number
  readonly context: ExchangeContext
  readonly record: Recorder
  readonly clock: () => Date
  /** Milliseconds by which durations are measured. */
  readonly stopwatch: () => number
  readonly newId: () => string
  /** Secrets that will be sent: a target may return them earlier, when an earlier sync sent them. */
  readonly secrets?: readonly string[]
  /** Collects every secret that is sent or received. */
  readonly knownSecrets?: SecretValues
  /** Masks all of these as well: a target may return what was sent for another subject. */
  readonly masksKnown?: boolean
}

export interface CallOptions {
  /** The number of the first attempt, for a request that was sent before. Default 1. */
  readonly attempt?: number
  /** Leaves it to the caller to find out whether the target has sent out a request whose answer was lost. */
  readonly repeatable?: false
}

/** A request before it has an `Authorization` header and a JSON text as body. */
export interface Unsent {
  readonly method: string
  readonly url: string
  readonly body?: unknown
}

/**
 * Sends one SCIM request of a connection, and retries it while the reason of its failure is transient. The answer may have any status.
 *
 * Throws a `StoppedError` when the sync is stopped meanwhile.
 */
export interface Caller {
  (intent: Intent, request: Unsent, options?: CallOptions): Promise<Result<OutboundResponse>>
  /** Masks in a message the secrets of the connection and of the requests that were sent. */
  readonly mask: (text: string) => string
}
