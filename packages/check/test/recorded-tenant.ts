import { deliveryDefaults, type User } from '@pingone-sandbox/contract'
import type { OutboundRequest, Time, Transport } from '@pingone-sandbox/pingone'
import { startTenant } from '../src/tenant/simulated-tenant.ts'
import type { Recorded } from './capture-formats.ts'
import { endpointToken, endpointUrl, startEndpoint } from './in-memory-endpoint.ts'

/** What becomes of a request in place of the answer of the endpoint. */
type Intervention = (request: OutboundRequest, pass: Transport) => ReturnType<Transport> | undefined

export interface RecordedTenantOptions {
  readonly profile: string
  readonly configuration?: Readonly<Record<string, unknown>>
  /** How many users are synced at a time; 1 unless given. With more, their requests overlap. */
  readonly concurrency?: number
}

/** A clock on which pauses take no time. */
function createSkippingTime(): Time {
  let elapsed = 0
  return {
    now: () => new Date(Date.UTC(2026, 10, 2, 9) + elapsed),
    monotonic: () => performance.now(),
    async sleep(milliseconds) {
      elapsed += milliseconds
    },
  }
}

/** Starts a PingOne in this process, with a rule for all users, and records each of its requests as the target sees it. */
export async function startRecordedTenant({
  profile,
  configuration,
  concurrency = 1,
}: RecordedTenantOptions) {
  const endpoint = startEndpoint()
  const time = createSkippingTime()
  const recorded: Recorded[] = []
  let intervene: Intervention = () => undefined
  const transport: Transport = async (request) => {
    const at = time.now().toISOString()
    // Some requests take longer than others.
    for (let turns = concurrency > 1 ? (recorded.length * 7) % 5 : 0; turns > 0; turns -= 1)
      // oxlint-disable-next-line no-await-in-loop -- one turn after another
      await new Promise(setImmediate)
    const result = await (intervene(request, endpoint.transport) ?? endpoint.transport(request))
    recorded.push({ at, request, response: result.response })
    await time.sleep(10)
    return result
  }
  const tenant = await startTenant({ transport, profile, randomSeed: 1, time })
  const { administrator, control } = tenant
  const target = {
    SCIM_URL: endpointUrl,
    SCIM_VERSION: '2.0',
    USERS_RESOURCE: '/Users',
    GROUPS_RESOURCE: '/Groups',
    USER_FILTER: 'username Eq "%s"',
    UNIQUE_USER_IDENTIFIER: 'userName',
    GROUP_MEMBERSHIP_HANDLING: 'Merge',
    REMOVE_ACTION: 'Delete',
    AUTHENTICATION_METHOD: 'OAuth 2 Bearer Token',
    AUTHORIZATION_TYPE: 'Bearer',
    OAUTH_ACCESS_TOKEN: endpointToken,
    ...configuration,
  }
  const store = { name: 'The target', type: 'scim', status: 'ACTIVE', configuration: target }
  const connection = await administrator.resources.stores.create(store as never)
  await control.setDelivery(connection.id, {
    ...deliveryDefaults,
    ...{ concurrency, retries: 2, backoffMs: 100, circuitThreshold: 0 },
  })
  const rule = await administrator.deployRule({
    connection,
    populationExpression: 'population.id pr',
  })

  const settle = async () => {
    await control.waitForIdle()
  }
  const users = new Map<string, User>()
  return {
    administrator,
    control,
    recorded,
    settle,
    ruleId: rule.id,
    intervene: (next: Intervention = () => undefined): void => {
      intervene = next
    },
    idOf: (name: string) => users.get(name)?.id ?? '',
    async hire(name: string, attributes: object = {}) {
      const user = await administrator.createUser(name, {
        name: { given: `Given ${name}`, family: 'Lovelace' },
        primaryPhone: '+44 20 7946 0000',
        ...attributes,
      })
      users.set(name, user)
      await settle()
    },
    async change(name: string, changes: object) {
      await administrator.updateUser(users.get(name)?.id ?? '', changes)
      await settle()
    },
    async provisionGroups(ids: readonly string[]) {
      const current = await administrator.resources.rules.read(rule.id)
      await administrator.resources.rules.replace(rule.id, {
        ...current,
        groups: ids.map((id) => ({ id })),
      })
      await administrator.revise()
      await settle()
    },
    async testConnection() {
      const { name, type } = store
      await administrator.call('POST', '/propagation/stores/connection/status', {
        ...{ name, type, id: connection.id, configuration: target },
      })
    },
    /** Sends a request to the target as another client. */
    async asOther(method: string, path: string, body?: object) {
      const { response } = await endpoint.transport({
        method,
        url: endpointUrl + path,
        headers: {
          authorization: `Bearer ${endpointToken}`,
          'content-type': 'application/scim+json',
        },
        ...(body && { body: JSON.stringify(body) }),
      })
      return JSON.parse(response?.body || '{}') as Readonly<Record<string, unknown>>
    },
    list: endpoint.list,
    async [Symbol.asyncDispose]() {
      await tenant[Symbol.asyncDispose]()
      await endpoint.close()
    },
  }
}

export type RecordedTenant = Awaited<ReturnType<typeof startRecordedTenant>>
