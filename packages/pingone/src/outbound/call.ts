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
import type { Pauses } from './pauses.ts'
import type { QuirkId } from './quirks.ts'
import type { Random } from '../seeded/random.ts'
import type { Result } from './result.ts'
import type { SecretValues } from '../secrecy/secret-values.ts'

/** What a request is for; it is recorded with the exchange. */
export interface Intent {
  readonly purpose: Exchange['purpose']
  readonly summary: string
  readonly quirks: readonly QuirkId[]
}

/** Whose behalf the exchanges are made on. */
export type ExchangeContext = Pick<Exchange, 'changeId' | 'rule' | 'connection' | 'subject'>

/** What the caller writes down as it goes. */
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
  /** How many attempts an earlier task made for the same subject and change, before the circuit opened. */
  readonly attempts?: number
  readonly context: ExchangeContext
  readonly record: Recorder
  readonly clock: () => Date
  /** Milliseconds that durations are measured by. */
  readonly stopwatch: () => number
  readonly newId: () => string
  /** Secrets that are about to be sent: a target may give them back before. */
  readonly secrets?: readonly string[]
  /** Takes up every secret that is met. */
  readonly knownSecrets?: SecretValues
  /** Masks all of these as well: a target may give back what it was sent on another's behalf. */
  readonly masksKnown?: boolean
}

export interface CallOptions {
  /** Where to go on counting, for a request that was sent before. */
  readonly attempt?: number
  /** Leaves it to the caller to find out whether the target has sent out a request whose answer was lost. */
  readonly repeatable?: false
}

/** A request before it is authorized and written out. */
export interface Unsent {
  readonly method: string
  readonly url: string
  readonly body?: unknown
}

/**
 * Sends one SCIM request of a connection, again and again while the reason of its failure may pass. The answer may have any status.
 *
 * Throws a `StoppedError` when the sync is stopped meanwhile.
 */
export interface Caller {
  (intent: Intent, request: Unsent, options?: CallOptions): Promise<Result<OutboundResponse>>
  /** Masks the secrets in what is said of the exchanges: those of the connection, and what was sent. */
  readonly mask: (text: string) => string
}
