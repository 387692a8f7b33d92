import { configurationOf } from '../tenant/credentials.ts'
import { startTenant } from '../tenant/simulated-tenant.ts'
import type { Endpoint } from '../themes/endpoint.ts'
import { createOwnRequests } from './own-requests.ts'
import type { Connection } from './session.ts'

/** Opens a connection that provisions nothing, for the requests that clean up. */
export async function openCleaning(
  options: Connection,
): Promise<{ readonly endpoint: Endpoint } & AsyncDisposable> {
  const { transport, time, endpoint } = options
  const tenant = await startTenant({ transport, time, profile: 'current', randomSeed: 2 })
  const connection = await tenant.administrator.resources.stores.create({
    name: 'The endpoint',
    type: 'scim',
    status: 'ACTIVE',
    configuration: {
      SCIM_URL: endpoint,
      SCIM_VERSION: '2.0',
      USERS_RESOURCE: '/Users',
      GROUPS_RESOURCE: '/Groups',
      USER_FILTER: 'userName eq "%s"',
      UNIQUE_USER_IDENTIFIER: 'userName',
      GROUP_MEMBERSHIP_HANDLING: 'Merge',
      REMOVE_ACTION: 'Disable',
      ...configurationOf(options.credentials),
    },
  })
  await tenant.control.setDelivery(connection.id, {
    timeoutMs: options.timeoutMs,
    acceptCertificate: options.acceptCertificate,
    circuitThreshold: 0,
  })
  return {
    endpoint: createOwnRequests({
      control: tenant.control,
      connectionId: connection.id,
      endpoint,
      time,
      newId: () => crypto.randomUUID(),
      onExchange: () => {},
    }),
    [Symbol.asyncDispose]: () => tenant[Symbol.asyncDispose](),
  }
}
