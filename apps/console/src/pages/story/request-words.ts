import type { ExchangeBrief } from '@pingone-sandbox/contract'
import { readableUrl } from '../../entities/journal/exchange-text.ts'

/** The status of the answer, or why there is none. */
export const answerWords = ({ status, failure }: ExchangeBrief): string =>
  String(status ?? failure?.code ?? 'no answer')

/** How an exchange ended. The connection check asks for a user that no target has. */
export function answerTone({ status, failure, purpose }: ExchangeBrief): 'success' | 'danger' {
  if (failure !== undefined || status === undefined) return 'danger'
  return status < 400 || (purpose === 'check' && status === 404) ? 'success' : 'danger'
}

/** The last exchange that failed, else the last one: after an attempt that fails, a create is looked up once more. */
export const lastFailing = (exchanges: readonly ExchangeBrief[]): ExchangeBrief | undefined =>
  exchanges.findLast((exchange) => answerTone(exchange) === 'danger') ?? exchanges.at(-1)

/** The path of a request from the resource on: every request of a connection begins with the same. */
export const shortPath = (url: string): string =>
  readableUrl(url).replace(/^.*?(?=\/(?:Users|Groups|ServiceProviderConfig|Schemas)\b)/, '')
