import type { ScimConfiguration } from '@pingone-sandbox/contract'
import type { ConnectionRecord } from '../configuration/records.ts'
import { presentConfiguration, type ReuseRefusal } from './present-configuration.ts'

/**
 * Reads the configuration of a saved SCIM connection with its secrets, for code in this process; undefined when there is no such
 * connection.
 */
export type ReadCredentials = (
  connectionId: string,
) => Promise<
  { readonly name: string; readonly configuration: ScimConfiguration } | ReuseRefusal | undefined
>

export function createReadCredentials(
  connection: (id: string) => Promise<ConnectionRecord | undefined>,
): ReadCredentials {
  return async (connectionId) => {
    const record = await connection(connectionId)
    if (record?.type !== 'scim') return undefined
    const { id, name } = record
    const present = await presentConfiguration({ connection: { id, name } }, async () => record)
    return 'refusal' in present ? present : { name, configuration: present.configuration }
  }
}
