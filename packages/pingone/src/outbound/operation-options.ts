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
  /** Records what the answers show. */
  readonly evidence?: Evidence
  /** The quirks that the attribute mapping causes. */
  readonly mappingQuirks?: readonly QuirkId[]
  /** The user as it was last sent to the target. */
  readonly lastSent?: MappedUser | undefined
  /** The resource that was just read, so that an update need not read it again. */
  readonly current?: TargetResource | undefined
}

/** The attributes of a user after mapping. */
export type MappedUser = Readonly<Record<string, unknown>>
