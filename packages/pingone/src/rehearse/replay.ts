import type { Exchange, ScimConfiguration } from '@pingone-sandbox/contract'
import type { Journal } from '../journal/journal.ts'
import { isMasked } from '../secrecy/mask.ts'
import { maskAddress } from '../secrecy/mask-address.ts'
import { StoppedError } from '../time/pauses.ts'
import type { ConnectionRecord } from '../configuration/records.ts'
import { leadsTo, presentConfiguration, type ReuseRefusal } from './present-configuration.ts'

export interface ReplayOptions {
  readonly journal: Pick<Journal, 'exchange'>
  readonly connection: (id: string) => Promise<ConnectionRecord | undefined>
  /** Sends the request; resolves to the id of the last exchange. */
  readonly send: (exchange: Exchange, configuration: ScimConfiguration) => Promise<string>
}

/** Sends a recorded request again; returns undefined when the journal does not have it. */
export type Replay = (
  exchangeId: string,
) => Promise<(Exchange & { readonly seq: number }) | ReuseRefusal | undefined>

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
    const present = await presentConfiguration(exchange, connection)
    if ('refusal' in present) return present
    const { configuration } = present
    if (isMasked(exchange.request.url))
      return {
        refusal: 'The address holds a secret, which the journal has masked.',
        hint: 'Copy the request as a curl command, and set its variables.',
      }
    if (!leadsTo(configuration, exchange.request.url))
      return {
        refusal: `The connection leads to ${maskAddress(configuration.SCIM_URL)} now, and its credentials are not sent elsewhere.`,
        hint: 'Copy the request as a curl command, and set its variables.',
      }
    if (isMasked(exchange.request.body ?? ''))
      return {
        refusal: 'The body holds a secret, which the journal has masked.',
        hint: 'Copy the request as a curl command, and set its variables.',
      }
    try {
      return await journal.exchange(await send(exchange, configuration))
    } catch (error) {
      if (error instanceof StoppedError) return { refusal: error.message }
      throw error
    }
  }
}
