import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { createSandbox, type SandboxOptions } from '../src/index.ts'

async function startTarget(options: SandboxOptions) {
  const sandbox = await createSandbox({ users: 0, console: false, ...options })
  const { scim = '' } = sandbox.urls
  async function send(
    method: string,
    path: string,
    body?: object,
    at = scim,
    token = sandbox.token,
  ) {
    const response = await fetch(`${at}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) }
  }
  return { sandbox, send, [Symbol.asyncDispose]: () => sandbox.close() }
}

const fixture = (name: string) =>
  fileURLToPath(new URL(`../../../fixtures/schemas/${name}`, import.meta.url))

it('serves the resource types of a schema file', async () => {
  await using target = await startTarget({ scimSchemas: fixture('device-and-badge.json') })
  const { body } = await target.send('GET', '/ResourceTypes')
  const endpoints = body.Resources.map(({ endpoint }: { endpoint: string }) => endpoint)
  expect(endpoints).toEqual(expect.arrayContaining(['/Users', '/Groups', '/Devices']))
  expect((await target.send('GET', '/Devices')).status).toBe(200)
})

it('serves directories of their own, each behind its token', async () => {
  await using target = await startTarget({ scimDirectory: ['acme=of-acme', 'umbrella'] })
  const [acme, umbrella] = target.sandbox.scimDirectories
  const origin = new URL(target.sandbox.urls.scim ?? '').origin
  expect(acme).toEqual({ name: 'acme', scim: `${origin}/acme/scim/v2`, scimToken: 'of-acme' })
  expect(umbrella?.scimToken).toMatch(/^[\w-]{43}$/)

  const user = { userName: 'ada' }
  expect((await target.send('POST', '/Users', user, acme?.scim, 'of-acme')).status).toBe(201)
  expect((await target.send('GET', '/Users', undefined, acme?.scim)).status).toBe(401)
  const others = await target.send('GET', '/Users', undefined, umbrella?.scim, umbrella?.scimToken)
  expect(others.body.totalResults).toBe(0)
  expect((await target.send('GET', '/Users')).body.totalResults).toBe(0)

  const info = await (await fetch(`${target.sandbox.urls.control}/info`)).json()
  expect(info).toMatchObject({ scimDirectories: [acme, umbrella] })
})

it('stands for the user of --scim-me at /Me', async () => {
  await using target = await startTarget({ scimMe: 'ada' })
  await target.send('POST', '/Users', { userName: 'ada' })
  expect((await target.send('GET', '/Me')).body).toMatchObject({ userName: 'ada' })
})

it.each([
  [true, 409],
  [false, 201],
])('refuses a second group of one name if asked to: %s', async (scimUniqueGroupNames, status) => {
  await using target = await startTarget({ scimUniqueGroupNames })
  await target.send('POST', '/Groups', { displayName: 'Team' })
  expect((await target.send('POST', '/Groups', { displayName: 'team' })).status).toBe(status)
})

it.each([
  [true, 201],
  [false, 400],
])('takes unknown members if asked to: %s', async (scimUnknownMembers, status) => {
  await using target = await startTarget({ scimUnknownMembers })
  const team = { displayName: 'Team', members: [{ value: 'stranger' }] }
  expect((await target.send('POST', '/Groups', team)).status).toBe(status)
})

it('declines the parts that are switched off', async () => {
  await using target = await startTarget({ scimDisable: ['bulk', 'patch'] })
  const { body } = await target.send('GET', '/ServiceProviderConfig')
  expect(body).toMatchObject({ patch: { supported: false }, bulk: { supported: false } })
  expect((await target.send('PATCH', '/Users/none', {})).status).toBe(501)
  expect((await target.send('POST', '/Bulk', {})).status).toBe(501)
})

it.each([
  [[], 201, 200, 200],
  [['op-in-any-case'], 201, 400, 200],
  [['schemas-missing'], 400, 200, 200],
  [['all'], 400, 400, 400],
])('forgives what is not in %j', async (scimStrict, noSchemas, upperCase, textForBoolean) => {
  await using target = await startTarget({ scimStrict })
  const schemas = ['urn:ietf:params:scim:schemas:core:2.0:User']
  const bare = await target.send('POST', '/Users', { userName: 'grace' })
  expect(bare.status).toBe(noSchemas)
  const { body: user } = await target.send('POST', '/Users', { schemas, userName: 'ada' })
  const patch = (operation: object) =>
    target.send('PATCH', `/Users/${user.id}`, {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
      Operations: [operation],
    })
  const replaced = await patch({ op: 'Replace', path: 'title', value: 'Countess' })
  const disabled = await patch({ op: 'replace', path: 'active', value: 'False' })
  expect([replaced.status, disabled.status]).toEqual([upperCase, textForBoolean])
})

it('misbehaves from the start when asked to', async () => {
  await using target = await startTarget({ misbehaviour: ['created-without-body'] })
  expect(await target.send('POST', '/Users', { userName: 'ada' })).toEqual({ status: 201 })
})
