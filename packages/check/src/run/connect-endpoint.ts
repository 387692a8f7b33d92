import type { DeliverySettings, PropagationStore } from '@pingone-sandbox/contract'
import { configurationOf, type Credentials } from '../tenant/credentials.ts'
import type { SimulatedTenant } from '../tenant/simulated-tenant.ts'

export interface ConnectOptions {
  /** The SCIM base URL. */
  readonly endpoint: string
  readonly credentials: Credentials
  readonly acceptCertificate: boolean
  /** The timeout of one request in milliseconds. */
  readonly timeoutMs: number
  /** Keys of the connection that differ from those of a check. */
  readonly configuration?: Readonly<Record<string, unknown>> | undefined
  readonly delivery?: DeliverySettings
}

/** Creates the connection of a tenant to the endpoint. It never spares an endpoint that fails. */
export async function connectEndpoint(
  { administrator, control }: Pick<SimulatedTenant, 'administrator' | 'control'>,
  options: ConnectOptions,
): Promise<PropagationStore> {
  const connection = await administrator.resources.stores.create({
    name: 'The endpoint',
    type: 'scim',
    status: 'ACTIVE',
    configuration: {
      SCIM_URL: options.endpoint,
      SCIM_VERSION: '2.0',
      USERS_RESOURCE: '/Users',
      GROUPS_RESOURCE: '/Groups',
      USER_FILTER: 'userName eq "%s"',
      UNIQUE_USER_IDENTIFIER: 'userName',
      GROUP_MEMBERSHIP_HANDLING: 'Merge',
      REMOVE_ACTION: 'Disable',
      ...configurationOf(options.credentials),
      ...options.configuration,
    },
  })
  await control.setDelivery(connection.id, {
    timeoutMs: options.timeoutMs,
    acceptCertificate: options.acceptCertificate,
    circuitThreshold: 0,
    ...options.delivery,
  })
  return connection
}
