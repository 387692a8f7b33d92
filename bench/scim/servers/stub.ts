import { createServer, type IncomingMessage } from 'node:http'
import { URN } from '@pingone-sandbox/scim'
import { announce } from './announce.ts'

// A target that does only what a sync needs: it keeps the last state of each user and answers at once.
const ids = new Map<string, string>()
const users = new Map<string, string>()
const headers = { 'content-type': 'application/scim+json' }

const server = createServer((request, response) => {
  answer(request).then(
    ({ status, text }) => {
      const length = Buffer.byteLength(text)
      response.writeHead(status, { ...headers, 'content-length': length }).end(text)
    },
    (error: Error) => response.destroy(error),
  )
})
announce(server.listen(0, '127.0.0.1'))

interface Answer {
  readonly status: number
  readonly text: string
}

async function answer(request: IncomingMessage): Promise<Answer> {
  const sent = await read(request)
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://stub')
  const [, id] = /\/Users\/([^/]+)$/.exec(pathname) ?? []
  if (request.method === 'POST') {
    const created = String(ids.size + 1)
    ids.set(nameIn(sent, /"userName":"([^"]*)"/), created)
    return { status: 201, text: keep(created, sent) }
  }
  if (id === undefined) return { status: 200, text: list(searchParams.get('filter')) }
  const text = request.method === 'PUT' ? keep(id, sent) : users.get(id)
  return text === undefined ? { status: 404, text: '{}' } : { status: 200, text }
}

function keep(id: string, sent: string): string {
  const text = JSON.stringify({ ...(JSON.parse(sent) as object), id })
  users.set(id, text)
  return text
}

/** The users that a filter matches; without a filter, their number. */
function list(filter: string | null): string {
  if (filter === null) return listOf(ids.size, '')
  const id = ids.get(nameIn(filter, /"([^"]*)"/))
  const user = id === undefined ? undefined : users.get(id)
  return user === undefined ? listOf(0, '') : listOf(1, user)
}

const listOf = (total: number, resources: string) =>
  `{"schemas":["${URN.listResponse}"],"totalResults":${total},"Resources":[${resources}]}`

const nameIn = (text: string, pattern: RegExp) => pattern.exec(text)?.[1] ?? ''

async function read(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) text += String(chunk)
  return text
}
