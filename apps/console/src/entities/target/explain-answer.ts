import { parseFilter } from '@pingone-sandbox/scim'
import type { TargetAnswer } from '@pingone-sandbox/contract'
import { counted, formatCount } from '../../lib/format-count.ts'

/** Explains an answer of a SCIM server. */
export function explainAnswer(
  { method, path }: { readonly method: string; readonly path: string },
  { status, body }: Pick<TargetAnswer, 'status' | 'body'>,
): string {
  const answer = readObject(body)
  if (status >= 400) return explainError(status, answer, path)
  if (Array.isArray(answer['Resources'])) return explainList(answer['Resources'].length, answer)
  switch (method) {
    case 'GET':
      return 'The resource as the server stores it.'
    case 'POST':
      return status === 201 ? 'Created: the answer carries the id that the server chose.' : 'Done.'
    case 'DELETE':
      return 'Deleted. The server answers without a body.'
    case 'PUT':
    case 'PATCH':
      return status === 204
        ? 'Changed. The server answers without a body.'
        : 'Changed: the answer is the current resource.'
    default:
      return 'Done.'
  }
}

/** @see {@link https://www.rfc-editor.org/rfc/rfc7644#section-3.12 RFC 7644 §3.12} */
const errors: Readonly<Record<number, string>> = {
  400: 'The request is wrong.',
  401: 'The token is missing or wrong.',
  403: 'The token is right, but not enough for this.',
  404: 'There is no such resource, or no such endpoint.',
  405: 'The endpoint does not accept this method.',
  409: 'A unique value is taken already, usually the userName.',
  412: 'The resource has changed since it was read.',
  413: 'The request is larger than the server accepts.',
  415: 'The server does not accept this content type.',
  429: 'Too many requests: wait as long as Retry-After says.',
  501: 'The server does not support this.',
}

function explainError(
  status: number,
  { scimType, detail }: Readonly<Record<string, unknown>>,
  path: string,
): string {
  const said = [
    typeof scimType === 'string' ? `(${scimType})` : '',
    typeof detail === 'string' ? detail : '',
  ]
    .join(' ')
    .trim()
  return [
    errors[status] ?? (status >= 500 ? 'The server made a mistake.' : 'The server refused.'),
    said,
    scimType === 'invalidFilter' ? explainFilter(path) : '',
  ]
    .filter(Boolean)
    .join(' ')
}

function explainFilter(path: string): string {
  const filter = new URLSearchParams(path.slice(path.indexOf('?') + 1)).get('filter') ?? ''
  try {
    parseFilter(filter)
    return 'The filter is right by the grammar; the server does not accept it.'
  } catch {
    return 'The filter does not follow the grammar of RFC 7644 §3.4.2.2.'
  }
}

function explainList(count: number, { totalResults }: Readonly<Record<string, unknown>>): string {
  if (totalResults === 0) return 'Nothing matches. A provisioning client creates the resource next.'
  return count === totalResults
    ? `${counted(count, 'resource matches', 'resources match')}.`
    : `${formatCount(Number(totalResults))} match, of which this page has ${formatCount(count)}.`
}

function readObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}
