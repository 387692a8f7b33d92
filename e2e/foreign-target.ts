import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { createCertificate } from '../packages/pingone/test/certificates.ts'

/** A SCIM server that is not the reference server, over HTTP: a token, users, and only what PingOne asks for. */
export interface ForeignTarget extends AsyncDisposable {
  readonly url: string
  readonly token: string
  /** `POST /Users`, in the order of arrival. */
  readonly requests: readonly string[]
  readonly userNames: () => readonly string[]
  /** Answers in the place of the server; undefined leaves it to the server. */
  readonly meddle: (answer: Meddler | undefined) => void
}

interface MadeUp {
  readonly status: number
  readonly body?: string
  readonly type?: string
}
type Meddler = (request: { readonly method: string; readonly path: string }) => MadeUp | undefined

const scimJson = 'application/scim+json'
const error = (status: number, detail: string): MadeUp => ({
  status,
  body: JSON.stringify({
    schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
    status: String(status),
    detail,
  }),
})

export interface ForeignTargetOptions {
  /** Behind a self-signed certificate. */
  readonly isTls?: boolean
  /** Without one, the server asks for none. */
  readonly token?: string
}

export async function startForeignTarget({
  isTls = false,
  token = 'secret-of-the-vendor',
}: ForeignTargetOptions = {}): Promise<ForeignTarget> {
  const users = new Map<string, Record<string, unknown>>()
  const requests: string[] = []
  let meddler: Meddler | undefined

  const listen: RequestListener = (request, response) => {
    answer(request).then(
      ({ status, body, type = scimJson }) => {
        response.writeHead(status, { 'content-type': type })
        response.end(body)
      },
      () => response.destroy(),
    )
  }

  async function answer(request: IncomingMessage): Promise<MadeUp> {
    const url = new URL(request.url ?? '/', 'http://foreign')
    const method = request.method ?? 'GET'
    const path = url.pathname.replace('/scim/v2', '')
    requests.push(`${method} ${path}`)
    const text = await readBody(request)
    const madeUp = meddler?.({ method, path })
    if (madeUp) return madeUp
    if (token !== '' && request.headers.authorization !== `Bearer ${token}`)
      return error(401, 'No such token.')
    const [, kind, id] = path.split('/')
    if (kind === 'ServiceProviderConfig') return { status: 200, body: '{"schemas":[]}' }
    if (kind === 'Groups') return list([])
    if (kind !== 'Users') return error(404, `There is no ${path}.`)
    if (id !== undefined) {
      const user = users.get(id)
      return user ? { status: 200, body: JSON.stringify(user) } : error(404, `There is no ${id}.`)
    }
    if (method === 'POST') {
      const user = { ...(JSON.parse(text) as object), id: `foreign-${users.size + 1}` }
      users.set(user.id, user)
      return { status: 201, body: JSON.stringify(user) }
    }
    const [, name] = / eq "(.*)"$/i.exec(url.searchParams.get('filter') ?? '') ?? []
    const found = [...users.values()].filter(
      ({ userName }) => name === undefined || userName === name,
    )
    const start = Number(url.searchParams.get('startIndex') ?? 1)
    return list(found, start, Number(url.searchParams.get('count') ?? 100))
  }

  const server = isTls ? createTlsServer(await createCertificate(), listen) : createServer(listen)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `${isTls ? 'https' : 'http'}://127.0.0.1:${port}/scim/v2`,
    token,
    requests,
    userNames: () => [...users.values()].map(({ userName }) => String(userName)),
    meddle: (next) => (meddler = next),
    async [Symbol.asyncDispose]() {
      server.close()
      server.closeAllConnections()
    },
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

function list(found: readonly unknown[], startIndex = 1, count = 100): MadeUp {
  const page = found.slice(startIndex - 1, startIndex - 1 + count)
  const body = {
    totalResults: found.length,
    startIndex,
    itemsPerPage: page.length,
    Resources: page,
  }
  return {
    status: 200,
    body: JSON.stringify({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
      ...body,
    }),
  }
}
