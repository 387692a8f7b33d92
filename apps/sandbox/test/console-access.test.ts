import { networkInterfaces } from 'node:os'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createSandbox, type Sandbox } from '../src/index.ts'
import { request, upgrade } from './raw-request.ts'

let sandbox: Sandbox
let url = ''
let token = ''
beforeAll(async () => {
  sandbox = await createSandbox({ users: 1, host: '0.0.0.0', console: false })
  url = sandbox.urls.console
  token = sandbox.consoleToken ?? ''
})
afterAll(() => sandbox.close())

const get = (path: string, headers: Record<string, string> = {}) => request(url, { path, headers })

it('has a token of its own at each start that other machines can reach', async () => {
  expect(sandbox.isExposed).toBe(true)
  expect(token).toMatch(/^[\w-]{43}$/)
  const clock = '2026-01-31T09:00:00.000Z'
  await using fixed = await createSandbox({ users: 0, host: '::', console: false, clock })
  await using again = await createSandbox({ users: 0, host: '0.0.0.0', console: false, clock })
  expect(fixed.consoleToken).toMatch(/^[\w-]{43}$/)
  expect(again.consoleToken).not.toBe(fixed.consoleToken)
})

it.each(['127.0.0.1', 'localhost', '::1', '[::1]', '127.0.0.2'])(
  'asks for no token on %s, which other machines cannot reach',
  async (host) => {
    await using own = await createSandbox({ users: 0, host, console: false })
    expect(own).toMatchObject({ isExposed: false })
    expect(own).not.toHaveProperty('consoleToken')
    expect((await fetch(`${own.urls.control}/info`)).status).toBe(200)
  },
)

it('serves what shows secrets only with the token, whatever the name of the host', async () => {
  const { port } = new URL(url)
  for (const path of ['/_sandbox/info', '/_sandbox/entries', '/_sandbox', '/_SANDBOX/info', '/'])
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`]) {
      const answer = await get(path, { host })
      expect(answer.status).toBe(401)
      for (const secret of [token, sandbox.token, sandbox.credentials.clientSecret])
        expect(answer.text).not.toContain(secret)
    }
})

it('serves it to none who spells the path otherwise', async () => {
  const { host } = new URL(url)
  for (const path of [
    '//_sandbox/info',
    '/%5Fsandbox/info',
    '/as/../_sandbox/info',
    '/v1/../_sandbox/info',
    '/_sandbox/health/../info',
    '/_sandbox/health?/../info',
    `http://${host}/_sandbox/info`,
    'http://other.example/as/../_sandbox/info',
    '/_sandbox/info?token=',
    `/_sandbox/info?token=${token}`,
  ])
    expect((await get(path)).body).not.toContain(sandbox.credentials.clientSecret)
})

it('serves the control API to the token, as a bearer token or in a header of its own', async () => {
  for (const headers of [
    { authorization: `Bearer ${token}` },
    { authorization: `bearer ${token}` },
    { 'x-pingone-sandbox-token': token },
  ] as Record<string, string>[]) {
    const answer = await get('/_sandbox/info', headers)
    expect(answer.status).toBe(200)
    expect(JSON.parse(answer.body)).toMatchObject({ scimToken: sandbox.token })
  }
  for (const headers of [
    { authorization: `Bearer ${token}x` },
    { authorization: `Basic ${token}` },
    { authorization: `Bearer ${sandbox.token}` },
    { 'x-pingone-sandbox-token': '' },
    { cookie: `token=${token}` },
  ] as Record<string, string>[]) {
    const answer = await get('/_sandbox/info', headers)
    expect(answer).toMatchObject({ status: 401, headers: { 'www-authenticate': /^Bearer/ } })
    expect(JSON.parse(answer.body)).toEqual({
      code: 'unauthorized',
      message: expect.any(String),
      hint: expect.stringContaining('Authorization: Bearer'),
    })
  }
})

it('turns the token in the address of a page into a cookie, and redirects without it', async () => {
  const opened = await get(`/environments/1/users?tab=a&token=${token}`)
  expect(opened.status).toBe(200)
  expect(opened.headers['set-cookie']).toMatch(
    new RegExp(`^pingone-sandbox-[0-9a-f]{12}=${token}; Path=/; HttpOnly; SameSite=Strict$`),
  )
  expect(opened.headers['cache-control']).toBe('no-store')
  expect(opened.body).toContain('url=/environments/1/users?tab=a"')
  expect(opened.body).not.toContain(token)
  const [cookie = ''] = opened.headers['set-cookie']?.split(';') ?? []
  expect((await get('/_sandbox/info', { cookie: `other=1; ${cookie}` })).status).toBe(200)
  // This sandbox has no console; with the cookie it says so.
  expect((await get('/', { cookie })).status).toBe(404)
})

it('gives no cookie for another token, and none that leads elsewhere', async () => {
  for (const wrong of ['', 'x', `${token}x`, '%ff']) {
    const answer = await get(`/?token=${wrong}`)
    expect(answer.status).toBe(401)
    expect(answer.headers).not.toHaveProperty('set-cookie')
  }
  for (const path of ['//evil.example/', '/\\evil.example', '/"><script>'])
    expect((await get(`${path}?token=${token}`)).body).not.toMatch(/url=\/[/\\]|<script/)
})

it('lets no upgrade pass without the token', async () => {
  expect((await upgrade(url)).status).toBe(401)
  expect((await upgrade(url, { headers: { authorization: `Bearer ${token}` } })).status).toBe(404)
})

it('leaves open what has its own credentials, and what contains no data', async () => {
  const { environmentId, clientId, clientSecret } = sandbox.credentials
  expect((await fetch(`${url}/_sandbox/health`)).status).toBe(200)
  expect((await fetch(`${url}/v1/environments`)).status).toBe(401)
  const granted = await fetch(`${url}/${environmentId}/as/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
  expect(granted.status).toBe(200)
  expect((await fetch(`${sandbox.urls.scim}/Users`)).status).toBe(401)
})

it('takes a token that was chosen, and then asks for it on loopback as well', async () => {
  const consoleToken = 'chosen-for-a-script'
  await using own = await createSandbox({ users: 0, console: false, consoleToken })
  expect((await fetch(`${own.urls.control}/info`)).status).toBe(401)
  const headers = { authorization: `Bearer ${consoleToken}` }
  expect((await fetch(`${own.urls.control}/info`, { headers })).status).toBe(200)
  await expect(createSandbox({ consoleToken: 'short' })).rejects.toMatchObject({
    code: 'invalid_setting',
  })
})

it('prints an IPv6 address as part of a URL', async () => {
  await using own = await createSandbox({ users: 0, console: false, host: '[::1]' })
  expect(own.urls.console).toMatch(/^http:\/\/\[::1\]:\d+$/)
  expect((await fetch(`${own.urls.control}/health`)).status).toBe(200)
  expect((await fetch(`${own.urls.scim}/ServiceProviderConfig`)).status).toBe(200)
})

it('answers at both loopback addresses, since localhost is either', async () => {
  const addresses = Object.values(networkInterfaces()).flat()
  const hasIpv6 = addresses.some((each) => each?.address === '::1')
  await using own = await createSandbox({ users: 0, console: false })
  for (const each of [own.urls.control, own.urls.scim ?? ''])
    for (const name of hasIpv6 ? ['[::1]', 'localhost'] : ['localhost']) {
      const there = each.replace('127.0.0.1', name)
      expect((await fetch(`${there}/ServiceProviderConfig`)).status).toBeOneOf([200, 404])
    }
})

it('says which host has no address', async () => {
  await expect(createSandbox({ host: 'no-such-host.invalid' })).rejects.toMatchObject({
    code: 'cannot_listen',
    message: expect.stringContaining('no-such-host.invalid'),
  })
})
