import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startPlatform } from './platform-host.ts'

let platform: Awaited<ReturnType<typeof startPlatform>>

beforeAll(async () => {
  platform = await startPlatform({ users: 0 })
  await platform.call('POST', await attributesPath(), { name: 'badge', type: 'JSON' })
})
afterAll(() => platform.close())

async function attributesPath(): Promise<string> {
  const { body } = await platform.call('GET', '/schemas')
  return `/schemas/${body._embedded.schemas[0].id}/attributes`
}

let count = 0
const unique = (prefix: string) => `${prefix}${(count += 1)}`

const text = fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' })
const reference = fc.record({ id: fc.uuid() })
const json = fc.dictionary(
  text.filter((key) => key !== '__proto__'),
  fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.parse(JSON.stringify(value)) as unknown),
  { maxKeys: 4 },
)
const some = <Members extends Record<string, fc.Arbitrary<unknown>>>(members: Members) =>
  fc.record(members, { requiredKeys: [] })
const filled = <Members extends Record<string, fc.Arbitrary<unknown>>>(members: Members) =>
  some(members).filter((value) => Object.keys(value).length > 0)

/** The members that Ping documents of each resource and that a client may write, with values that each takes. */
const resources = {
  populations: {
    name: () => unique('Population '),
    members: some({
      description: text,
      preferredLanguage: fc.constantFrom('en', 'de-AT', 'es-419'),
      alternativeIdentifiers: fc.array(text, { maxLength: 3 }),
      passwordPolicy: reference,
      theme: reference,
    }),
  },
  groups: {
    name: () => unique('Group '),
    members: some({
      description: text,
      externalId: text,
      userFilter: fc.constantFrom('username sw "a"', 'enabled eq true'),
      customData: json,
    }),
  },
  users: {
    name: () => unique('user'),
    members: some({
      ...{ externalId: text, nickname: text, title: text, type: text, accountId: text },
      ...{ locale: text, preferredLanguage: text, timezone: text },
      ...{ primaryPhone: text, mobilePhone: text },
      email: fc.constantFrom('ada@example.com', 'bob@example.org'),
      name: filled({
        ...{ given: text, family: text, middle: text, formatted: text },
        ...{ honorificPrefix: text, honorificSuffix: text },
      }),
      address: filled({
        ...{ streetAddress: text, locality: text, region: text, postalCode: text },
        countryCode: text,
      }),
      photo: fc.record({ href: fc.webUrl() }),
      badge: json,
      account: fc.constant({ status: 'LOCKED' }),
    }),
  },
} as const

const runs = { numRuns: 40 }

it.each(['populations', 'groups'] as const)(
  'answers %s with every member that a POST or a PUT sends',
  async (collection) => {
    const { name, members } = resources[collection]
    await fc.assert(
      fc.asyncProperty(members, members, async (first, second) => {
        const sent = { name: name(), ...first }
        const created = await platform.call('POST', `/${collection}`, sent)
        expect(created.status).toBe(201)
        expect(created.body).toMatchObject(sent)
        const path = `/${collection}/${created.body.id}`
        expect((await platform.call('GET', path)).body).toEqual(created.body)

        const replacement = { name: sent.name, ...second }
        const replaced = await platform.call('PUT', path, replacement)
        expect(replaced.status).toBe(200)
        const read = (await platform.call('GET', path)).body
        expect(read).toEqual(replaced.body)
        expectExactly(read, replacement, first, ['theme'])
        // What was read is a body that changes nothing.
        expect((await platform.call('PUT', path, read)).body).toEqual(read)
      }),
      runs,
    )
  },
)

it('answers a user with every member that a POST, a PUT or a PATCH sends', async () => {
  const { name, members } = resources.users
  await fc.assert(
    fc.asyncProperty(members, members, members, async (first, second, third) => {
      const sent = { username: name(), ...first }
      const created = await platform.call('POST', '/users', sent)
      expect(created.status).toBe(201)
      expect(created.body).toMatchObject(sent)
      const path = `/users/${created.body.id}`
      expect((await platform.call('GET', path)).body).toEqual(created.body)

      const replacement = { username: sent.username, ...second }
      await platform.call('PUT', path, replacement)
      const replaced = (await platform.call('GET', path)).body
      expectExactly(replaced, replacement, first, ['account'])
      expect((await platform.call('PUT', path, replaced)).body).toEqual(replaced)

      const { badge: _, ...patch } = third as Record<string, unknown>
      await platform.call('PATCH', path, patch)
      const patched = (await platform.call('GET', path)).body
      expect(patched).toMatchObject(patch)
      expect(patched.badge).toEqual(replaced.badge)
    }),
    runs,
  )
})

/** All of what was sent is there, as it was sent, and of what was sent before only what a PUT leaves alone. */
function expectExactly(
  read: Record<string, unknown>,
  sent: Record<string, unknown>,
  before: Record<string, unknown>,
  kept: readonly string[],
): void {
  const { account = {}, ...rest } = sent
  const shown = Object.fromEntries(Object.keys(rest).map((key) => [key, read[key]]))
  expect(shown).toEqual(rest)
  expect(read['account'] ?? {}).toMatchObject(account as object)
  const cleared = Object.keys(before).filter((key) => !(key in sent) && !kept.includes(key))
  expect(cleared.filter((key) => key in read)).toEqual([])
}

it('answers an attribute with the examples of its pattern, on POST, PUT and PATCH', async () => {
  const path = await attributesPath()
  const regexValidation = {
    pattern: '[0-9]+',
    requirements: 'Digits only',
    valuesPatternShouldMatch: ['1', '42'],
    valuesPatternShouldNotMatch: ['x', ''],
  }
  const sent = {
    name: unique('digits'),
    displayName: 'Digits',
    description: 'Some digits',
    type: 'STRING',
    enabled: true,
    required: false,
    unique: false,
    multiValued: false,
    regexValidation,
  }
  const created = await platform.call('POST', path, sent)
  expect(created.body).toMatchObject(sent)
  const self = `${path}/${created.body.id}`
  expect((await platform.call('GET', self)).body).toEqual(created.body)
  const changed = { ...regexValidation, valuesPatternShouldMatch: ['7'] }
  const put = await platform.call('PUT', self, { ...sent, regexValidation: changed })
  expect(put.body.regexValidation).toEqual(changed)
  const patch = { regexValidation: { valuesPatternShouldNotMatch: ['y'] } }
  expect((await platform.call('PATCH', self, patch)).body.regexValidation).toEqual({
    ...changed,
    valuesPatternShouldNotMatch: ['y'],
  })
  const values = { ...sent, name: unique('size'), regexValidation: undefined }
  const enumeratedValues = [{ value: 'S', archived: true, description: 'Small' }, { value: 'L' }]
  expect((await platform.call('POST', path, { ...values, enumeratedValues })).body).toMatchObject({
    enumeratedValues,
  })
})

it.each([
  ['valuesPatternShouldMatch', ['1', 'x'], 'does not match "x"'],
  ['valuesPatternShouldNotMatch', ['x', '1'], 'matches "1"'],
])('refuses a pattern against its %s', async (list, values, message) => {
  const { status, body } = await platform.call('POST', await attributesPath(), {
    name: unique('wrong'),
    regexValidation: { pattern: '[0-9]+', [list]: values },
  })
  expect(status).toBe(400)
  expect(body.details).toMatchObject([
    {
      code: 'INVALID_VALUE',
      target: `regexValidation.${list}`,
      message: expect.stringContaining(message),
    },
  ])
})

it('makes another population the default one, of which there is one', async () => {
  const defaults = async () => {
    const { body } = await platform.call('GET', '/populations?filter=default eq true')
    return body._embedded.populations.map((each: { id: string }) => each.id)
  }
  const [former] = await defaults()
  const second = (await platform.call('POST', '/populations', { name: unique('P'), default: true }))
    .body
  expect(second.default).toBe(true)
  expect(await defaults()).toEqual([second.id])
  const user = (await platform.call('POST', '/users', { username: unique('user') })).body
  expect(user.population.id).toBe(second.id)

  const refused = await platform.call('PUT', `/populations/${second.id}`, {
    name: second.name,
    default: false,
  })
  expect(refused.status).toBe(400)
  expect(refused.body.details).toMatchObject([{ code: 'CONSTRAINT_VIOLATION', target: 'default' }])
  await platform.call('PUT', `/populations/${former}`, { name: 'Default', default: true })
  expect(await defaults()).toEqual([former])
})

it('keeps the theme of a population for a PUT that says none', async () => {
  const created = (await platform.call('POST', '/populations', { name: unique('P') })).body
  const { body } = await platform.call('PUT', `/populations/${created.id}`, { name: created.name })
  expect(body.theme).toEqual(created.theme)
})

it('finds a population by an alternative identifier', async () => {
  const { body } = await platform.call('POST', '/populations', {
    name: unique('P'),
    alternativeIdentifiers: ['acme', 'acme.example'],
  })
  const found = await platform.call(
    'GET',
    `/populations?filter=${encodeURIComponent('alternativeIdentifiers eq "acme.example"')}`,
  )
  expect(found.body._embedded.populations).toEqual([body])
})
