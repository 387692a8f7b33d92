import { afterAll, beforeAll, expect, it } from 'vitest'
import { startPlatform } from './platform-host.ts'

let platform: Awaited<ReturnType<typeof startPlatform>>

beforeAll(async () => {
  platform = await startPlatform({ users: 12 })
})
afterAll(() => platform.close())

const importType = 'application/vnd.pingidentity.user.import+json'
let count = 0

async function create(state: object, types: string | string[] = 'application/json') {
  count += 1
  const headers = new Headers({ authorization: `Bearer ${platform.token}` })
  for (const type of [types].flat()) headers.append('content-type', type)
  const answer = await fetch(`${platform.origin}${platform.base}/users`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ username: `state${count}`, ...state }),
  })
  const text = await answer.text()
  return { status: answer.status, text, body: JSON.parse(text) }
}

const disabled = {
  enabled: false,
  mfaEnabled: true,
  account: { status: 'LOCKED' },
  lifecycle: { status: 'VERIFICATION_REQUIRED', suppressVerificationCode: true },
  emailVerified: false,
}
const shown = {
  enabled: false,
  mfaEnabled: true,
  account: { canAuthenticate: false, status: 'LOCKED' },
  lifecycle: { status: 'VERIFICATION_REQUIRED' },
  emailVerified: false,
}

it.each([['application/json'], [importType]])(
  'creates a user in the state that is sent as %s, and shows it in every read',
  async (type) => {
    const { status, body } = await create(disabled, type)
    expect(status).toBe(201)
    expect(body).toMatchObject(shown)
    expect(body.lifecycle).toEqual({ status: 'VERIFICATION_REQUIRED' })
    expect(body.account.lockedAt).toBe(body.createdAt)
    expect((await platform.call('GET', `/users/${body.id}`)).body).toEqual(body)
    const found = await platform.call(
      'GET',
      `/users?filter=enabled eq false and id eq "${body.id}"`,
    )
    expect(found.body._embedded.users).toMatchObject([shown])
    expect((await platform.call('GET', `/users/${body.id}/enabled`)).body).toMatchObject({
      enabled: false,
    })
    expect((await platform.call('GET', `/users/${body.id}/mfaEnabled`)).body).toMatchObject({
      mfaEnabled: true,
    })
  },
)

it('finds users, groups and populations by all that they show', async () => {
  const user = (await create({ emailVerified: true, account: { status: 'LOCKED' } }, importType))
    .body
  const group = (
    await platform.call('POST', '/groups', { name: 'By filter', userFilter: 'title eq "x"' })
  ).body
  const population = (
    await platform.call('POST', '/populations', { name: 'P', passwordPolicy: { id: 'policy' } })
  ).body
  for (const [collection, filter, { id }] of [
    ['users', 'emailVerified eq true and account.lockedAt pr', user],
    ['groups', 'userFilter pr', group],
    ['populations', 'passwordPolicy.id eq "policy"', population],
  ] as const) {
    const path = `/${collection}?filter=${encodeURIComponent(`${filter} and id eq "${id}"`)}`
    expect((await platform.call('GET', path)).body).toMatchObject({ count: 1 })
  }
})

it('accepts a verified address from an import, and ignores it in a plain create', async () => {
  const imported = await create({ emailVerified: true }, importType)
  expect(imported.body).toMatchObject({ emailVerified: true })
  const refused = await create({ emailVerified: true })
  expect(refused.status).toBe(400)
  expect(refused.body.details).toMatchObject([{ code: 'INVALID_VALUE', target: 'emailVerified' }])
})

it('keeps that an import set a password, and shows its value nowhere', async () => {
  const password = { value: 'Planted-2f7c!', forceChange: true }
  const { body, text } = await create({ password }, importType)
  expect(text).not.toContain('Planted')
  expect(body).not.toHaveProperty('password')
  const state = await platform.call('GET', `/users/${body.id}/password`)
  expect(state.body).toMatchObject({
    user: { id: body.id },
    status: 'MUST_CHANGE_PASSWORD',
    lastChangedAt: body.createdAt,
  })
  const again = await create({ password: { value: 'Planted-2f7c!' } }, importType)
  const { body: kept } = await platform.call('GET', `/users/${again.body.id}/password`)
  expect(kept.status).toBe('OK')
  expect(JSON.stringify(await platform.takeChanges())).not.toContain('Planted')
})

it('sets no password on a plain create, which has none', async () => {
  const { status, body } = await create({ password: { value: 'Planted-2f7c!' } })
  expect(status).toBe(201)
  const state = await platform.call('GET', `/users/${body.id}/password`)
  expect(state.body.status).toBe('NO_PASSWORD')
})

it('takes the import type from the second of two Content-Type headers', async () => {
  const { body } = await create({ emailVerified: true }, ['application/json', importType])
  expect(body).toMatchObject({ emailVerified: true })
})

it.each([
  [{ enabled: 'no' }, 'enabled'],
  [{ mfaEnabled: 1 }, 'mfaEnabled'],
  [{ account: { status: 'ASLEEP' } }, 'account.status'],
  [{ account: { unlockAt: '2030-01-01T00:00:00.000Z' } }, 'account.unlockAt'],
  [{ lifecycle: { status: 'BORN' } }, 'lifecycle.status'],
  [{ password: 'open sesame' }, 'password'],
  [{ password: { external: { gateway: { id: 'g' } } } }, 'password.value'],
  [{ identityProvider: { id: 'elsewhere' } }, 'identityProvider.id'],
])('refuses %j and creates no user', async (state, target) => {
  const { status, body } = await create(state, importType)
  expect(status).toBe(400)
  expect(body.details.map((detail: { target: string }) => detail.target)).toContain(target)
  expect(JSON.stringify(body)).not.toContain('sesame')
  const found = await platform.call('GET', `/users?filter=username eq "state${count}"`)
  expect(found.body._embedded.users).toEqual([])
})

it.each([['PUT'], ['PATCH']])('leaves alone on %s what is read-only in it', async (method) => {
  const user = (await create(disabled)).body
  const { body } = await platform.call(method, `/users/${user.id}`, {
    username: user.username,
    enabled: true,
    mfaEnabled: false,
    account: { canAuthenticate: true },
    lifecycle: { status: 'ACCOUNT_OK' },
    emailVerified: true,
    password: { value: 'Planted-2f7c!' },
    verifyStatus: 'ENABLED',
  })
  expect(body).toEqual(user)
})

it.each([['PUT'], ['PATCH']])('locks and unlocks an account by %s', async (method) => {
  const user = (await create({})).body
  const path = `/users/${user.id}`
  const set = async (status: string) =>
    (await platform.call(method, path, { username: user.username, account: { status } })).body
  const locked = await set('LOCKED')
  expect(locked.account).toEqual({
    canAuthenticate: false,
    status: 'LOCKED',
    lockedAt: locked.updatedAt,
  })
  expect((await platform.call('GET', path)).body).toEqual(locked)
  expect((await set('OK')).account).toEqual({ canAuthenticate: true, status: 'OK' })
})

it('lets account.canAuthenticate follow enabled', async () => {
  const user = (await create({ enabled: false, account: { canAuthenticate: true } })).body
  const canAuthenticate = async () =>
    (await platform.call('GET', `/users/${user.id}`)).body.account.canAuthenticate
  expect(await canAuthenticate()).toBe(false)
  await platform.call('PUT', `/users/${user.id}/enabled`, { enabled: true })
  expect(await canAuthenticate()).toBe(true)
  await platform.call('PUT', `/users/${user.id}/enabled`, { enabled: false })
  expect(await canAuthenticate()).toBe(false)
})

it('seeds no disabled user that can authenticate', async () => {
  const { body } = await platform.call('GET', '/users?limit=1000')
  for (const { enabled, account } of body._embedded.users)
    expect(account.canAuthenticate).toBe(enabled && account.status === 'OK')
})
