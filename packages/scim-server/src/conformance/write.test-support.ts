import { URN } from '@pingone-sandbox/scim'
import { patchOf } from '../test/provision.ts'
import type { Answer, Client } from '../test/start-server.ts'
import { filteredBase, formsOf } from './patch-forms.test-support.ts'
import { collectionOf, look, resourceOf, type Target } from './place.test-support.ts'
import type { Sender } from './sent.test-support.ts'
import { waysOf, type Way } from './ways.ts'

export const users: Target = { endpoint: '/Users', schema: URN.user, name: 'userName' }
export const groups: Target = { endpoint: '/Groups', schema: URN.group, name: 'displayName' }

export interface WriteOptions {
  /** Default: users. */
  readonly target?: Target
  /** What the resource has before it is replaced or patched. */
  readonly base?: Attributes
  /** Does something before the request; gets the path that it is sent to. */
  readonly prepare?: (path: string) => Promise<void>
  /** The query of the request, such as `?attributes=title`. */
  readonly query?: string
  readonly headers?: Readonly<Record<string, string>>
  /** Leaves out ways in which these attributes cannot be written. */
  readonly only?: (way: Way) => boolean
}

/** Attributes, or what makes them for the write of a number. */
export type Attributes = object | ((serial: number) => object)

/** A write that was tried. */
export interface Written {
  /** The way, and for a PATCH the operation. */
  readonly way: string
  readonly answer: Answer
  /** The status of a success. */
  readonly usual: number
  /** What there was before: the resource, or how many there are of its type when it is to be created. */
  readonly before: unknown
  /** The same afterwards. */
  readonly after: unknown
  /** The resource as a GET returns it afterwards; undefined when there is none. */
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly body: any
}

interface Request {
  readonly label: string
  readonly method: string
  readonly body: object
}

const writing = waysOf(
  'create',
  'replace',
  'patch by path',
  'patch without path',
  'patch by filter',
)
let serial = 0

export const isWrite = (way: Way): boolean => writing.includes(way)

/** Writes attributes in one way: with PATCH by `add` and by `replace`, each time to a resource of its own. */
export async function writeThrough(
  sender: Sender & { readonly way: Way },
  attributes: Attributes,
  options: WriteOptions = {},
): Promise<readonly Written[]> {
  const { way } = sender
  const { target = users } = options
  const done: Written[] = []
  const count = requestsFor(way, target, attributesOf(attributes, 0)).length
  for (let index = 0; index < count; index++) {
    const given = attributesOf(attributes, ++serial)
    const request = requestsFor(way, target, given)[index] as Request
    const first = { ...(way.endsWith('by filter') && filteredBase(given)) }
    done.push(await perform(sender, request, { ...options, first }))
  }
  return done
}

/** Sends a PATCH of these operations in one way, to a resource of its own. */
export function patchThrough(
  sender: Sender & { readonly way: Way },
  operations: readonly object[],
  options: WriteOptions = {},
): Promise<Written> {
  const request = { label: '', method: 'PATCH', body: patchOf(...operations) }
  return perform(sender, request, options)
}

async function perform(
  sender: Sender & { readonly way: Way },
  { label, method, body }: Request,
  options: WriteOptions & { readonly first?: object },
): Promise<Written> {
  const { client, way } = sender
  const { target = users, query = '', headers, prepare } = options
  const number = ++serial
  const base = { ...options.first, ...attributesOf(options.base ?? {}, number) }
  const place =
    method === 'POST'
      ? await collectionOf(client, { target, number })
      : await resourceOf(client, { target, base, isMe: way.startsWith('/Me'), number })
  const { path, name } = place
  await prepare?.(path)
  const before = prepare ? await look(client, path) : place.state
  const named = method === 'PATCH' ? body : { [target.name]: name, ...body }
  const answer = await sendIn(sender, { method, path, query, body: named, headers })
  const after = await look(client, path)
  place.keep(after)
  return {
    way: `${way} ${label}`.trim(),
    answer,
    usual: usualStatus(method, target, query),
    before,
    after,
    body: method === 'POST' ? await lookAtCreated(client, answer) : after,
  }
}

export const attributesOf = (attributes: Attributes, number: number): object =>
  typeof attributes === 'function' ? (attributes as (serial: number) => object)(number) : attributes

/** A group is not returned by a PATCH that asks for nothing. */
function usualStatus(method: string, { endpoint }: Target, query: string): number {
  if (method === 'POST') return 201
  return method === 'PATCH' && endpoint === '/Groups' && query === '' ? 204 : 200
}

function requestsFor(way: Way, { schema }: Target, attributes: object): readonly Request[] {
  const [method = '', ...form] = way.replace(/^(Bulk|\/Me) /, '').split(' ')
  if (method !== 'PATCH') return [{ label: '', method, body: { schemas: [schema], ...attributes } }]
  return formsOf(form.join(' '), attributes).map(({ label, operations }) => ({
    label,
    method,
    body: patchOf(...operations),
  }))
}

interface Outgoing {
  readonly method: string
  readonly path: string
  readonly query: string
  readonly body: object
  readonly headers: Readonly<Record<string, string>> | undefined
}

async function sendIn(
  { client, send, way }: Sender & { readonly way: Way },
  { method, path, query, body, headers }: Outgoing,
): Promise<Answer> {
  const options = { body, ...(headers && { headers }) }
  if (way.startsWith('/Me')) return send(client, method, `/Me${query}`, options)
  if (!way.startsWith('Bulk')) return send(client, method, `${path}${query}`, options)
  const version = headers?.['if-match']
  const more = { ...(method === 'POST' && { bulkId: 'new' }), ...(version && { version }) }
  return sendInBulk({ client, send }, { method, path: `${path}${query}`, ...more, data: body })
}

/** Sends one operation in a bulk request and returns its outcome as the answer to a single request. */
export async function sendInBulk({ client, send }: Sender, operation: object): Promise<Answer> {
  const body = { schemas: [URN.bulkRequest], Operations: [operation] }
  const answer = await send(client, 'POST', '/Bulk', { body })
  const [outcome] = answer.body.Operations ?? []
  if (!outcome) return answer
  const headers = new Headers()
  if (outcome.location) headers.set('location', outcome.location)
  if (outcome.version) headers.set('etag', outcome.version)
  return { status: Number(outcome.status), headers, body: outcome.response }
}

/** Reads the created resource. */
async function lookAtCreated(client: Client, { headers }: Answer): Promise<unknown> {
  const location = headers.get('location')
  return location ? look(client, `/${location.split('/').slice(-2).join('/')}`) : undefined
}
