import type { CapturedRequest } from '../capture/captured-request.ts'
import { jsonOf, isObject, objectsOf } from '../capture/json.ts'
import { decodeQuery } from '../strip/strip-query.ts'

/** What a request is for, as its method, path and query say. */
export type Situation =
  | { readonly kind: 'token' }
  /** A search whose query the capture does not have. */
  | { readonly kind: 'search'; readonly of: ResourceKind }
  | { readonly kind: 'check'; readonly how: 'list-users' | 'get-user-0' }
  | { readonly kind: 'list'; readonly of: ResourceKind; readonly isFirst: boolean }
  | {
      readonly kind: 'lookup'
      readonly of: ResourceKind
      readonly filter: string
      /** The quoted value of the filter; undefined when it has none. */
      readonly identifier: string | undefined
      /** The filter with `%s` in the place of the value. */
      readonly expression: string
    }
  | { readonly kind: 'create'; readonly of: ResourceKind }
  | {
      readonly kind: 'read' | 'put' | 'patch' | 'delete'
      readonly of: ResourceKind
      readonly id: string
    }
  | { readonly kind: 'other' }

export type ResourceKind = 'user' | 'group'

const resourcePath = /\/(?<resource>Users|Groups)(?:\/(?<id>[^/?]+))?$/i
const quoted = /"((?:[^"\\]|\\.)*)"/

/** Recognises what a request is for. */
export function situationOf({ method, url, body, known }: CapturedRequest): Situation {
  if (/(^|&)grant_type=/.test(body ?? '')) return { kind: 'token' }
  const [address = '', query = ''] = url.split('?')
  const { resource, id } = resourcePath.exec(address)?.groups ?? {}
  if (resource === undefined) return { kind: 'other' }
  const of = resource.toLowerCase() === 'users' ? 'user' : 'group'
  if (id === undefined) {
    if (method === 'POST') return { kind: 'create', of }
    if (method !== 'GET') return { kind: 'other' }
    return known.query === 'none' ? { kind: 'search', of } : collectionRead(of, query)
  }
  if (method === 'GET' && of === 'user' && id === '0') return { kind: 'check', how: 'get-user-0' }
  const kind = kinds[method]
  return kind ? { kind, of, id: decodeURIComponent(id) } : { kind: 'other' }
}

const kinds: Readonly<Record<string, 'read' | 'put' | 'patch' | 'delete'>> = {
  GET: 'read',
  PUT: 'put',
  PATCH: 'patch',
  DELETE: 'delete',
}

function collectionRead(of: ResourceKind, query: string): Situation {
  const parameters = new Map(
    query.split('&').map((pair) => {
      const at = pair.indexOf('=')
      return [pair.slice(0, at < 0 ? pair.length : at), at < 0 ? '' : pair.slice(at + 1)] as const
    }),
  )
  const raw = parameters.get('filter')
  if (raw !== undefined) {
    const filter = decodeQuery(raw)
    const value = quoted.exec(filter)?.[1]
    return {
      ...{ kind: 'lookup', of, filter },
      identifier: value === undefined ? undefined : unescape(value),
      expression: filter.replace(quoted, '"%s"'),
    }
  }
  const isOne = of === 'user' && parameters.get('count') === '1' && !parameters.has('startIndex')
  if (isOne) return { kind: 'check', how: 'list-users' }
  const start = parameters.get('startIndex')
  return { kind: 'list', of, isFirst: start === undefined || start === '1' }
}

function unescape(text: string): string {
  const value = jsonOf(`"${text}"`)
  return typeof value === 'string' ? value : text
}

/** The resources of an answer to a search or a list. */
export function rowsOf(answer: unknown) {
  return isObject(answer) ? objectsOf(answer['Resources'] ?? answer['resources']) : []
}
