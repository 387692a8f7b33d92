import { scimConfiguration, type Exchange, type ScimConfiguration } from '@pingone-sandbox/contract'
import type { Journal } from '../journal/journal.ts'
import { isMasked } from '../secrecy/mask.ts'
import { maskAddress } from '../secrecy/mask-address.ts'
import { StoppedError } from '../time/pauses.ts'
import type { ConnectionRecord } from '../configuration/records.ts'

/** Why a recorded request is not sent again, and what to do about it. */
export interface ReplayRefusal {
  readonly refusal: string
  readonly hint?: string
}

export interface ReplayOptions {
  readonly journal: Pick<Journal, 'exchange'>
  readonly connection: (id: string) => Promise<ConnectionRecord | undefined>
  /** Sends the request; resolves to the id of the last exchange. */
  readonly send: (exchange: Exchange, configuration: ScimConfiguration) => Promise<string>
}

/** Sends a recorded request again; returns undefined when the journal does not have it. */
export type Replay = (
  exchangeId: string,
) => Promise<(Exchange & { readonly seq: number }) | ReplayRefusal | undefined>

/**
 * Creates what sends a recorded request again, with the connection's present credentials, since the journal has masked the
 * recorded ones.
 *
 * Only the request is repeated: the sync ignores the answer. Credentials are sent only to the present address of the connection.
 */
export function createReplay({ journal, connection, send }: ReplayOptions): Replay {
  return async (exchangeId) => {
    const exchange = await journal.exchange(exchangeId)
    if (exchange === undefined) return undefined
    if (exchange.purpose === 'token')
      return {
        refusal: 'A token request is not sent again.',
        hint: 'Test the connection: it asks for a token when it needs one.',
      }
    const { id, name } = exchange.connection
    const present = id === undefined ? undefined : await connection(id)
    if (present === undefined)
      return {
        refusal: `There is no saved connection ${name}, and so there are no credentials.`,
      }
    const { data: configuration } = scimConfiguration.safeParse(present.configuration)
    if (configuration === undefined)
      return { refusal: `The configuration of the connection ${name} is not complete.` }
    if (isMasked(exchange.request.url))
      return {
        refusal: 'The address holds a secret, which the journal has masked.',
        hint: 'Copy the request as a curl command, and fill in what is masked.',
      }
    if (!leadsTo(configuration, exchange.request.url))
      return {
        refusal: `The connection leads to ${maskAddress(configuration.SCIM_URL)} now, and its credentials are not sent elsewhere.`,
        hint: 'Copy the request as a curl command, and fill in what is masked.',
      }
    if (isMasked(exchange.request.body ?? ''))
      return {
        refusal: 'The body holds a secret, which the journal has masked.',
        hint: 'Copy the request as a curl command, and fill in what is masked.',
      }
    try {
      return await journal.exchange(await send(exchange, configuration))
    } catch (error) {
      if (error instanceof StoppedError) return { refusal: error.message }
      throw error
    }
  }
}

/** Whether an address lies below the base URL of a connection. */
function leadsTo({ SCIM_URL: base }: ScimConfiguration, url: string): boolean {
  return (
    URL.canParse(url) &&
    new URL(url).href.startsWith(`${new URL(base).href.replace(/(?<!\/)\/+$/, '')}/`)
  )
}
