import type { ResourceTypeDefinition } from '@pingone-sandbox/scim'
import type { Subject } from '../contract/index.ts'
import type { DirectoryReader } from '../directory/reader.ts'
import type { Journal } from '../journal/journal.ts'
import type { Caller } from '../outbound/caller.ts'
import type { BehaviourChoices } from '../outbound/profile.ts'
import type { ActiveRule } from './active-rule.ts'
import type { Links } from './links.ts'

/** What the work on one source change has at hand. */
export interface SyncContext {
  readonly changeId: string
  readonly choices: BehaviourChoices
  readonly directory: DirectoryReader
  readonly sourceUserType: ResourceTypeDefinition
  readonly links: Links
  readonly journal: Journal
  readonly clock: () => Date
  /** The authenticated, recorded way to a rule's target, on behalf of a subject. */
  readonly outbound: (active: ActiveRule, subject: Subject) => { readonly call: Caller }
}
