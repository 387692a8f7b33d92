import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createCollection, type Resource, ScimError } from './collection.ts'

// A small SCIM 2.0 endpoint that PingOne can provision into. It has users and groups in memory, and one token.
const { HOST = '127.0.0.1', PORT = '3000', SCIM_TOKEN = 'secret' } = process.env
const base = '/scim/v2'

const users = createCollection({ type: 'User', unique: 'userName', path: `${base}/Users` })
const groups = createCollection({ type: 'Group', path: `${base}/Groups` })
const collections = { Users: users, Groups: groups }

const server = createServer((request, response) => void handle(request, response))
server.listen(Number(PORT), HOST, () => {
  const { port } = server.address() as AddressInfo
  console.log(`The endpoint listens at http://${HOST}:${port}${base}`)
})

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    if (request.headers.authorization !== `Bearer ${SCIM_TOKEN}`)
      throw new ScimError(401, 'The token is not valid.')
    const { status, body } = answer(request, await readJson(request))
    send(response, status, body)
  } catch (error) {
    const refusal = error instanceof ScimError ? error : new ScimError(500, String(error))
    send(response, refusal.status, refusal.toJSON())
  }
}

interface Answer {
  readonly status: number
  readonly body?: object
}

function answer({ method, url = '' }: IncomingMessage, body: Resource): Answer {
  const { pathname, searchParams } = new URL(url, 'http://localhost')
  const [, name = '', id] = /^\/scim\/v2\/(\w+)(?:\/([^/]+))?$/.exec(pathname) ?? []
  if (name === 'ServiceProviderConfig') return { status: 200, body: serviceProviderConfig }
  const collection = collections[name as keyof typeof collections]
  if (collection === undefined) throw new ScimError(404, `There is nothing at ${pathname}.`)
  if (id === undefined) {
    if (method === 'GET') return { status: 200, body: collection.list(searchParams) }
    if (method === 'POST') return { status: 201, body: collection.create(body) }
  } else {
    if (method === 'GET') return { status: 200, body: collection.read(id) }
    if (method === 'PUT') return { status: 200, body: collection.replace(id, body) }
    if (method === 'PATCH') return { status: 200, body: collection.patch(id, body) }
    if (method === 'DELETE') {
      collection.remove(id)
      groups.removeMember(id)
      return { status: 204 }
    }
  }
  throw new ScimError(405, `${method} is not possible at ${pathname}.`)
}

/** What the endpoint supports (RFC 7643 §5). */
const serviceProviderConfig = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
  ...{ patch: { supported: true }, filter: { supported: true, maxResults: 100 } },
  ...{
    bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
    sort: { supported: false },
  },
  ...{ changePassword: { supported: false }, etag: { supported: false } },
  authenticationSchemes: [{ type: 'oauthbearertoken', name: 'Token', description: 'One token' }],
}

async function readJson(request: IncomingMessage): Promise<Resource> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString()
  try {
    return text === '' ? {} : (JSON.parse(text) as Resource)
  } catch {
    throw new ScimError(400, 'The body is not JSON.', 'invalidSyntax')
  }
}

function send(response: ServerResponse, status: number, body?: object): void {
  response.statusCode = status
  if (body === undefined) return void response.end()
  const { meta } = body as Resource
  if (status === 201) response.setHeader('location', String((meta as Resource)['location']))
  response.setHeader('content-type', 'application/scim+json')
  response.end(JSON.stringify(body))
}
