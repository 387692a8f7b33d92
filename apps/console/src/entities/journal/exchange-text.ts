import { isExpectedMiss, type Exchange } from '@pingone-sandbox/contract'

type Answered = Pick<Exchange, 'quirks' | 'response'>

/** Whether the request was answered successfully. */
export const isSuccessful = (exchange: Answered): boolean =>
  exchange.response !== undefined && (exchange.response.status < 400 || isExpectedMiss(exchange))

/** The decoded path of a request; the inspector has the exact address. */
export const readablePath = ({ request: { url } }: Pick<Exchange, 'request'>): string =>
  readableUrl(url)

/** The decoded path and query of an address. */
export function readableUrl(url: string): string {
  try {
    const { pathname, search } = new URL(url)
    return decodeURIComponent(pathname + search)
  } catch {
    return url
  }
}

/** The status of the answer, or why there is none. */
export const answerText = ({ response, failure }: Pick<Exchange, 'response' | 'failure'>): string =>
  String(response?.status ?? failure?.code ?? 'no answer')

/** The tone of the answer, alike in every list and in the inspector. */
export const answerTone = (exchange: Answered): 'success' | 'danger' =>
  isSuccessful(exchange) ? 'success' : 'danger'
