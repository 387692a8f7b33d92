import type { Exchange, ScimConfiguration } from '@pingone-sandbox/contract'
import type { BehaviourChoices } from './choices.ts'

/** Why a request is sent again. */
export type Repetition =
  /** The target refused the access token; it is sent with another one. */
  | { readonly after: 'refused-token' }
  /** It failed for a reason that may pass. `retryAfter`: what became of the header of the answer, where it had one. */
  | {
      readonly after: 'transient-failure'
      readonly retryAfter?: 'honoured' | 'ignored' | undefined
    }

/** One attempt of a request, token requests included. */
export interface Attempted {
  readonly purpose: Exchange['purpose']
  readonly configuration: ScimConfiguration
  readonly choices: BehaviourChoices
  /** Absent for the first attempt. */
  readonly repetition?: Repetition | undefined
}

/** Conditions that hold for one attempt, by the id of the quirk, in the order in which an exchange names the ids. */
export type AttemptConditions = Readonly<Record<string, (attempted: Attempted) => boolean>>
