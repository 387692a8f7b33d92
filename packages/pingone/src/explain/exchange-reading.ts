import { parseScimErrorBody } from '@pingone-sandbox/scim'
import type { Exchange } from '@pingone-sandbox/contract'
import { tryJson } from '../wire/answer-body.ts'

export const statusOf = ({ response, failure }: Exchange): number | undefined =>
  response?.status ?? failure?.status

/** Tells whether an exchange has an answer with a success status that was read. */
export function isSuccess(exchange: Exchange): boolean {
  const { response, failure } = exchange
  return failure === undefined && response !== undefined && response.status < 300
}

/** The last exchange of a status; of several, of one of them. */
export const lastOf = (
  exchanges: readonly Exchange[],
  ...statuses: readonly number[]
): Exchange | undefined =>
  exchanges.findLast((exchange) => statuses.includes(statusOf(exchange) ?? 0))

/** The last exchange that failed: no answer, or a status of 300 or more. */
export const lastFailed = (exchanges: readonly Exchange[]): Exchange | undefined =>
  exchanges.findLast((exchange) => !isSuccess(exchange))

/** The last exchange before another one that satisfies a test. */
export function lastBefore(
  exchanges: readonly Exchange[],
  exchange: Exchange,
  test: (each: Exchange) => boolean,
): Exchange | undefined {
  return exchanges.slice(0, exchanges.indexOf(exchange)).findLast(test)
}

/** The filter that a search sends. */
export function filterOf({ request }: Exchange): string | undefined {
  return URL.parse(request.url)?.searchParams.get('filter') ?? undefined
}

/** Tells whether a request addresses one resource by its id. A search or a list has a query. */
export const isById = ({ request }: Exchange): boolean =>
  request.method !== 'POST' && URL.parse(request.url)?.search === ''

/** Method and path, without the id of a resource and the query. `PUT /Users` */
export function methodAndResource(exchange: Exchange): string {
  const { method, url } = exchange.request
  const segments = URL.parse(url)?.pathname.split('/').filter(Boolean) ?? []
  return `${method} /${segments.at(isById(exchange) ? -2 : -1) ?? ''}`
}

/** What the answer says: the `detail` of a SCIM Error, or the beginning of another text. Empty without a reason. */
export function reasonOf({ response, failure }: Exchange): string {
  if (failure) return failure.message
  const body = response?.body ?? ''
  const { scimType, detail } = parseScimErrorBody(tryJson(body)) ?? {}
  const said = [scimType, detail].filter((each) => each !== undefined && each !== '').join(': ')
  return said === '' ? firstWords(body) : said
}

/** The body as a JSON value; undefined when it is none. */
export const bodyOf = ({ body }: { readonly body?: string | undefined }): unknown =>
  body === undefined ? undefined : tryJson(body)

/** Tells whether the answer is a page for people. */
export function isPage({ response }: Exchange): boolean {
  const type = response?.headers['content-type'] ?? ''
  return /\bhtml\b/i.test(type) || /^\s*<!?(?:doctype|html)/i.test(response?.body ?? '')
}

const longestQuote = 160

function firstWords(body: string): string {
  const line = body.trim().replaceAll(/\s+/g, ' ')
  return line.length > longestQuote ? `${line.slice(0, longestQuote)}…` : line
}
