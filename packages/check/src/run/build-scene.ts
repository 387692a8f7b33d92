import type { Group, Rule, User } from '@pingone-sandbox/contract'
import type { BehaviourChoices } from '@pingone-sandbox/pingone'
import { URN } from '@pingone-sandbox/scim'
import type { Endpoint } from '../themes/endpoint.ts'
import type { Scene } from '../themes/scene.ts'
import { Unplayable } from '../themes/unplayable.ts'
import type { Theme } from '../themes/theme.ts'
import { configurationOf } from '../tenant/credentials.ts'
import type { SimulatedTenant } from '../tenant/simulated-tenant.ts'
import type { Marker } from '../wire/marker.ts'
import { connectEndpoint, type ConnectOptions } from './connect-endpoint.ts'

export interface SceneOptions extends Omit<ConnectOptions, 'configuration' | 'delivery'> {
  readonly tenant: Pick<SimulatedTenant, 'administrator' | 'control'>
  readonly theme: Theme
  readonly names: Marker
  readonly choices: BehaviourChoices
  readonly ownRequests: (connectionId: string) => Endpoint
  readonly settle: () => Promise<void>
}

/** Users whose *User Type* is this are in the scope of the rule. */
const inScope = 'checked'

/** Makes the connection and the rule of a theme. */
export async function buildScene(options: SceneOptions): Promise<Scene> {
  const { theme, names, choices, settle } = options
  const { administrator, control } = options.tenant
  const { resources } = administrator
  const [population] = await resources.populations.all()

  const connection = await connectEndpoint(options.tenant, {
    ...options,
    configuration: theme.configuration,
    // A check shall end: the pauses are short.
    delivery: { retries: 4, backoffMs: 100 },
  })
  const rule = await administrator.deployRule({
    name: theme.title,
    connection,
    populationExpression: `type Eq "${inScope}"`,
    ...(theme.mappings && { mappings: theme.mappings }),
  })
  await settle()

  const users = new Map<string, User>()
  const groups = new Map<string, Group>()
  const accounts = new Map<string, string>()
  const find = <Item>(items: ReadonlyMap<string, Item>, key: string): Item => {
    const item = items.get(key)
    if (item === undefined) throw new Error(`The theme ${theme.id} has not made ${key}.`)
    return item
  }
  async function changeRule(changes: Partial<Pick<Rule, 'active' | 'groups'>>): Promise<void> {
    await resources.rules.replace(rule.id, { ...(await resources.rules.read(rule.id)), ...changes })
    await administrator.revise()
  }
  const scene: Scene = {
    administrator,
    control,
    choices,
    endpoint: options.ownRequests(connection.id),
    credentialsMethod: options.credentials.method,
    connectionId: connection.id,
    ruleId: rule.id,
    username: names.username,
    groupName: names.groupName,
    user: (key) => find(users, key),
    account: (key) => find(accounts, key),
    group: (key) => find(groups, key),
    settle,
    async createUser(key, attributes = {}) {
      const user = await administrator.createUser(names.username(key), {
        email: names.username(key),
        name: { given: 'Ada', family: 'Example' },
        population,
        type: inScope,
        ...attributes,
      })
      users.set(key, user)
      return user
    },
    async createAccount(key, attributes = {}) {
      const { id, status } = await scene.endpoint.create('User', {
        schemas: [URN.user],
        userName: names.username(key),
        name: { givenName: 'Ada', familyName: 'Example' },
        emails: [{ type: 'work', value: names.username(key), primary: true }],
        active: true,
        ...attributes,
      })
      if (id !== undefined) {
        // An endpoint that answers from a copy has followed after this.
        await scene.endpoint.read('User', id)
        await scene.endpoint.find('User', names.username(key))
        accounts.set(key, id)
        return id
      }
      throw new Unplayable(
        `the endpoint answers ${status ?? 'nothing'} to an account that the check creates first`,
      )
    },
    async createUsers(keys) {
      await changeRule({ active: false })
      for (const key of keys)
        // oxlint-disable-next-line no-await-in-loop -- in the order of the keys
        await scene.createUser(key)
      await settle()
      await changeRule({ active: true })
      await settle()
      await scene.retryThrottled()
    },
    async retryThrottled() {
      for (let round = 1; round <= 3; round += 1) {
        // oxlint-disable-next-line no-await-in-loop -- one round after the other
        const { users: retried } = await control.retry({ ruleId: rule.id, cause: 'throttled' })
        if (retried === 0) return
        // oxlint-disable-next-line no-await-in-loop
        await settle()
      }
    },
    async createGroup(key, memberKeys = []) {
      const group = await administrator.createGroup(names.groupName(key))
      groups.set(key, group)
      for (const member of memberKeys)
        // oxlint-disable-next-line no-await-in-loop -- in the order of the members
        await administrator.addToGroup(scene.user(member).id, group.id)
      return group
    },
    provisionGroups: (keys) =>
      changeRule({ groups: keys.map((key) => ({ id: scene.group(key).id })) }),
    async setInScope(key, isInScope) {
      await administrator.updateUser(scene.user(key).id, { type: isInScope ? inScope : 'other' })
    },
    async configure(configuration) {
      const current = await resources.stores.read(connection.id)
      await resources.stores.replace(connection.id, {
        ...current,
        configuration: {
          ...current.configuration,
          ...configurationOf(options.credentials),
          ...configuration,
        },
      })
      await administrator.revise()
    },
    async testConnection(changes = {}) {
      const { name, type, configuration } = await resources.stores.read(connection.id)
      return control.testConnection({
        ...{ id: connection.id, name, type },
        configuration: { ...configuration, ...configurationOf(options.credentials), ...changes },
      })
    },
    targetId: async ({ id }) =>
      (await control.syncedSubject(rule.id, id).catch(() => undefined))?.targetId,
  }
  return scene
}
