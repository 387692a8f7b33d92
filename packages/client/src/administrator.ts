import type {
  Group,
  Mapping,
  MappingLine,
  PropagationStore,
  Rule,
  User,
} from '@pingone-sandbox/contract'
import type { ApiRequest } from './api-request.ts'
import type { PlatformClient } from './platform-client.ts'
import { createResources, type ListQuery, type Resources } from './resources.ts'
import { formatConnection, type Target } from './target-configuration.ts'

interface Reference {
  readonly id: string
}

export interface NewRule {
  /** `Rule` unless given. */
  readonly name?: string
  /** The connection to provision to. */
  readonly connection: Reference
  /** Which users are in scope: a filter over PingOne's users. */
  readonly populationExpression: string
  /** The groups to provision. */
  readonly groups?: readonly Reference[]
  /** The attribute mapping of users; PingOne's default unless given. */
  readonly mappings?: readonly MappingLine[]
  /** Whether the rule is enabled, which it is unless given. */
  readonly active?: boolean
}

/** What an administrator does at the Platform API, one call for each. Every method throws a `PlatformError`. */
export interface Administrator {
  readonly platform: PlatformClient
  readonly resources: Resources
  /** Sends a request and trusts the caller on the type of the answer. A path is below the environment. */
  readonly call: <Answer = Resource>(method: Method, path: string, body?: object) => Promise<Answer>

  /** Creates an enabled connection. */
  readonly connect: (target: Target) => Promise<PropagationStore>
  /** Creates a rule with its mapping, from the directory to a connection. It takes effect with the next revision. */
  readonly createRule: (rule: NewRule) => Promise<Rule>
  /** The same, and makes the revision. */
  readonly deployRule: (rule: NewRule) => Promise<Rule>
  readonly createMapping: (rule: Reference, line: MappingLine) => Promise<Mapping>
  /** Creates a revision, which activates the saved configuration. */
  readonly revise: () => Promise<Reference>

  readonly users: (query?: ListQuery) => Promise<readonly User[]>
  /** Creates a user, with an address at example.com unless one is given. */
  readonly createUser: (username: string, attributes?: object) => Promise<User>
  readonly updateUser: (id: string, changes: object) => Promise<User>
  readonly setEnabled: (id: string, enabled: boolean) => Promise<void>
  readonly deleteUser: (id: string) => Promise<void>

  readonly groups: (query?: ListQuery) => Promise<readonly Group[]>
  readonly createGroup: (name: string, attributes?: object) => Promise<Group>
  readonly addToGroup: (userId: string, groupId: string) => Promise<void>
  readonly removeFromGroup: (userId: string, groupId: string) => Promise<void>
  /** Makes the members of a group indirect members of another. */
  readonly nestGroup: (innerId: string, outerId: string) => Promise<void>
}

type Method = NonNullable<ApiRequest['method']>

/** A resource with an id; the caller chooses the type of its attributes. */
export interface Resource extends Reference {
  readonly [attribute: string]: unknown
}

/** Creates an administrator over a client of the Platform API. */
export function createAdministrator(platform: PlatformClient): Administrator {
  const resources = createResources(platform)
  const { users, groups, memberships, plans, stores, rules, revisions, mappingsOf } = resources

  /** An environment has one plan at most. */
  async function findOrCreatePlan(): Promise<Reference> {
    const { items } = await plans.list()
    return items[0] ?? plans.create({ name: 'Plan' })
  }

  async function findDirectory(): Promise<Reference> {
    const found = (await stores.all()).find(({ type }) => type === 'directory')
    if (found) return found
    throw new Error('The environment has no store of the type directory.')
  }

  async function createRule({
    name = 'Rule',
    connection,
    populationExpression,
    groups: provisioned = [],
    mappings = [],
    active = true,
  }: NewRule): Promise<Rule> {
    const [plan, directory] = [await findOrCreatePlan(), await findDirectory()]
    const rule = await rules.create({
      name,
      active,
      plan: { id: plan.id },
      sourceStore: { id: directory.id },
      targetStore: { id: connection.id },
      populationExpression,
      groups: provisioned.map(({ id }) => ({ id })),
    })
    // oxlint-disable-next-line no-await-in-loop -- in the order of the lines
    for (const line of mappings) await mappingsOf(rule.id).create(line)
    return rule
  }

  return {
    platform,
    resources,
    call: async <Answer>(method: Method, path: string, body?: object) =>
      (await platform.send(path, { method, body })) as Answer,

    connect: (target) => stores.create(formatConnection(target)),
    createRule,
    async deployRule(rule) {
      const created = await createRule(rule)
      await revisions.create()
      return created
    },
    createMapping: (rule, line) => mappingsOf(rule.id).create(line),
    revise: revisions.create,

    users: users.all,
    createUser: (username, attributes = {}) =>
      users.create({ username, email: `${username}@example.com`, ...attributes }),
    updateUser: users.update,
    async setEnabled(id, enabled) {
      await platform.send(`/users/${id}/enabled`, { method: 'PUT', body: { enabled } })
    },
    deleteUser: users.delete,

    groups: groups.all,
    createGroup: (name, attributes = {}) => groups.create({ name, ...attributes }),
    async addToGroup(userId, groupId) {
      await memberships('users', userId).create({ id: groupId })
    },
    removeFromGroup: (userId, groupId) => memberships('users', userId).delete(groupId),
    async nestGroup(innerId, outerId) {
      await memberships('groups', innerId).create({ id: outerId })
    },
  }
}
