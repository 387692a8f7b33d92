import type { Store } from '@pingone-sandbox/store'
import type { ChangeQueue } from '../outbox/change.ts'
import { createEnvironments, type Environments } from './environments.ts'
import { createGroups, type Groups } from './groups.ts'
import { createMemberships, type Memberships } from './memberships.ts'
import { createMutate } from '../outbox/mutation.ts'
import { createNestings, type Nestings } from './nestings.ts'
import { createPopulations, type Populations } from './populations.ts'
import { createDirectoryReader, type DirectoryReader } from './reader.ts'
import {
  createSchemaAttributes,
  type FilterInUse,
  type SchemaAttributes,
} from './schema-attributes.ts'
import { createUsers, type Users } from './users.ts'

/** The users, groups and populations of a tenant, and their memberships. */
export interface Directory {
  readonly environments: Environments
  readonly populations: Populations
  readonly users: Users
  readonly groups: Groups
  readonly memberships: Memberships
  readonly nestings: Nestings
  readonly schemaAttributes: SchemaAttributes
  readonly reader: DirectoryReader
}

export interface DirectoryOptions {
  /** Opened with `directoryCollections` among its collections. */
  readonly store: Store
  /** Receives every change in the commit of its documents. */
  readonly changes: ChangeQueue
  readonly clock: () => Date
  readonly newId: () => string
  /** The user filters outside the directory; an attribute that they use cannot be deleted. */
  readonly filtersInUse?: (environmentId: string) => Promise<readonly FilterInUse[]>
}

/**
 * Makes the directory over a store.
 *
 * Every operation that changes something commits its documents and its change event together; one that changes nothing writes
 * nothing.
 */
export function createDirectory({
  store,
  changes,
  clock,
  newId,
  filtersInUse = async () => [],
}: DirectoryOptions): Directory {
  const context = { store, mutate: createMutate(changes), clock, newId }
  return {
    environments: createEnvironments(store),
    populations: createPopulations(context),
    users: createUsers(context),
    groups: createGroups(context),
    memberships: createMemberships(context),
    nestings: createNestings(context),
    schemaAttributes: createSchemaAttributes(context, filtersInUse),
    reader: createDirectoryReader(store),
  }
}
