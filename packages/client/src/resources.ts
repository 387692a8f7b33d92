import {
  environment,
  type Group,
  group,
  type GroupInput,
  groupMembership,
  type Mapping,
  mapping,
  plan,
  population,
  type PopulationInput,
  propagationStore,
  type PropagationStore,
  revision,
  rule,
  type Rule,
  type SchemaAttribute,
  schemaAttribute,
  type SchemaAttributeInput,
  user,
  type User,
  type UserInput,
} from '@pingone-sandbox/contract'
import type { Schema } from './api-request.ts'
import type { Page, PlatformClient } from './platform-client.ts'

/** Query parameters of a list: `filter`, `limit`, `include`, … */
export type ListQuery = Readonly<Record<string, string>>

/** The resources of one kind. Each method throws a `PlatformError`. */
export interface Collection<Item, Input> {
  /** Reads one page. */
  readonly list: (query?: ListQuery) => Promise<Page<Item>>
  /** Reads all pages. */
  readonly all: (query?: ListQuery) => Promise<readonly Item[]>
  readonly read: (id: string) => Promise<Item>
  readonly create: (input: Input) => Promise<Item>
  /** Sends a PUT: what is left out is removed. */
  readonly replace: (id: string, input: Input) => Promise<Item>
  /** Sends a PATCH: what is left out stays. */
  readonly update: (id: string, changes: Partial<Input>) => Promise<Item>
  readonly delete: (id: string) => Promise<void>
}

/** What a client sends of a resource: what the server assigns is left out. */
type InputOf<Item> = Omit<Item, 'id' | 'environment' | 'createdAt' | 'updatedAt' | '_links'>

type RuleInput = InputOf<Rule>
type StoreInput = Omit<InputOf<PropagationStore>, 'syncStatus'>
type MappingInput = Omit<InputOf<Mapping>, 'rule'>
/** Custom attributes are beside the others. */
type NewUser = UserInput & { readonly enabled?: boolean; readonly [attribute: string]: unknown }

export type Resources = ReturnType<typeof createResources>

/** The resources of an environment by their names, over a client of the Platform API. */
export function createResources(platform: PlatformClient) {
  const at = <Item, Input>(path: string, key: string, item: Schema<Item>) =>
    createCollection<Item, Input>(platform, { path, key, item })

  return {
    /** All environments of the organization. */
    environments: () => platform.readAll('/environments', 'environments', environment),
    populations: at<{ readonly id: string; readonly name: string }, PopulationInput>(
      '/populations',
      'populations',
      population,
    ),
    users: at<User, NewUser>('/users', 'users', user),
    groups: at<Group, GroupInput>('/groups', 'groups', group),
    /** The groups of a user or of a group. */
    memberships: (of: 'users' | 'groups', id: string) =>
      at<{ readonly id: string; readonly name: string }, { readonly id: string }>(
        `/${of}/${id}/memberOfGroups`,
        'groupMemberships',
        groupMembership,
      ),
    /** The attributes of a schema; the schema of users is the one called `User`. */
    schemaAttributes: (schemaId: string) =>
      at<SchemaAttribute, Partial<SchemaAttributeInput> & { readonly name: string }>(
        `/schemas/${schemaId}/attributes`,
        'attributes',
        schemaAttribute,
      ),
    plans: at<{ readonly id: string; readonly name: string }, { readonly name: string }>(
      '/propagation/plans',
      'plans',
      plan,
    ),
    stores: at<PropagationStore, StoreInput>('/propagation/stores', 'stores', propagationStore),
    rules: at<Rule, RuleInput>('/propagation/rules', 'rules', rule),
    /** The mappings of a rule, to list and to create. */
    mappingsOf: (ruleId: string) =>
      at<Mapping, MappingInput>(`/propagation/rules/${ruleId}/mappings`, 'mappings', mapping),
    /** All mappings, to read, to replace and to delete. */
    mappings: at<Mapping, MappingInput>('/propagation/mappings', 'mappings', mapping),
    revisions: {
      /** Puts what was configured into effect. */
      create: async () =>
        revision.parse(await platform.send('/propagation/revisions', { method: 'POST' })),
      latest: () => platform.read('/propagation/revisions/id:latest', revision),
    },
  }
}

interface CollectionPlace<Item> {
  readonly path: string
  /** The name of the items below `_embedded`. */
  readonly key: string
  readonly item: Schema<Item>
}

function createCollection<Item, Input>(
  { list, read, readAll, send }: PlatformClient,
  { path, key, item }: CollectionPlace<Item>,
): Collection<Item, Input> {
  const one = (id: string) => `${path}/${encodeURIComponent(id)}`
  const listPath = (query: ListQuery = {}) => {
    const parameters = new URLSearchParams(query).toString()
    return parameters === '' ? path : `${path}?${parameters}`
  }
  return {
    list: (query) => list(listPath(query), key, item),
    all: (query) => readAll(listPath(query), key, item),
    read: (id) => read(one(id), item),
    create: async (body) => item.parse(await send(path, { method: 'POST', body })),
    replace: async (id, body) => item.parse(await send(one(id), { method: 'PUT', body })),
    update: async (id, body) => item.parse(await send(one(id), { method: 'PATCH', body })),
    async delete(id) {
      await send(one(id), { method: 'DELETE' })
    },
  }
}
