import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startPlatform } from './platform-host.ts'

let platform: Awaited<ReturnType<typeof startPlatform>>
let user: string

beforeAll(async () => {
  platform = await startPlatform({ users: 2 })
  user = (await platform.call('POST', '/users', { username: 'reader' })).body.id
})
afterAll(() => platform.close())

const hal = 'application/hal+json;charset=UTF-8'
const json = 'application/json'

interface Asked {
  readonly method?: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | URLSearchParams
}

async function ask(path: string, { headers, ...init }: Asked) {
  const answer = await fetch(platform.origin + path, {
    ...init,
    headers: { authorization: `Bearer ${platform.token}`, ...headers },
  })
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    vary: answer.headers.get('vary'),
    text: await answer.text(),
  }
}

it.each([
  ['application/json', json],
  ['application/json, text/plain, */*', json],
  ['application/hal+json, application/json;q=0.5', hal],
  ['application/json;q=0.5, application/hal+json', hal],
  ['*/*', hal],
  ['text/html', hal],
])('answers reads and lists to Accept: %s as %s', async (accept, type) => {
  for (const path of [
    '/v1/environments',
    platform.base,
    `${platform.base}/users`,
    `${platform.base}/users/${user}`,
    `${platform.base}/users/${user}/enabled`,
    `${platform.base}/groups`,
    `${platform.base}/schemas`,
  ]) {
    const answer = await ask(path, { headers: { accept } })
    expect(answer, path).toMatchObject({ status: 200, type, vary: 'Accept' })
    expect(JSON.parse(answer.text), path).toHaveProperty('_links.self.href')
  }
})

it('answers the same text in both media types', async () => {
  const path = `${platform.base}/users?limit=2`
  const [one, other] = [
    await ask(path, { headers: { accept: 'application/json' } }),
    await ask(path, { headers: { accept: 'application/hal+json' } }),
  ]
  expect(one.text).toBe(other.text)
})

it('answers what was created, replaced and patched in the media type that is preferred', async () => {
  const headers = { accept: 'application/json', 'content-type': 'application/json' }
  const created = await ask(`${platform.base}/users`, {
    method: 'POST',
    headers,
    body: '{"username":"created"}',
  })
  expect(created).toMatchObject({ status: 201, type: json, vary: 'Accept' })
  const { id } = JSON.parse(created.text) as { id: string }
  for (const [method, path, body] of [
    ['PUT', `/users/${id}`, '{"username":"created","title":"Pilot"}'],
    ['PATCH', `/users/${id}`, '{"title":null}'],
    ['PUT', `/users/${id}/enabled`, '{"enabled":false}'],
  ] as const) {
    const answer = await ask(platform.base + path, { method, headers, body })
    expect(answer, `${method} ${path}`).toMatchObject({ status: 200, type: json })
  }
  const head = await ask(`${platform.base}/users/${id}`, { method: 'HEAD', headers })
  expect(head).toMatchObject({ status: 200, type: json, vary: 'Accept', text: '' })
})

it('reads several Accept headers as one', async () => {
  for (const [accept, type] of [
    [['text/html', 'application/json;q=0.2'], json],
    [['application/json;q=0.1', 'application/hal+json;q=0.2'], hal],
  ] as const) {
    const headers = { authorization: `Bearer ${platform.token}`, accept: [...accept] }
    const request = get(platform.origin + platform.base, { headers, agent: false })
    const [answer] = (await once(request, 'response')) as [IncomingMessage]
    answer.resume()
    expect(answer.headers['content-type']).toBe(type)
  }
})

it('says nothing of a media type where there is no body', async () => {
  const headers = { accept: 'application/json' }
  const { id } = (await platform.call('POST', '/groups', { name: 'Short-lived' })).body
  const answer = await ask(`${platform.base}/groups/${id}`, { method: 'DELETE', headers })
  expect(answer).toMatchObject({ status: 204, type: null, text: '' })
})

it.each(['application/json', 'application/hal+json', 'text/html', '*/*'])(
  'answers errors as plain JSON, to Accept: %s too',
  async (accept) => {
    for (const [method, path, status] of [
      ['GET', `${platform.base}/users/none`, 404],
      ['GET', `${platform.base}/users?limit=0`, 400],
      ['GET', `${platform.base}/no/such/thing`, 404],
      ['OPTIONS', `${platform.base}/users`, 405],
      ['PATCH', `${platform.base}/groups`, 405],
      ['POST', `${platform.base}/users`, 400],
    ] as const) {
      const answer = await ask(path, { method, headers: { accept } })
      expect(answer, `${method} ${path}`).toMatchObject({ status, type: 'application/json' })
    }
    const refused = await ask(platform.base, { headers: { accept, authorization: 'Bearer no' } })
    expect(refused).toMatchObject({ status: 401, type: 'application/json' })
  },
)

it.each(['application/hal+json', 'text/html'])(
  'answers at the authorization server as plain JSON, to Accept: %s too',
  async (accept) => {
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: platform.clientId,
      client_secret: platform.clientSecret,
    })
    for (const base of ['/as', `/${platform.environmentId}/as`]) {
      const token = await ask(`${base}/token`, { method: 'POST', headers: { accept }, body: form })
      expect(token).toMatchObject({ status: 200, type: 'application/json' })
      const refused = await ask(`${base}/token`, { method: 'POST', headers: { accept } })
      expect(refused).toMatchObject({ status: 400, type: 'application/json' })
      for (const path of ['/jwks', '/.well-known/openid-configuration']) {
        const answer = await ask(base + path, { headers: { accept } })
        expect(answer, path).toMatchObject({ status: 200, type: 'application/json' })
      }
    }
  },
)

it('reads a body whose media type occurs in the header twice', async () => {
  const type = 'application/json, application/vnd.pingidentity.user.import+json'
  const answer = await ask(`${platform.base}/users`, {
    method: 'POST',
    headers: { 'content-type': type },
    body: '{"username":"twice"}',
  })
  expect(answer.status).toBe(201)
  for (const other of ['application/json, text/plain', 'application/json,'])
    expect(
      (await ask(`${platform.base}/users`, { method: 'POST', headers: { 'content-type': other } }))
        .status,
    ).toBe(415)
})
