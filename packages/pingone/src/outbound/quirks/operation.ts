import type { Exchange, ScimConfiguration } from '@pingone-sandbox/contract'
import type { BehaviourChoices } from './choices.ts'

/** A request as its operation describes it; the quirks that apply to it are derived from this. */
export interface Operation {
  /** What the request is about. */
  readonly subject: 'user' | 'group' | 'connection'
  readonly purpose: Exchange['purpose']
  /** Why a resource is looked up or read, where the purpose does not say it. */
  readonly reason?:
    | LookupReason
    /** Before a PUT that keeps what the target holds. */
    | 'merge'
    /** A write was answered 404. */
    | 'missing'
    /** The row of a search does not show whether it is what was looked for. */
    | 'hidden-match'
    | 'created'
  /** Reads a page of all resources. */
  readonly isList?: boolean
  /** The filter expression of a user lookup, before the identifier is put in. */
  readonly expression?: string
  /** A PUT that carries what the target holds, overlaid with the mapped attributes. */
  readonly isMerged?: boolean
  /** A PUT that gives an empty second email the mapped address. */
  readonly fillsSecondEmail?: boolean
  /** A change of a group that carries its name. */
  readonly isRenamed?: boolean
  /** One of several PATCHes of one change of a group. */
  readonly isBatch?: boolean
  /** A PATCH of one member, after a PATCH of several was refused. */
  readonly isSingleMember?: boolean
}

/** Why a user or group is searched. */
export type LookupReason = 'first-write' | 'create-conflict' | 'lost-answer' | 'resync'

/** What is the same for all requests of an operation. */
export interface Circumstances {
  readonly configuration: ScimConfiguration
  readonly choices: BehaviourChoices
  /** The ids of the quirks that the attribute mapping brings about. */
  readonly mappingQuirks?: readonly string[]
}

/** Everything that a quirk's condition may look at. */
export interface Shaped extends Operation, Circumstances {
  readonly method: string
  readonly body?: unknown
}

/** Tells whether a quirk shapes a request. */
export type Condition = (shaped: Shaped) => boolean

/** Conditions by the id of the quirk, in the order in which an exchange names the ids. */
export type Conditions = Readonly<Record<string, Condition>>

/** An update of a user, or one that disables it. */
export const isUserUpdate: Condition = ({ purpose }) =>
  purpose === 'update' || purpose === 'disable'

/** A write that carries the mapped attributes of a user. */
export const isUserWrite: Condition = (shaped) =>
  shaped.purpose === 'create' || isUserUpdate(shaped)
