import { userResourceType } from '@pingone-sandbox/scim'
import { expect, it } from 'vitest'
import type { ScimConfiguration } from '@pingone-sandbox/contract'
import { jsonOf, tryJson } from '../wire/answer-body.ts'
import { comparedAs } from './compared-place.ts'
import { hasReason } from './refused-request.ts'
import { connectionSecrets } from '../secrecy/connection-secrets.ts'
import { createMasker } from '../secrecy/masker.ts'
import { createRehearsedTarget } from './rehearsed-target.ts'
import { resourceUrl } from '../configuration/resource-url.ts'

// Whatever takes more than linear time does not end over texts of this length.
const many = (text: string) => text.repeat(400_000)

const configuration = {
  SCIM_URL: 'http://localhost',
  USERS_RESOURCE: '/Users',
} as ScimConfiguration

it('joins an address of many slashes', () => {
  const SCIM_URL = `http://localhost/${many('/')}x//`
  expect(resourceUrl({ ...configuration, SCIM_URL }, 'Users')).toBe(
    `${SCIM_URL.slice(0, -2)}/Users`,
  )
})

it('looks for the reason in a detail of many marks', () => {
  const answer = (detail: string) => ({
    status: 403,
    headers: {},
    body: JSON.stringify({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
      status: '403',
      detail,
    }),
  })
  expect(hasReason(answer(`${many('"')}a`))).toBe(true)
  expect(hasReason(answer(many('"')))).toBe(false)
  expect(hasReason(answer('"Forbidden."'))).toBe(false)
  expect(hasReason(answer('Not authorised!'))).toBe(false)
})

it('masks what has many backslashes', () => {
  expect(createMasker().text(`secret=${many('\\')}x and so on`)).not.toContain('\\')
})

it('recognizes the forms of long credentials', () => {
  const basic = `Basic ${btoa(`${many(':')}\u0000`)}`
  const known = connectionSecrets({
    ...configuration,
    OAUTH_ACCESS_TOKEN: basic,
  })
  expect(known).toContain(basic.slice('Basic '.length))
  const password = many('p')
  expect(
    connectionSecrets({
      ...configuration,
      BASIC_AUTH_USER: 'ada',
      BASIC_AUTH_PASSWORD: password,
    }),
  ).toContain(password)
  const halfPair = {
    ...configuration,
    OAUTH_CLIENT_ID: '\ud800',
    OAUTH_CLIENT_SECRET: 'abcd\udc00',
  }
  expect(connectionSecrets(halfPair)).toContain('abcd\udc00')
  const inAddress = { ...configuration, SCIM_URL: 'http://ada:half%zz@localhost' }
  expect(connectionSecrets(inAddress)).toContain('half%zz')
})

it('compares at a path of many brackets', () => {
  expect(comparedAs({ path: `emails${many('[')}`, type: userResourceType })).toBeDefined()
})

it.each([
  '['.repeat(100_000) + ']'.repeat(100_000),
  `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`,
])('takes for no JSON what is nested too deep to be compared', (body) => {
  expect(tryJson(body)).toBeUndefined()
  expect(jsonOf({ status: 200, headers: {}, body })).toBeUndefined()
  expect(() => createMasker().body(body)).not.toThrow()
})

it('reads what is 200 levels deep', () => {
  expect(tryJson('['.repeat(200) + ']'.repeat(200))).toBeDefined()
  expect(tryJson('['.repeat(201) + ']'.repeat(201))).toBeUndefined()
})

it('plans over a target whose ids are no texts of Unicode', () => {
  const target = createRehearsedTarget()
  const id = '%\ud800'
  const shown = { Resources: [{ id, userName: 'ada' }], totalResults: 1 }
  target.put(resourceUrl(configuration, 'Users', id), '{"userName":"eve"}')
  target.remove(resourceUrl(configuration, 'Users', 'other'))
  expect(target.after(resourceUrl(configuration, 'Users'), shown)).toMatchObject({
    Resources: [{ userName: 'eve' }],
  })
})
