import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Resource } from './administrator.ts'
import { hostileTexts } from './hostile-texts.ts'
import { startTenant } from './tenant.ts'

type Tenant = Awaited<ReturnType<typeof startTenant>>
type Attempt = (text: string) => {
  readonly method: string
  readonly url: string
  readonly body?: object
}

let tenant: Tenant
let rule: Resource
let ids: Record<'user' | 'schema' | 'scimUser', string>
let platformToken: string

beforeAll(async () => {
  tenant = await startTenant({ users: 20 })
  const { call, sandbox } = tenant
  rule = await tenant.rule('username sw "nobody"')
  const users = await call<{ _embedded: { users: { id: string }[] } }>('GET', '/users?limit=1')
  const { _embedded } = await call<{ _embedded: { schemas: { id: string; name: string }[] } }>(
    'GET',
    '/schemas',
  )
  const schema = _embedded.schemas.find(({ name }) => name === 'User')
  platformToken = await tenant.platform.token()
  const created = await fetch(`${sandbox.urls.scim}/Users`, {
    method: 'POST',
    headers: { ...bearer(sandbox.token), 'content-type': 'application/scim+json' },
    body: JSON.stringify({ schemas: [`${urn}core:2.0:User`], userName: 'ada' }),
  })
  const scimUser = (await created.json()) as { id: string }
  ids = {
    user: users._embedded.users[0]?.id ?? '',
    schema: schema?.id ?? '',
    scimUser: scimUser.id,
  }
})
afterAll(() => tenant[Symbol.asyncDispose]())

const urn = 'urn:ietf:params:scim:schemas:'
const message = (name: string) => [`urn:ietf:params:scim:api:messages:2.0:${name}`]
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
let count = 0

/** Every place where a text of a client is parsed, by the interface that it comes through. */
const attempts: Readonly<Record<string, Attempt>> = {
  'a SCIM filter in the address': (text) => get(`${scim()}/Users?filter=${inAddress(text)}`),
  'a SCIM attribute in the address': (text) =>
    get(`${scim()}/Users?sortBy=${inAddress(text)}&attributes=${inAddress(text)}`),
  'a SCIM cursor': (text) => get(`${scim()}/Users?cursor=${inAddress(text)}`),
  'a SCIM search': (filter) =>
    post(`${scim()}/Users/.search`, { schemas: message('SearchRequest'), filter }),
  'the order of a SCIM search': (text) =>
    post(`${scim()}/.search`, {
      schemas: message('SearchRequest'),
      sortBy: text,
      attributes: [text],
    }),
  'a PATCH path': (path) => patch({ op: 'replace', path, value: 'x' }),
  'a PATCH path to remove': (path) => patch({ op: 'remove', path }),
  'a PATCH key': (text) => patch({ op: 'replace', value: { [text]: 'x' } }),
  'a SCIM user': (text) =>
    post(`${scim()}/Users`, {
      schemas: [`${urn}core:2.0:User`],
      userName: text,
      [text]: text,
      emails: [{ value: text, [text]: 1 }],
    }),
  'a path of a bulk operation': (text) =>
    post(`${scim()}/Bulk`, {
      schemas: message('BulkRequest'),
      Operations: [{ method: 'POST', bulkId: text, path: `/${text}`, data: {} }],
    }),
  'a filter of users': (text) => get(`${platform()}/users?filter=${inAddress(text)}`),
  'a user': (text) => post(`${platform()}/users`, { username: text, email: text, [text]: text }),
  'the filter of a dynamic group': (userFilter) =>
    post(`${platform()}/groups`, { name: `group ${(count += 1)}`, userFilter }),
  'the filter of a rule': (populationExpression) => ({
    method: 'PUT',
    url: `${platform()}/propagation/rules/${rule.id}`,
    body: { ...rule, _links: undefined, populationExpression },
  }),
  'the expression of a mapping': (expression) =>
    post(`${platform()}/propagation/rules/${rule.id}/mappings`, {
      targetAttribute: 'title',
      expression,
    }),
  'the target of a mapping': (text) =>
    post(`${platform()}/propagation/rules/${rule.id}/mappings`, {
      targetAttribute: text,
      sourceAttribute: text,
    }),
  'the pattern of an attribute': (pattern) =>
    post(`${platform()}/schemas/${ids.schema}/attributes`, {
      name: `a${(count += 1)}`,
      regexValidation: { pattern },
    }),
  'the expression of a preview': (expression) =>
    post(`${control()}/preview`, {
      ruleId: rule.id,
      userId: ids.user,
      mappings: [{ targetAttribute: 'title', expression }],
    }),
  'a search in the journal': (text) => get(`${control()}/changes?search=${inAddress(text)}`),
  'a fault': (text) => ({
    method: 'PUT',
    url: `${control()}/faults`,
    body: { faults: [{ kind: text, path: text }] },
  }),
  'a manual request': (text) =>
    post(`${control()}/target-requests`, { method: 'GET', path: `/${text}` }),
}

it.each(Object.keys(attempts))('survives every hostile text as %s', async (name) => {
  const refused: string[] = []
  for (const { written, text } of hostileTexts()) {
    const { method, url, body } = attempts[name]?.(text) ?? { method: 'GET', url: control() }
    const answer = await fetch(url, {
      method,
      headers: {
        ...bearer(url.startsWith(scim()) ? tenant.sandbox.token : platformToken),
        'content-type': url.startsWith(scim()) ? 'application/scim+json' : 'application/json',
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    const answered = await answer.text()
    if (answer.status >= 500 || /call stack|RangeError/.test(answered))
      refused.push(`${written}: ${answer.status} ${answered.slice(0, 200)}`)
    expect((await fetch(`${control()}/health`)).status).toBe(200)
  }
  expect(refused).toEqual([])
})

it('answers requests while users are mapped by an expression that uses up its budget', async () => {
  const { call, revise } = tenant
  const everybody = await tenant.rule('username pr')
  const ten = '{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}'
  await call('POST', `/propagation/rules/${everybody.id}/mappings`, {
    targetAttribute: 'title',
    expression: `${ten}.![`.repeat(11) + '1' + ']'.repeat(11),
  })
  await revise()
  let answers = 0
  for (; !(await isIdle()); answers += 1)
    expect((await fetch(`${control()}/health`)).status).toBe(200)
  // Each of the 20 users has a turn of its own.
  expect(answers).toBeGreaterThan(5)
  const status = await fetch(`${control()}/rules/${everybody.id}/status`)
  expect(await status.text()).toContain('budget of 1000000 steps')
})

const scim = () => tenant.sandbox.urls.scim ?? ''
const control = () => tenant.sandbox.urls.control
const platform = () =>
  `${tenant.sandbox.urls.api}/environments/${tenant.sandbox.credentials.environmentId}`
/** Any longer, and Node would not read the address. */
const inAddress = (text: string) => encodeURIComponent(text.slice(0, 2000).toWellFormed())
const get = (url: string) => ({ method: 'GET', url })
const post = (url: string, body: object) => ({ method: 'POST', url, body })
const patch = (operation: object) => ({
  method: 'PATCH',
  url: `${scim()}/Users/${ids.scimUser}`,
  body: { schemas: message('PatchOp'), Operations: [operation] },
})

const isIdle = async (): Promise<boolean> =>
  (await fetch(`${control()}/idle?timeout=0ms`)).status === 200
