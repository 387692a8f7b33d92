import { scimConfiguration, type Exchange, type ScimConfiguration } from '@pingone-sandbox/contract'
import type { ConnectionRecord } from '../configuration/records.ts'

/** Why a recorded request is not used again, and what to do about it. */
export interface ReuseRefusal {
  readonly refusal: string
  readonly hint?: string
}

/** Reads the configuration that the connection of an exchange has now, with its secrets. */
export async function presentConfiguration(
  { connection: { id, name } }: Pick<Exchange, 'connection'>,
  connection: (id: string) => Promise<ConnectionRecord | undefined>,
): Promise<{ readonly configuration: ScimConfiguration } | ReuseRefusal> {
  const present = id === undefined ? undefined : await connection(id)
  if (present === undefined)
    return { refusal: `There is no saved connection ${name}, and so there are no credentials.` }
  const { data } = scimConfiguration.safeParse(present.configuration)
  return data === undefined
    ? { refusal: `The configuration of the connection ${name} is not complete.` }
    : { configuration: data }
}

/** Tells whether an address lies below the base URL of a connection. */
export function leadsTo({ SCIM_URL: base }: ScimConfiguration, url: string): boolean {
  return (
    URL.canParse(url) &&
    new URL(url).href.startsWith(`${new URL(base).href.replace(/(?<!\/)\/+$/, '')}/`)
  )
}
