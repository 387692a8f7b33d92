import type { ConnectionRecord } from '../configuration/records.ts'
import type { Outbound } from '../outbound/outbound.ts'
import type { Failure } from '../outbound/result.ts'
import { maskAddress } from '../secrecy/mask-address.ts'
import type { OutboundResponse } from '../wire/transport.ts'
import { leadsTo, presentConfiguration, type ReuseRefusal } from './present-configuration.ts'

export interface AskTargetOptions {
  readonly connection: (id: string) => Promise<ConnectionRecord | undefined>
  readonly ask: Outbound['ask']
}

/** A request to the target of a connection, as a person writes it. */
export interface TargetQuestion {
  readonly method: string
  /** Below the SCIM base URL. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

/** Asks the target of a connection; returns undefined when there is no such SCIM connection. */
export type AskTarget = (
  connectionId: string,
  question: TargetQuestion,
) => Promise<
  { readonly answer: OutboundResponse } | { readonly failure: Failure } | ReuseRefusal | undefined
>

/**
 * Creates what sends a request of a person to the target of a connection, with the credentials that the connection has now.
 *
 * It refuses a path that leads out of the SCIM base URL: credentials go to the target alone.
 */
export function createAskTarget({ connection, ask }: AskTargetOptions): AskTarget {
  return async (connectionId, { path, ...question }) => {
    const record = await connection(connectionId)
    if (record?.type !== 'scim') return undefined
    const { id, name } = record
    const present = await presentConfiguration({ connection: { id, name } }, async () => record)
    if ('refusal' in present) return present
    const { configuration } = present
    const url = URL.parse(configuration.SCIM_URL.replace(/(?<!\/)\/+$/, '') + path)?.href
    if (url === undefined || !leadsTo(configuration, url))
      return {
        refusal: `${path} does not stay below ${maskAddress(configuration.SCIM_URL)}.`,
        hint: 'The path begins with a resource: /Users, /Groups?filter=…',
      }
    const result = await ask({ ...question, url }, configuration, { id, name })
    return result.ok ? { answer: result.value } : { failure: result.failure }
  }
}
