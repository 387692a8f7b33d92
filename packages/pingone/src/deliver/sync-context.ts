import type { CallerFor } from '../outbound/caller-for.ts'
import type { ResourceTypeDefinition } from '@pingone-sandbox/scim'
import type { DirectoryReader } from '../directory/reader.ts'
import type { SourceUser } from '../directory/source-user.ts'
import type { JournalWriter } from '../journal/journal.ts'
import type { TargetResource } from '../outbound/answer.ts'
import type { BehaviourChoices } from '../outbound/profile.ts'
import type { Link } from '../links/link.ts'
import type { Links } from '../links/links.ts'

/** The dependencies of the sync of one source change. */
export interface SyncContext {
  readonly changeId: string
  readonly choices: BehaviourChoices
  readonly directory: Pick<DirectoryReader, 'user' | 'group' | 'memberIds'>
  readonly sourceUserType: ResourceTypeDefinition
  readonly links: Pick<Links, 'get' | 'among' | 'ofTarget' | 'put' | 'remove' | 'commit'>
  readonly journal: JournalWriter
  readonly clock: () => Date
  readonly callerFor: CallerFor
}

/** The sync of one user or group under a rule. */
export interface Task {
  readonly id: string
  /** The user, where it has just been read. */
  readonly user?: SourceUser
  /** The link, where it has just been read; `undefined` says that there is none. */
  readonly read?: { readonly link: Link | undefined }
  /** Writes no journal entry for an unchanged subject, as in a Full Resync. */
  readonly quiet?: boolean
  /** Reads at the target what is linked, and writes where the target differs. */
  readonly reads?: boolean
  /** For a group: the users that the change names; absent where any user may have changed. */
  readonly changedUsers?: readonly string[]
  /** What the target has just listed of it. */
  readonly listed?: TargetResource
}

/** Tells whether a link of another rule or subject needs the same resource of the target. */
export async function isKeptElsewhere(
  links: Pick<Links, 'ofTarget'>,
  link: Pick<Link, 'id' | 'connectionId'>,
  { targetId, endpoint }: { readonly targetId: string; readonly endpoint: string },
): Promise<boolean> {
  return (await links.ofTarget(link.connectionId, targetId)).some(
    (other) => other.id !== link.id && other.inScope && other.endpoint === endpoint,
  )
}

/** How the work on one user or group ended. */
export type TaskEnd =
  | 'created'
  | 'updated'
  | 'removed'
  | 'unchanged'
  | 'held'
  | 'failed'
  | 'outside'
