import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { matches, parseFilter, URN } from '@pingone-sandbox/scim'

/** A resource as the target keeps it. */
export type StoredResource = Record<string, unknown> & { id: string | number }

/** A request as the target reads it. */
export interface Received {
  readonly method: string
  /** The collection and the id: `Users`, `7`. */
  readonly kind: 'Users' | 'Groups'
  readonly id: string | undefined
  readonly query: URLSearchParams
  readonly body: Record<string, unknown>
}

export interface Answer {
  readonly status: number
  /** An object is sent as JSON, a text as it is. */
  readonly body?: object | string
  readonly headers?: Readonly<Record<string, string>>
}

export interface Holdings {
  readonly Users: Map<string, StoredResource>
  readonly Groups: Map<string, StoredResource>
}

/** Changes what an honest target does: answers in its place, or changes its answer. */
export type Script = (
  request: Received,
  honest: () => Answer,
  stored: Holdings,
) => Answer | Promise<Answer>

/**
 * Starts a small honest SCIM server over HTTP: search, read, create, replace, PATCH as PingOne sends it, delete. A script can make it
 * lie. It shares no code with the reference server.
 */
export async function startScriptedTarget(script: Script = (_, honest) => honest()) {
  const stored: Holdings = { Users: new Map(), Groups: new Map() }
  const requests: string[] = []
  let current = script
  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const received = await read(request)
    requests.push(`${received.method} /${[received.kind, received.id].filter(Boolean).join('/')}`)
    const { status, body, headers } = await current(
      received,
      () => answer(received, stored),
      stored,
    )
    const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body)
    const type = typeof body === 'string' ? 'text/html' : 'application/scim+json'
    response.writeHead(status, { ...(body !== undefined && { 'content-type': type }), ...headers })
    response.end(text)
  }
  const server = createServer((request, response) => {
    respond(request, response).catch((error: Error) => response.destroy(error))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stored,
    users: () => [...stored.Users.values()],
    groups: () => [...stored.Groups.values()],
    requests,
    script(next: Script) {
      current = next
    },
    async [Symbol.asyncDispose]() {
      server.close()
      server.closeAllConnections()
    },
  }
}

async function read(request: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString()
  const url = new URL(request.url ?? '/', 'http://target.test')
  const [, kind = '', id] = url.pathname.split('/')
  return {
    method: request.method ?? 'GET',
    kind: kind === 'Groups' ? 'Groups' : 'Users',
    id: id === undefined ? undefined : decodeURIComponent(id),
    query: url.searchParams,
    body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>,
  }
}

function answer({ method, kind, id, query, body }: Received, holdings: Holdings): Answer {
  const stored = holdings[kind]
  if (id === undefined) {
    if (method === 'POST') return { status: 201, body: keep(stored, { ...body, id: randomUUID() }) }
    return { status: 200, body: listOf(stored, query) }
  }
  const resource = stored.get(id)
  if (!resource) return { status: 404, body: errorBody(404, `There is no ${id}.`) }
  switch (method) {
    case 'GET':
      return { status: 200, body: resource }
    case 'PUT':
      return { status: 200, body: keep(stored, { ...body, id: resource.id }) }
    case 'PATCH':
      return { status: 200, body: keep(stored, patched(resource, body)) }
    case 'DELETE':
      stored.delete(id)
      return { status: 204 }
    default:
      return { status: 405, body: errorBody(405, `${method} is not done.`) }
  }
}

export function keep(
  stored: Map<string, StoredResource>,
  resource: Record<string, unknown>,
): StoredResource {
  const kept = { schemas: [URN.user], ...resource } as unknown as StoredResource
  stored.set(String(kept.id), kept)
  return kept
}

export const errorBody = (status: number, detail: string) => ({
  schemas: [URN.error],
  status: String(status),
  detail,
})

function listOf(stored: Map<string, StoredResource>, query: URLSearchParams) {
  const filter = query.get('filter')
  const found = [...stored.values()].filter(
    (resource) => filter === null || matches(parseFilter(filter), resource),
  )
  const start = Math.max(1, Number(query.get('startIndex') ?? 1))
  const page = found.slice(start - 1, start - 1 + Number(query.get('count') ?? 100))
  return list(page, found.length)
}

export const list = (resources: readonly unknown[], totalResults = resources.length) => ({
  schemas: [URN.listResponse],
  totalResults,
  itemsPerPage: resources.length,
  startIndex: 1,
  Resources: resources,
})

interface Member {
  readonly value: string
}

function patched(resource: StoredResource, body: Record<string, unknown>): StoredResource {
  let next = resource
  for (const { op, path, value } of body['Operations'] as {
    op: string
    path?: string
    value?: unknown
  }[]) {
    const members = (next['members'] ?? []) as Member[]
    const removed = /^members\[value eq "(.*)"\]$/.exec(path ?? '')?.[1]
    if (path === undefined) next = { ...next, ...(value as object) }
    else if (path === 'displayName') next = { ...next, displayName: value }
    else if (op === 'add') next = { ...next, members: [...members, ...(value as Member[])] }
    else if (op === 'replace') next = { ...next, members: value }
    else next = { ...next, members: members.filter((each) => each.value !== removed) }
  }
  return next
}
