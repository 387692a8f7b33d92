import type { DirectoryReader } from '../directory/reader.ts'
import type { RepositoryOptions } from '../records/repository.ts'
import type { ResourceTypeDefinition } from '@pingone-sandbox/scim'
import type { ChangeQueue } from '../outbox/change.ts'

/** What the parts of the configuration share. */
export interface ConfigurationOptions extends RepositoryOptions {
  readonly changes: ChangeQueue
  /** Tells whether a connection has a link of any user or group. */
  readonly isUsed: (connectionId: string) => Promise<boolean>
  /** Tells whether an environment has a group or a population. */
  readonly isInDirectory: DirectoryReader['has']
  /** What a filter may ask about the users of an environment. */
  readonly userType: (environmentId: string) => Promise<ResourceTypeDefinition>
}
