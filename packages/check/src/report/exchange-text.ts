import type { CheckExchange, CheckFinding, CheckReport } from '@pingone-sandbox/contract'

/** The exchanges that show a finding, the decisive one first. */
export function exchangesOf(
  { exchanges: ids }: CheckFinding,
  { exchanges }: CheckReport,
): readonly CheckExchange[] {
  const byId = new Map(exchanges.map((exchange) => [exchange.id, exchange]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** In the order in which they were sent. */
export const inOrder = (exchanges: readonly CheckExchange[]): readonly CheckExchange[] =>
  exchanges.toSorted((one, other) => one.at.localeCompare(other.at))

/** What a finding says beyond its summary. */
export const furtherDetails = ({ details, summary }: CheckFinding): readonly string[] =>
  details.filter((detail) => detail !== summary)

/** The request as in an `.http` file. */
export function requestText({ request: { method, url, headers, body } }: CheckExchange): string {
  return message(`${method} ${url}`, headers, body)
}

/** The answer, or why there is none that can be read. */
export function responseText({ response, failure }: CheckExchange): string {
  if (response === undefined) return failure?.message ?? 'No answer came.'
  const { status, headers, body, note } = response
  const text = message(String(status), headers, body === '' ? undefined : body)
  return note === undefined ? text : `${text}\n\n(${note})`
}

/** The status of the answer, or a word in its place. */
export const statusText = ({ response, failure }: CheckExchange): string =>
  response ? String(response.status) : (failure?.code ?? 'no answer')

/** The path below the SCIM base URL, with its escapes resolved; the whole URL of another place. */
export function pathText({ request: { url } }: CheckExchange, { endpoint }: CheckReport): string {
  const path = url.startsWith(`${endpoint}/`) ? url.slice(endpoint.length) : url
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function message(
  first: string,
  headers: Readonly<Record<string, string>>,
  body: string | undefined,
): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return [first, ...lines, ...(body === undefined ? [] : ['', indented(body)])].join('\n')
}

/** JSON on several lines; any other text as it is. */
function indented(body: string): string {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' ? JSON.stringify(value, null, 2) : body
  } catch {
    return body
  }
}
