import { URN } from '@pingone-sandbox/scim'
import { patchOf } from '../test/provision.ts'
import type { Answer, Client } from '../test/start-server.ts'
import { filteredBase, formsOf } from './patch-forms.test-support.ts'
import type { Sender } from './sent.test-support.ts'
import { waysOf, type Way } from './ways.ts'

/** The `userName` of the user that `/Me` stands for. */
export const me = 'me'

/** A type of resource to write to. */
export interface Target {
  readonly endpoint: string
  readonly schema: string
  /** The attribute that a resource needs. */
  readonly name: string
}

export const users: Target = { endpoint: '/Users', schema: URN.user, name: 'userName' }
export const groups: Target = { endpoint: '/Groups', schema: URN.group, name: 'displayName' }

export interface WriteOptions {
  /** Default: users. */
  readonly target?: Target
  /** What the resource has before it is replaced or patched. */
  readonly base?: object
  /** The query of the request, such as `?attributes=title`. */
  readonly query?: string
}

/** A write that was tried. */
export interface Written {
  /** The way, and for a PATCH the operation. */
  readonly way: string
  readonly answer: Answer
  /** The status of a success. */
  readonly usual: number
  /** What there was to see before. */
  readonly before: unknown
  /** The same now: the resource, or how many there are when it is to be created. */
  readonly now: () => Promise<unknown>
  /** Reads the resource. */
  readonly read: () => Promise<Answer>
}

interface Request {
  readonly label: string
  readonly method: string
  readonly body: object
}

const writing = waysOf('create', 'replace', 'patch', 'patch by filter')
let serial = 0

export const isWrite = (way: Way): boolean => writing.includes(way)

/** Writes attributes in one way: with PATCH by `add` and by `replace`, each time to a resource of its own. */
export async function writeThrough(
  sender: Sender & { readonly way: Way },
  attributes: object | ((serial: number) => object),
  { target = users, base = {}, query = '' }: WriteOptions = {},
): Promise<readonly Written[]> {
  const { client, way } = sender
  const done: Written[] = []
  const count = requestsFor(way, target, attributesOf(attributes, 0), '').length
  for (let index = 0; index < count; index++) {
    const number = ++serial
    const name = way.startsWith('/Me') ? me : `${target.name}-${number}`
    const given = attributesOf(attributes, number)
    const request = requestsFor(way, target, given, name)[index] as Request
    if (name === me) await client.send('DELETE', '/Me')
    const first = { ...(way.endsWith('by filter') && filteredBase(given)), ...base }
    const path = request.method === 'POST' ? '' : await createBase(client, target, name, first)
    const now = () => look(client, path || target.endpoint)
    const before = await now()
    const answer = await sendIn(sender, request, { path: path || target.endpoint, query })
    done.push({
      way: `${way} ${request.label}`.trim(),
      answer,
      usual: request.method === 'POST' ? 201 : isSilent(request, target, query) ? 204 : 200,
      before,
      now,
      read: () => client.send('GET', path || placeOf(client, answer)),
    })
  }
  return done
}

const attributesOf = (attributes: object | ((serial: number) => object), number: number) =>
  typeof attributes === 'function' ? (attributes as (serial: number) => object)(number) : attributes

/** A group is not returned by a PATCH that asks for nothing. */
const isSilent = ({ method }: Request, { endpoint }: Target, query: string): boolean =>
  method === 'PATCH' && endpoint === '/Groups' && query === ''

function requestsFor(
  way: Way,
  { schema, name }: Target,
  attributes: object,
  nameValue: string,
): readonly Request[] {
  const [method = '', ...form] = way.replace(/^(Bulk|\/Me) /, '').split(' ')
  if (method !== 'PATCH') {
    const body = { schemas: [schema], [name]: nameValue, ...attributes }
    return [{ label: '', method, body }]
  }
  return formsOf(form.join(' '), attributes).map(({ label, operations }) => ({
    label,
    method,
    body: patchOf(...operations),
  }))
}

async function createBase(
  client: Client,
  { endpoint, schema, name }: Target,
  value: string,
  more: object,
): Promise<string> {
  const body = { schemas: [schema], [name]: value, ...more }
  const created = await client.send('POST', endpoint, { body })
  if (created.status !== 201) throw new Error(`No base: ${JSON.stringify(created.body)}`)
  return `${endpoint}/${created.body.id}`
}

async function look(client: Client, path: string): Promise<unknown> {
  const { body } = await client.send('GET', path)
  return body.totalResults ?? body
}

async function sendIn(
  { client, send, way }: Sender & { readonly way: Way },
  { method, body }: Request,
  { path, query }: { readonly path: string; readonly query: string },
): Promise<Answer> {
  if (way.startsWith('/Me')) return send(client, method, `/Me${query}`, { body })
  if (!way.startsWith('Bulk')) return send(client, method, `${path}${query}`, { body })
  const operation = {
    method,
    path: `${path}${query}`,
    data: body,
    ...(method === 'POST' && { bulkId: 'new' }),
  }
  return sendInBulk({ client, send }, operation)
}

/** Sends one operation in a bulk request, and answers what a request of its own would be answered, as far as it is told. */
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

/** The path of what was created. */
function placeOf({ origin }: Client, { headers }: Answer): string {
  return (headers.get('location') ?? '/none').replace(`${origin}/scim/v2`, '')
}
