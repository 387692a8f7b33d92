import { startTenant } from '../tenant/simulated-tenant.ts'
import type { Endpoint } from '../themes/endpoint.ts'
import { connectEndpoint } from './connect-endpoint.ts'
import { createOwnRequests } from './own-requests.ts'
import type { Connection } from './session.ts'

/** Opens a connection that provisions nothing, for the requests that clean up. */
export async function openCleaning(
  options: Connection,
): Promise<{ readonly endpoint: Endpoint } & AsyncDisposable> {
  const { transport, time, endpoint } = options
  const tenant = await startTenant({ transport, time, profile: 'current', randomSeed: 2 })
  const connection = await connectEndpoint(tenant, options)
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
