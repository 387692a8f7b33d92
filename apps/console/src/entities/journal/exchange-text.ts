import { isExpectedMiss, type Exchange } from '@pingone-sandbox/contract'

/** Whether the request was answered successfully. */
export const isSuccessful = (exchange: Exchange): boolean =>
  exchange.response !== undefined && (exchange.response.status < 400 || isExpectedMiss(exchange))

/** The decoded path of a request; the inspector has the exact address. */
export const readablePath = ({ request: { url } }: Exchange): string => readableUrl(url)

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
export const answerText = ({ response, failure }: Exchange): string =>
  String(response?.status ?? failure?.code ?? 'no answer')

/** The tone of the answer, alike in every list and in the inspector. */
export const answerTone = (exchange: Exchange): 'success' | 'danger' =>
  isSuccessful(exchange) ? 'success' : 'danger'
