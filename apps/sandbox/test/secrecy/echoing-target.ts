import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Planted } from './planted.ts'

/** What a target may give back. */
interface Echoed {
  /** A secret that the target received or has otherwise; it is found by its value. */
  readonly known: readonly string[]
  /** A secret of its own: to be found by its name or its form. */
  readonly own: string
}

/** The bodies in which targets give secrets back, by name. */
export const echoes: Readonly<Record<string, (of: Echoed) => string>> = {
  detail: ({ known }) => error(`Refused: ${known.join(' | ')}`),
  'detail with JSON': ({ known, own }) =>
    error(`Refused ${JSON.stringify({ userName: 'x', password: own, echo: known })}`),
  'errors of SCIM 1.1': ({ known, own }) =>
    JSON.stringify({
      Errors: [{ description: `client_secret=${encodeURIComponent(own)} ${known.join(' ')}` }],
    }),
  error_description: ({ known }) =>
    JSON.stringify({ error: 'invalid_client', error_description: `No ${known.join(', nor ')}` }),
  text: ({ known, own }) => `password: ${JSON.stringify(own)}\nsent ${known.join('\n')}`,
  HTML: ({ known, own }) =>
    `<html><p title="${known.map(escapeHtml).join('">')}"/><access_token>${escapeHtml(own)}</access_token>`,
  form: ({ known, own }) =>
    new URLSearchParams([
      ['password', own],
      ['X-Api-Key', own],
      ...known.map((value) => ['echo', value]),
    ]).toString(),
  list: ({ known, own }) => JSON.stringify([{ PassWord: own }, [[{ echo: known }]], own.length]),
  'operations of a PATCH': ({ known, own }) =>
    JSON.stringify({
      Operations: [
        { op: 'add', path: 'password', value: own },
        {
          op: 'add',
          path: 'urn:ietf:params:scim:schemas:core:2.0:User:password',
          value: { value: own },
        },
        {
          OP: 'add',
          Value: { 'urn:ietf:params:scim:schemas:core:2.0:User:password': own },
          Path: '',
        },
        { method: 'POST', path: '/Users', data: { password: own, note: known } },
      ],
    }),
  'names of members': ({ known, own }) =>
    JSON.stringify({
      ...Object.fromEntries(known.map((value) => [value, 1])),
      'api-key': [own],
      x: { refresh_token: { v: own } },
    }),
  'a secret where the journal cuts': ({ known, own }) =>
    JSON.stringify({ filler: 'x'.repeat(63_970), echo: known, password: own }),
  'a password where the journal cuts': ({ own }) =>
    JSON.stringify({ filler: 'x'.repeat(63_965), password: own }),
  'a secret where a message cuts': ({ known, own }) =>
    `${'x '.repeat(52)}${known.join(' ')} password=${encodeURIComponent(own)}`,
  'JSON that breaks off in a password': ({ own }) =>
    `{"a":1,"password":${JSON.stringify(own).slice(0, -5)}`,
  'JSON that breaks off in a token': ({ known: [first = ''] }) =>
    `{"a":1,"echo":"${JSON.stringify(first).slice(1, -3)}`,
  'headers of a request': ({ known, own }) =>
    known.map((value) => `Authorization: Bearer ${value}`).join('\n') +
    `\nCookie: sid=${encodeURIComponent(own)}`,
}

export type EchoName = keyof typeof echoes

/**
 * A SCIM target and a token endpoint over real HTTP that give back the secrets they were given, in bodies and headers.
 *
 * While `failing` is undefined users are kept as they are sent, passwords included.
 */
export async function startEchoingTarget() {
  const users = new Map<string, Record<string, unknown>>()
  const state = {
    known: [] as Planted[],
    own: { value: '', traces: [] } as Planted,
    token: '',
    /** What requests of SCIM fail with. */
    failing: undefined as undefined | { readonly status: number; readonly echo: EchoName },
    /** What the token endpoint answers instead of a token. */
    tokenFailing: undefined as undefined | { readonly status: number; readonly echo: EchoName },
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    const url = request.url ?? ''
    const isToken = url.startsWith('/token')
    const failing = isToken ? state.tokenFailing : state.failing
    const known = state.known.map(({ value }) => value)
    const own = state.own.value
    const headers = {
      'content-type': 'application/scim+json',
      'set-cookie': [
        `SID=${own}; Path=/scim; HttpOnly`,
        `T="${encodeURIComponent(own)}"; Max-Age=3`,
      ],
      'x-api-key': own,
      'x-echo': known.map(encodeURIComponent).join(' '),
      'www-authenticate': `Bearer realm="x", error="invalid_token"`,
      location: `/elsewhere?access_token=${encodeURIComponent(own)}&echo=${known.map(encodeURIComponent).join()}`,
    }
    if (failing) {
      response.writeHead(failing.status, headers)
      response.end((echoes[failing.echo] ?? String)({ known, own }))
      return
    }
    const [status, answer] = isToken
      ? [
          201,
          { access_token: state.token, refresh_token: own, expires_in: 3600, token_type: 'Bearer' },
        ]
      : answerOf(request.method ?? 'GET', url, body)
    response.writeHead(status, headers).end(status === 204 ? '' : JSON.stringify(answer))
  }

  function answerOf(method: string, url: string, body: string): [number, unknown] {
    const path = /^\/scim\/Users\/([^?]+)/.exec(url)?.[1]
    const id = path === undefined ? undefined : decodeURIComponent(path)
    const sent = (body === '' ? {} : JSON.parse(body)) as Record<string, unknown>
    const note = state.known.map(({ value }) => value)
    if (method === 'POST') {
      // Even the id may be a secret.
      const created = state.known[0]?.value ?? ''
      const user = { ...sent, id: created, note }
      users.set(created, user)
      return [201, user]
    }
    if (id === undefined) return [200, { totalResults: 0, Resources: [] }]
    const stored = users.get(id)
    if (!stored) return [404, JSON.parse(error('Not found'))]
    if (method === 'PUT') users.set(id, { ...sent, id })
    if (method === 'DELETE') users.delete(id)
    return [200, { ...users.get(id), note }]
  }

  const server = createServer((request, response) => void handle(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    state,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
    },
  }
}

const error = (detail: string) =>
  JSON.stringify({
    schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
    status: '400',
    detail,
  })

const escapeHtml = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
