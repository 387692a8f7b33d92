import { request } from 'node:http'
import { expect, it } from 'vitest'
import { createSandbox } from '../src/index.ts'

/** `fetch` forbids the Host header. */
function statusFor(url: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(url, { headers }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
      .on('error', reject)
      .end()
  })
}

it('refuses foreign host names on both ports', async () => {
  await using sandbox = await createSandbox({ console: false, users: 0 })
  const { urls, token } = sandbox
  const headers = { host: 'attacker.example', authorization: `Bearer ${token}` }
  expect(await statusFor(`${urls.control}/info`, headers)).toBe(403)
  expect(await statusFor(`${urls.scim}/Users`, headers)).toBe(403)
})

it('answers under a host name that is allowed', async () => {
  await using sandbox = await createSandbox({ console: false, users: 0, allowedHost: ['sandbox'] })
  expect(await statusFor(`${sandbox.urls.control}/health`, { host: 'sandbox:4470' })).toBe(200)
})

it('refuses changes from other sites', async () => {
  await using sandbox = await createSandbox({ console: false, users: 0 })
  const reset = (headers: Record<string, string>) =>
    fetch(`${sandbox.urls.control}/reset`, { method: 'POST', headers })
  expect((await reset({ origin: 'https://attacker.example' })).status).toBe(403)
  expect((await reset({ origin: sandbox.urls.console })).status).toBe(204)
})

it('sends the headers that keep pages to themselves', async () => {
  await using sandbox = await createSandbox({ users: 0 })
  const { headers } = await fetch(`${sandbox.urls.control}/health`)
  const policy = headers.get('content-security-policy')
  expect(policy).toContain("default-src 'self'; script-src 'self';")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('referrer-policy')).toBe('no-referrer')
  expect(headers.get('access-control-allow-origin')).toBeNull()
})

it('gives no page of another origin an answer to read', async () => {
  await using sandbox = await createSandbox({ console: false, users: 0 })
  const { urls, token } = sandbox
  const headers = { origin: 'https://attacker.example', authorization: `Bearer ${token}` }
  for (const url of [`${urls.control}/info`, `${urls.scim}/Users`, `${urls.api}/environments`])
    expect((await fetch(url, { headers })).headers.get('access-control-allow-origin')).toBeNull()
})

it('serves SCIM, and nothing else, on the port of the reference server', async () => {
  await using sandbox = await createSandbox({ console: false, users: 0 })
  const { urls, token } = sandbox
  const { origin } = new URL(urls.scim ?? '')
  expect((await fetch(`${urls.scim}/Users`)).status).toBe(401)
  const headers = { authorization: `Bearer ${token}` }
  for (const path of ['/', '/_sandbox/health', '/v1/environments']) {
    const response = await fetch(origin + path, { headers })
    expect(response.status).toBe(404)
    expect(response.headers.get('content-type')).toContain('application/scim+json')
  }
})

it('runs several sandboxes in one process', async () => {
  await using one = await createSandbox({ console: false, users: 0 })
  await using other = await createSandbox({ console: false, users: 0 })
  expect(one.urls.console).not.toBe(other.urls.console)
  expect(one.token).not.toBe(other.token)
})

it('stays at the instant of a fixed clock', async () => {
  const clock = '2026-01-31T09:00:00.000Z'
  await using sandbox = await createSandbox({ console: false, users: 0, clock })
  const response = await fetch(`${sandbox.urls.scim}/Users`, {
    method: 'POST',
    headers: { authorization: `Bearer ${sandbox.token}`, 'content-type': 'application/scim+json' },
    body: '{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ada"}',
  })
  expect(await response.json()).toMatchObject({ meta: { created: clock } })
})

it('refuses an unknown option with the nearest name', async () => {
  // @ts-expect-error A caller without types.
  await expect(createSandbox({ scimTokn: 'x' })).rejects.toMatchObject({
    code: 'unknown_setting',
    hint: 'Did you mean scimToken?',
  })
})
