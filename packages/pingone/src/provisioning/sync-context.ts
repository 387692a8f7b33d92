import type { ResourceTypeDefinition } from '@pingone-sandbox/scim'
import type { Subject } from '../contract/index.ts'
import type { Journal } from '../journal/journal.ts'
import type { Caller } from '../outbound/caller.ts'
import type { BehaviourChoices } from '../outbound/profile.ts'
import type { ActiveRule } from './active-rule.ts'
import type { Links } from './links.ts'

/** A source user with what filters may ask about it. */
export type SourceUser = Readonly<Record<string, unknown>> & {
  readonly id: string
  readonly username: string
  readonly enabled: boolean
}

/** The directory as provisioning reads it. */
export interface DirectoryReader {
  user(environmentId: string, userId: string): Promise<SourceUser | undefined>
  users(environmentId: string): Promise<readonly SourceUser[]>
  group(
    environmentId: string,
    groupId: string,
  ): Promise<{ readonly id: string; readonly name: string } | undefined>
  /** Direct and inherited members. */
  memberIds(environmentId: string, groupId: string): Promise<readonly string[]>
}

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
