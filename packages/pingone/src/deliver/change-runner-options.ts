import type { ChangeQueueReader } from '../outbox/queue.ts'
import type { DirectoryReader } from '../directory/reader.ts'
import type { Lanes } from './lanes.ts'
import type { Links } from '../links/links.ts'
import type { RemovedRules } from './removed-rules.ts'
import type { ResourceTypeDefinition } from '@pingone-sandbox/scim'
import type { RetryingJournal } from './retrying.ts'
import type { Revisions } from '../configuration/revisions.ts'
import type { RuleSyncs } from '../links/rule-syncs.ts'
import type { SourceChange } from '../outbox/change.ts'
import type { SyncContext } from './sync-context.ts'
import type { SyncProgresses } from './sync-progress.ts'
/** Operations of the store are retried while it fails, so that no failure of the store ends the run of a change. */
export interface ChangeRunnerOptions {
  readonly queue: Pick<ChangeQueueReader, 'version'>
  readonly revisions: Pick<Revisions, 'latest'>
  readonly directory: DirectoryReader
  readonly links: Links
  readonly journal: RetryingJournal
  readonly removedRules: RemovedRules
  readonly ruleSyncs: RuleSyncs
  readonly progresses: Pick<SyncProgresses, 'begin'>
  readonly sourceUserType: (environmentId: string) => Promise<ResourceTypeDefinition>
  /** Made anew for each task, so that a new profile takes effect at once. */
  readonly contextOf: (change: SourceChange, sourceUserType: ResourceTypeDefinition) => SyncContext
  readonly lanes: Lanes
  readonly isStarted: () => boolean
  /** Called with the connections of an environment that are in use, after each revision. */
  readonly onConnections: (environmentId: string, connectionIds: ReadonlySet<string>) => void
  readonly clock: () => Date
  /** Called with an error of the sandbox itself, and what it interrupted. */
  readonly onDefect: (error: unknown, work: string) => void
}
