import type { Exchange } from '@pingone-sandbox/contract'
import type { JournalWriter } from '../journal/journal.ts'
import type { Caller, ExchangeContext } from './call.ts'
import { isQuirkId } from './quirks.ts'

export interface ReplayOptions {
  readonly journal: JournalWriter
  /** Creates the caller that sends the request and records its exchanges with a writer. */
  readonly callerWith: (context: ExchangeContext, writer: JournalWriter) => Caller
}

/**
 * Sends a recorded request again, and records the exchange as a replay of it. Resolves to the id of the last exchange: its own, or that
 * of a token request that failed.
 */
export async function replayExchange(
  recorded: Exchange,
  { journal, callerWith }: ReplayOptions,
): Promise<string> {
  const { id, purpose, summary, quirks, request, rule, connection, subject } = recorded
  let last = id
  const call = callerWith(
    { connection, ...(rule && { rule }), ...(subject && { subject }) },
    {
      append(entry) {
        if (entry.type !== 'exchange') return journal.append(entry)
        last = entry.exchange.id
        const isToken = entry.exchange.purpose === 'token'
        return journal.append(
          isToken ? entry : { ...entry, exchange: { ...entry.exchange, replayOf: id } },
        )
      },
    },
  )
  await call(
    { purpose, summary, quirks: quirks.filter(isQuirkId) },
    {
      method: request.method,
      url: request.url,
      ...(request.body !== undefined && { body: JSON.parse(request.body) as unknown }),
    },
  )
  return last
}
