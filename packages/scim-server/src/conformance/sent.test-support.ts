import type { Answer, Client, SendOptions } from '../test/start-server.ts'
import type { Way } from './ways.ts'

/** Sends one request. */
export type Send = (
  client: Client,
  method: string,
  path: string,
  options?: SendOptions,
) => Promise<Answer>

/** The content of a request. */
export interface Sender {
  readonly client: Client
  readonly send: Send
}

const descriptions = ['ServiceProviderConfig', 'ResourceTypes', 'Schemas']

/** Tells in which ways a request reaches the server, by what is sent. */
export function waysOfRequest(method: string, path: string, body: unknown): readonly Way[] {
  const { pathname, searchParams } = new URL(`http://scim.test${path}`)
  const [, first = '', second] = pathname.split('/')
  if (first === 'Bulk')
    return method === 'POST' ? operationsIn(body).map(wayInBulk) : [method as Way]
  if (first === '.search') return ['root .search']
  if (second === '.search') return ['.search']
  if (first === 'Me') return [`/Me ${formOf(method, body)}` as Way]
  if (method !== 'GET' || second !== undefined || descriptions.includes(first))
    return [formOf(method, body) as Way]
  if (first === '') return ['root']
  return [
    searchParams.has('cursor') ? 'cursor' : 'list',
    ...(searchParams.has('filter') ? (['filter'] as const) : []),
    ...(searchParams.has('sortBy') ? (['sort'] as const) : []),
  ]
}

function wayInBulk(operation: object): Way {
  const { method, data } = operation as { readonly method?: unknown; readonly data?: unknown }
  return `Bulk ${formOf(String(method).toUpperCase(), data)}` as Way
}

/** The method; for a PATCH also how its operations name what they change. */
export function formOf(method: string, body: unknown): string {
  if (method !== 'PATCH') return method
  const paths = operationsIn(body).map((each) => (each as { readonly path?: unknown }).path)
  if (paths.some((path) => String(path).includes('['))) return 'PATCH by filter'
  return paths.includes(undefined) ? 'PATCH without path' : 'PATCH'
}

function operationsIn(body: unknown): readonly object[] {
  const { Operations } = Object(parsed(body)) as { readonly Operations?: unknown }
  return Array.isArray(Operations) ? Operations.map(Object) : []
}

/** Parses a body that is sent as text or as bytes. */
function parsed(body: unknown): unknown {
  const text = body instanceof Uint8Array ? Buffer.from(body).toString('latin1') : body
  if (typeof text !== 'string') return text
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
