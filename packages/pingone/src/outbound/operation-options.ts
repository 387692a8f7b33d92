import type { BehaviourChoices } from './profile.ts'
import type { Caller } from './call.ts'
import type { Evidence } from './evidence.ts'

import type { QuirkId } from './quirks.ts'
import type { ScimConfiguration } from '@pingone-sandbox/contract'
import type { TargetResource } from './answer.ts'

export interface OperationOptions {
  readonly call: Caller
  readonly configuration: ScimConfiguration
  readonly choices: BehaviourChoices
  /** Takes note of what the answers show. */
  readonly evidence?: Evidence
  /** Those that the attribute mapping brings about. */
  readonly mappingQuirks?: readonly QuirkId[]
  /** The user as it was last sent to the target. */
  readonly lastSent?: MappedUser | undefined
  /** What the target holds, where it was just read: it need not be read again before it is replaced. */
  readonly held?: TargetResource | undefined
}

/** The attributes of a user as the mapping made them. */
export type MappedUser = Readonly<Record<string, unknown>>
