import { afterAll, beforeAll, expect, it } from 'vitest'
import { startPlatform } from './platform-host.ts'

let platform: Awaited<ReturnType<typeof startPlatform>>
let schema: { id: string; _links: { self: { href: string } } }
let path: string

beforeAll(async () => {
  platform = await startPlatform({ users: 0 })
  schema = (await platform.call('GET', '/schemas')).body._embedded.schemas[0]
  path = `/schemas/${schema.id}/attributes`
})
afterAll(() => platform.close())

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

async function attributes(): Promise<any[]> {
  return (await platform.call('GET', path)).body._embedded.attributes
}

let count = 0
async function declare(input: object = {}) {
  count += 1
  const { status, body } = await platform.call('POST', path, {
    name: `unique${count}`,
    unique: true,
    ...input,
  })
  expect(status).toBe(201)
  return body as { id: string; name: string }
}

function hire(attributes: object) {
  count += 1
  return platform.call('POST', '/users', { username: `user${count}`, ...attributes })
}

function expectTaken(answer: { status: number; body: any }, target: string, existingId?: string) {
  expect(answer.status).toBe(400)
  expect(answer.body).toMatchObject({
    code: 'INVALID_DATA',
    details: [
      {
        code: 'UNIQUENESS_VIOLATION',
        target,
        ...(existingId !== undefined && { innerError: { existingId } }),
      },
    ],
  })
}

it('names the schema and each attribute by a UUID that stays', async () => {
  const first = await attributes()
  expect(new Set(first.map(({ id }) => id)).size).toBe(first.length)
  for (const { id, name, _links } of first) {
    expect(id, name).toMatch(uuid)
    expect(_links.self.href).toBe(`${schema._links.self.href}/attributes/${id}`)
    const one = await platform.call('GET', `${path}/${id}`)
    expect(one.body, name).toEqual(first.find((each) => each.id === id))
  }
  expect(schema.id).toMatch(uuid)
  expect(await attributes()).toEqual(first)
  expect((await platform.call('GET', `${path}/email`)).status).toBe(404)
})

it('has another id for the schema of each environment', async () => {
  const { body } = await platform.call('GET', '/v1/environments')
  const ids = body._embedded.environments.map(async ({ id }: { id: string }) => {
    const answer = await platform.call('GET', `/v1/environments/${id}/schemas`)
    return answer.body._embedded.schemas[0].id
  })
  expect(new Set(await Promise.all(ids)).size).toBe(2)
})

it('keeps the ids of the attributes that come with PingOne over a restart', async () => {
  const again = await startPlatform({ users: 0 })
  const { body } = await again.call('GET', path)
  const idsOf = (all: any[]) => all.map(({ id }) => id)
  const standard = (await attributes()).filter(({ schemaType }) => schemaType !== 'CUSTOM')
  expect(idsOf(body._embedded.attributes)).toEqual(idsOf(standard))
  await again.close()
})

it('describes complex attributes with their parts, each in the shape of an attribute', async () => {
  const complex = (await attributes()).filter(({ type }) => type === 'COMPLEX')
  expect(complex.map(({ name }) => name)).toEqual(expect.arrayContaining(['name', 'address']))
  for (const { id } of complex) {
    const { body } = await platform.call('GET', `${path}/${id}`)
    expect(body.subAttributes.length).toBeGreaterThan(0)
    for (const part of body.subAttributes)
      expect(part).toMatchObject({
        name: expect.any(String),
        type: expect.stringMatching(/^(STRING|BOOLEAN)$/),
        enabled: true,
        required: false,
        unique: false,
        multiValued: false,
      })
  }
})

it('says in words that what comes with PingOne cannot be changed', async () => {
  const email = (await attributes()).find(({ name }) => name === 'email')
  for (const [method, body] of [
    ['PUT', { name: 'email', type: 'STRING', enabled: false }],
    ['PATCH', { enabled: false }],
    ['DELETE', undefined],
  ] as const) {
    const answer = await platform.call(method, `${path}/${email.id}`, body)
    expect(answer.status, method).toBe(400)
    expect(answer.body.details).toMatchObject([
      { code: 'CONSTRAINT_VIOLATION', message: expect.stringContaining('comes with PingOne') },
    ])
  }
})

it('gives a value of a unique attribute to one user', async () => {
  const { name } = await declare()
  const ada = (await hire({ [name]: 'B-7' })).body
  expect(ada[name]).toBe('B-7')
  expectTaken(await hire({ [name]: 'B-7' }), name, ada.id)
  expectTaken(await hire({ [name]: 'b-7' }), name, ada.id)
  const bob = (await hire({ [name]: 'B-8' })).body
  expectTaken(await platform.call('PATCH', `/users/${bob.id}`, { [name]: 'B-7' }), name, ada.id)
  const replaced = { username: bob.username, [name]: 'B-7' }
  expectTaken(await platform.call('PUT', `/users/${bob.id}`, replaced), name, ada.id)
  expect((await platform.call('GET', `/users/${bob.id}`)).body).toEqual(bob)
  expect((await platform.call('PATCH', `/users/${ada.id}`, { [name]: 'b-7' })).status).toBe(200)
  expect((await hire({})).status).toBe(201)
  expect((await hire({})).status).toBe(201)
})

it('gives a value to another user once it is free', async () => {
  const { name } = await declare()
  const take = (value: string) => hire({ [name]: value })
  const user = (await take('one')).body
  const path = `/users/${user.id}`
  await platform.call('PATCH', path, { [name]: 'two' })
  expect((await take('one')).status).toBe(201)
  expectTaken(await take('two'), name, user.id)
  await platform.call('PATCH', path, { [name]: null })
  expect((await take('two')).status).toBe(201)
  await platform.call('PUT', path, { username: user.username, [name]: 'three' })
  await platform.call('DELETE', path)
  expect((await take('three')).status).toBe(201)
})

it('gives a unique value to only one of several concurrent requests', async () => {
  const { name } = await declare()
  const answers = await Promise.all(Array.from({ length: 6 }, () => hire({ [name]: 'same' })))
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  expect(answers.filter(({ status }) => status === 400)).toHaveLength(5)
})

it('compares each value of an attribute that has several', async () => {
  const { name } = await declare({ multiValued: true })
  const ada = (await hire({ [name]: ['a', 'b', 'a'] })).body
  expectTaken(await hire({ [name]: ['c', 'B'] }), name, ada.id)
  expect((await hire({ [name]: ['c'] })).status).toBe(201)
})

it('makes an attribute unique only while no two users share a value', async () => {
  const { id, name } = await declare({ unique: false })
  const [first, second] = [(await hire({ [name]: 'x' })).body, (await hire({ [name]: 'X' })).body]
  expectTaken(await platform.call('PATCH', `${path}/${id}`, { unique: true }), 'unique')
  await platform.call('PATCH', `/users/${second.id}`, { [name]: 'y' })
  const made = await platform.call('PATCH', `${path}/${id}`, { unique: true })
  expect(made.body).toMatchObject({ id, unique: true })
  expectTaken(await hire({ [name]: 'x' }), name, first.id)
  expectTaken(await hire({ [name]: 'Y' }), name, second.id)
  await platform.call('PATCH', `${path}/${id}`, { unique: false })
  expect((await hire({ [name]: 'x' })).status).toBe(201)
})

it('drops the values of a unique attribute that is deleted', async () => {
  const { id, name } = await declare()
  await hire({ [name]: 'kept' })
  await platform.call('DELETE', `${path}/${id}`)
  await declare({ name })
  expect((await hire({ [name]: 'kept' })).status).toBe(201)
})

it.each(['JSON', 'BOOLEAN'])('refuses a unique attribute of the type %s', async (type) => {
  const answer = await platform.call('POST', path, { name: 'flag', type, unique: true })
  expect(answer.status).toBe(400)
  expect(answer.body.details).toMatchObject([{ code: 'INVALID_VALUE', target: 'unique' }])
})
