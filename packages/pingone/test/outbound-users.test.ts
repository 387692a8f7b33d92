import { URN } from '@pingone-sandbox/scim'
import { expect, it } from 'vitest'
import { createUserOperations } from '../src/outbound/users.ts'
import { startRecordingTarget } from './recording-target.ts'

const list = (...resources: object[]) => ({
  schemas: [URN.listResponse],
  totalResults: resources.length,
  Resources: resources,
})
const ada = { userName: 'ada', active: true }

it('looks a user up with the expression as it is written', async () => {
  await using target = await startRecordingTarget({
    'GET /Users': [200, list({ id: '7', userName: 'ada' }, { id: '8', userName: 'ADA' })],
  })
  const users = createUserOperations(target.connect())
  expect(await users.find(['ada'])).toMatchObject({ ok: true, value: { id: '7' } })
  expect(target.requests).toEqual(['GET /Users?filter=username Eq "ada"'])
  expect(target.exchanges[0]?.quirks).toContain('default-filter-case')
})

it('masks the token in what it records, and sends no user agent', async () => {
  await using target = await startRecordingTarget({ 'GET /Users': [200, list()] })
  await createUserOperations(target.connect()).find(['ada'])
  expect(target.headers[0]?.['authorization']).toBe('Bearer correct-horse-battery-staple')
  expect(target.headers[0]).not.toHaveProperty('user-agent')
  expect(target.exchanges[0]?.request.headers['authorization']).toBe('Bearer ••••')
})

it('updates by reading, overlaying and replacing', async () => {
  await using target = await startRecordingTarget({
    'GET /Users/7': [
      200,
      { schemas: [URN.user], id: '7', userName: 'old', nickName: 'A', meta: {} },
    ],
    'PUT /Users/7': [200, {}],
  })
  expect(await createUserOperations(target.connect()).update('7', ada, 'update')).toMatchObject({
    ok: true,
  })
  expect(target.requests).toEqual([
    'GET /Users/7',
    [
      'PUT /Users/7',
      { schemas: [URN.user], id: '7', userName: 'ada', nickName: 'A', active: true },
    ],
  ])
})

it('replaces with the mapped attributes alone when the profile says so', async () => {
  await using target = await startRecordingTarget({ 'PUT /Users/7': [204] })
  await createUserOperations(target.connect({}, { userPutBody: 'mapped' })).update(
    '7',
    ada,
    'update',
  )
  expect(target.requests).toEqual([
    ['PUT /Users/7', { schemas: [URN.user], id: '7', userName: 'ada', active: true }],
  ])
})

it('patches without a path when the profile says so', async () => {
  await using target = await startRecordingTarget({ 'PATCH /Users/7': [200, {}] })
  await createUserOperations(target.connect({}, { userUpdate: 'patch' })).update(
    '7',
    { active: false },
    'disable',
  )
  expect(target.requests).toEqual([
    [
      'PATCH /Users/7',
      { schemas: [URN.patchOp], Operations: [{ op: 'replace', value: { active: false } }] },
    ],
  ])
  expect(target.exchanges[0]).toMatchObject({
    purpose: 'disable',
    quirks: expect.arrayContaining(['user-update-patch']),
  })
})

it('names the schemas of the extensions that a user carries', async () => {
  await using target = await startRecordingTarget({ 'POST /Users': [201, { id: '9' }] })
  const user = { ...ada, [URN.enterpriseUser]: { department: 'Engines' } }
  expect(await createUserOperations(target.connect()).create(user, 'ada')).toMatchObject({
    ok: true,
    value: { id: '9' },
  })
  expect(target.requests[0]).toMatchObject([
    'POST /Users',
    { schemas: [URN.user, URN.enterpriseUser] },
  ])
})

it('reports a refusal in the words of the SCIM Error', async () => {
  const error = {
    schemas: [URN.error],
    status: '409',
    scimType: 'uniqueness',
    detail: 'userName is taken.',
  }
  await using target = await startRecordingTarget({ 'POST /Users': [409, error] })
  expect(await createUserOperations(target.connect()).create(ada, 'ada')).toEqual({
    ok: false,
    failure: {
      status: 409,
      scimType: 'uniqueness',
      message: 'The target answered 409 uniqueness: userName is taken.',
    },
  })
})

it('counts a user who is already gone as deleted', async () => {
  await using target = await startRecordingTarget({})
  expect(await createUserOperations(target.connect()).remove('7')).toMatchObject({ ok: true })
})

it('asks once for a client-credentials token, and once more after a 401', async () => {
  await using target = await startRecordingTarget({
    'POST /token': [200, { access_token: 'the-first-and-only-token', expires_in: 3600 }],
    'DELETE /Users/7': [401, {}],
    'DELETE /Users/8': [204],
  })
  const users = createUserOperations(
    target.connect({
      AUTHENTICATION_METHOD: 'OAuth 2 Client Credentials',
      AUTHORIZATION_TYPE: 'OAuth Client Credentials',
      OAUTH_TOKEN_REQUEST: `${target.url}/token`,
      OAUTH_CLIENT_ID: 'client',
      OAUTH_CLIENT_SECRET: 'secret',
    }),
  )
  expect(await users.remove('8')).toMatchObject({ ok: true })
  expect(await users.remove('7')).toMatchObject({ ok: false, failure: { status: 401 } })
  const token = ['POST /token', 'grant_type=client_credentials']
  expect(target.requests).toEqual([
    token,
    'DELETE /Users/8',
    'DELETE /Users/7',
    token,
    'DELETE /Users/7',
  ])
  expect(target.headers[0]?.['authorization']).toBe(`Basic ${btoa('client:secret')}`)
  expect(target.headers[1]?.['authorization']).toBe('Bearer the-first-and-only-token')
  expect(JSON.stringify(target.exchanges)).not.toContain('first-and-only')
})

it.each([
  [
    'Basic Authentication',
    { AUTHORIZATION_TYPE: 'Basic', BASIC_AUTH_USER: 'ada', BASIC_AUTH_PASSWORD: 'pa:ß' },
    `Basic ${Buffer.from('ada:pa:ß').toString('base64')}`,
  ],
  ['None', {}, undefined],
  ['OAuth 2 Bearer Token', { AUTHORIZATION_TYPE: 'Custom', CUSTOM_HEADER: 'Key 123' }, 'Key 123'],
] as const)('authenticates with %s', async (AUTHENTICATION_METHOD, settings, expected) => {
  await using target = await startRecordingTarget({ 'DELETE /Users/7': [204] })
  await createUserOperations(target.connect({ AUTHENTICATION_METHOD, ...settings })).remove('7')
  expect(target.headers[0]?.['authorization']).toBe(expected)
})
