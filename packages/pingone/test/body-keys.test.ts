import { isDeepStrictEqual } from 'node:util'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { Members, Treatment } from '../src/api/body-keys/treatment.ts'
import { bodyMembers } from '../src/api/body-keys/unknown-keys.ts'
import { createProfile } from '../src/outbound/profile.ts'
import { startTenantHost } from './tenant-host.ts'

let tenant: Awaited<ReturnType<typeof startTenantHost>>
let made: Awaited<ReturnType<typeof makeResources>>

beforeAll(async () => {
  tenant = await startTenantHost()
  made = await makeResources()
})
afterAll(() => tenant.close())
afterEach(() => tenant.pingone.setProfile(createProfile('current')))

const header = 'x-pingone-sandbox-unknown-keys'
let count = 0
const unique = (prefix: string) => `${prefix}${(count += 1)}`

async function make(path: string, body: object): Promise<{ id: string }> {
  const answer = await tenant.call('POST', { path, body })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body
}

const configuration = {
  SCIM_URL: 'http://127.0.0.1:1/scim',
  SCIM_VERSION: '2.0',
  USERS_RESOURCE: '/Users',
  AUTHENTICATION_METHOD: 'None',
  AUTHORIZATION_TYPE: 'Bearer',
  USER_FILTER: 'userName eq "%s"',
  UNIQUE_USER_IDENTIFIER: 'userName',
}

async function makeResources() {
  const { body } = await tenant.call('GET', { path: '/propagation/stores' })
  const directory = body._embedded.stores[0]
  const plan = await make('/propagation/plans', { name: 'Plan' })
  const store = await make('/propagation/stores', { name: 'S', type: 'scim', configuration })
  const ends = {
    plan: { id: plan.id },
    sourceStore: { id: directory.id },
    targetStore: { id: store.id },
  }
  const schemas = await tenant.call('GET', { path: '/schemas' })
  const schemaId = schemas.body._embedded.schemas[0].id
  const [population, group, outer] = [
    await make('/populations', { name: unique('P') }),
    await make('/groups', { name: unique('G') }),
    await make('/groups', { name: unique('G') }),
  ]
  const user = await make('/users', { username: unique('u'), population: { id: population.id } })
  const rule = await make('/propagation/rules', { name: 'R', ...ends })
  const mapping = await make(`/propagation/rules/${rule.id}/mappings`, {
    sourceAttribute: 'email',
    targetAttribute: 'workEmail',
  })
  const attribute = await make(`/schemas/${schemaId}/attributes`, { name: unique('attribute') })
  return { plan, store, ends, schemaId, population, group, outer, user, rule, mapping, attribute }
}

interface Scene {
  /** The path of a request of the route. */
  readonly path: string
  /** What a body has at least. */
  readonly base: () => object | Promise<object>
  readonly contentType?: string
  /** Values for members, by path in the body, that others than a text need. */
  readonly samples?: Readonly<Record<string, unknown>>
  /** A body that goes with a member. */
  readonly beside?: Readonly<Record<string, object>>
  /** Members that no answer shows. */
  readonly hidden?: readonly string[]
  /** Where the answer is no resource. */
  readonly answersNothing?: true
}

const reference = (id: string) => ({ id })

function scenes(): Record<string, Scene> {
  const users = {
    samples: {
      email: 'ada@example.com',
      'photo.href': 'https://example.com/a.png',
      'account.status': 'LOCKED',
      'account.unlockAt': '2030-01-01T00:00:00.000Z',
      'population.id': made.population.id,
      ...{ enabled: false, mfaEnabled: true, emailVerified: false },
      'lifecycle.status': 'VERIFICATION_REQUIRED',
      'lifecycle.suppressVerificationCode': true,
      'password.forceChange': true,
      'password.external': { gateway: { id: 'g' } },
    },
    beside: {
      'photo.href': { photo: { href: 'https://example.com/b.png' } },
      'password.forceChange': { password: { value: 'secret' } },
      'password.external': { password: { value: 'secret' } },
    },
    hidden: ['lifecycle.suppressVerificationCode', 'password.value', 'password.forceChange'],
  }
  const newUser = { path: '/users', base: () => ({ username: unique('u') }), ...users }
  const knownUser = {
    path: `/users/${made.user.id}`,
    base: () => ({ username: 'known' }),
    ...users,
    samples: { ...users.samples, population: reference('elsewhere') },
  }
  const populations = {
    samples: {
      default: true,
      alternativeIdentifiers: ['one', 'two'],
      'passwordPolicy.id': 'policy',
      'theme.id': 'theme',
    },
  }
  const groups = {
    samples: {
      customData: { a: { b: [1, null] } },
      userFilter: 'username sw "a"',
      'population.id': made.population.id,
    },
  }
  const attributes = {
    samples: {
      ...{ type: 'JSON', enabled: false, required: false, unique: false, multiValued: true },
      'enumeratedValues.archived': true,
      'regexValidation.valuesPatternShouldMatch': ['7'],
      'regexValidation.valuesPatternShouldNotMatch': ['x'],
      'regexValidation.pattern': '[0-9]+',
    },
    beside: {
      'enumeratedValues.value': { enumeratedValues: [{ value: 'S' }] },
      'enumeratedValues.archived': { enumeratedValues: [{ value: 'S' }] },
      'enumeratedValues.description': { enumeratedValues: [{ value: 'S' }] },
      'regexValidation.requirements': { regexValidation: { pattern: '[0-9]+' } },
      'regexValidation.valuesPatternShouldMatch': { regexValidation: { pattern: '[0-9]+' } },
      'regexValidation.valuesPatternShouldNotMatch': { regexValidation: { pattern: '[0-9]+' } },
    },
  }
  const attributesPath = `/schemas/${made.schemaId}/attributes`
  const stores = {
    base: () => ({ name: unique('S'), type: 'scim', configuration }),
    samples: {
      type: 'scim',
      status: 'INACTIVE',
      managed: true,
      'configuration.SCIM_URL': 'http://127.0.0.1:1/other',
      'configuration.SCIM_VERSION': '1.1',
      'configuration.USERS_RESOURCE': '/People',
      'configuration.GROUPS_RESOURCE': '/Teams',
      'configuration.AUTHENTICATION_METHOD': 'None',
      'configuration.OAUTH_TOKEN_REQUEST': 'http://127.0.0.1:1/token',
      'configuration.UNIQUE_USER_IDENTIFIER': 'userName',
      'configuration.SCHEMA_EXTENSION_URNS': 'urn:example:User',
      'configuration.GROUP_MEMBERSHIP_HANDLING': 'Overwrite',
      'configuration.GROUP_NAME_SOURCE': 'Common Name',
      'configuration.REMOVE_ACTION': 'Delete',
      ...Object.fromEntries(
        [
          ...['CREATE_USERS', 'UPDATE_USERS', 'DISABLE_USERS', 'DEPROVISION_USERS'],
          ...['createNewUsers', 'updateNewUsers', 'disableNewUsers'],
        ].map((key) => [`configuration.${key}`, false]),
      ),
    },
    hidden: [
      'BASIC_AUTH_PASSWORD',
      'OAUTH_ACCESS_TOKEN',
      'OAUTH_CLIENT_SECRET',
      'CUSTOM_HEADER',
    ].map((key) => `configuration.${key}`),
  }
  const rules = {
    base: () => ({ name: unique('R'), ...made.ends }),
    samples: {
      active: false,
      populationExpression: 'enabled eq true',
      'populations.id': made.population.id,
      'groups.id': made.group.id,
      deprovision: true,
      configuration: { BASE_DN: 'dc=example' },
      'parentRule.id': made.rule.id,
      parentRule: reference(made.rule.id),
      'plan.id': made.ends.plan.id,
      'sourceStore.id': made.ends.sourceStore.id,
      'targetStore.id': made.ends.targetStore.id,
    },
  }
  const mappings = {
    samples: {
      sourceAttribute: 'title',
      targetAttribute: 'title',
      expression: "'x'",
      attributeMappingType: 'userAttributeMapping',
      'rule.id': made.rule.id,
    },
  }
  const line = { sourceAttribute: 'nickname', targetAttribute: 'nickName' }
  const plans = { samples: { status: 'ACTIVE' } }
  return {
    'POST /users': newUser,
    'PUT /users/:userId': knownUser,
    'PATCH /users/:userId': knownUser,
    'PUT /users/:userId/enabled': {
      path: `/users/${made.user.id}/enabled`,
      base: () => ({ enabled: true }),
      samples: { enabled: true },
    },
    'PUT /users/:userId/mfaEnabled': {
      path: `/users/${made.user.id}/mfaEnabled`,
      base: () => ({ mfaEnabled: true }),
      samples: { mfaEnabled: true },
    },
    'PUT /users/:userId/population': {
      path: `/users/${made.user.id}/population`,
      base: () => reference(made.population.id),
      samples: reference(made.population.id),
    },
    'POST /users/:userId/memberOfGroups': {
      path: `/users/${made.user.id}/memberOfGroups`,
      base: async () => reference((await make('/groups', { name: unique('G') })).id),
    },
    'POST /populations': {
      path: '/populations',
      base: () => ({ name: unique('P') }),
      ...populations,
    },
    'PUT /populations/:populationId': {
      path: `/populations/${made.population.id}`,
      base: () => ({ name: unique('P') }),
      ...populations,
    },
    'POST /groups': { path: '/groups', base: () => ({ name: unique('G') }), ...groups },
    'PUT /groups/:groupId': {
      path: `/groups/${made.group.id}`,
      base: () => ({ name: unique('G') }),
      samples: { ...groups.samples, population: reference('elsewhere') },
    },
    'POST /groups/:groupId/memberOfGroups': {
      path: `/groups/${made.group.id}/memberOfGroups`,
      base: async () => reference((await make('/groups', { name: unique('G') })).id),
    },
    'POST /schemas/:schemaId/attributes': {
      path: attributesPath,
      base: () => ({ name: unique('attribute') }),
      ...attributes,
      samples: { ...attributes.samples, name: unique('attribute') },
    },
    ...Object.fromEntries(
      ['PUT', 'PATCH'].map((method) => [
        `${method} /schemas/:schemaId/attributes/:attributeId`,
        {
          path: `${attributesPath}/${made.attribute.id}`,
          base: () => ({ name: (made.attribute as unknown as { name: string }).name }),
          ...attributes,
          // Name, type and multiValued stay as they are.
          samples: {
            ...attributes.samples,
            name: (made.attribute as unknown as { name: string }).name,
            ...{ type: 'STRING', multiValued: false },
          },
        },
      ]),
    ),
    'PUT /propagation/plans/:id': {
      path: `/propagation/plans/${made.plan.id}`,
      base: () => ({ name: 'Plan' }),
      ...plans,
    },
    'POST /propagation/stores': { path: '/propagation/stores', ...stores },
    'PUT /propagation/stores/:id': { path: `/propagation/stores/${made.store.id}`, ...stores },
    'POST /propagation/stores/connection/status': {
      path: '/propagation/stores/connection/status',
      ...stores,
      samples: { ...stores.samples, id: made.store.id },
      answersNothing: true,
    },
    'POST /propagation/rules': { path: '/propagation/rules', ...rules },
    'POST /propagation/plans/:planId/rules': {
      path: `/propagation/plans/${made.plan.id}/rules`,
      ...rules,
    },
    'PUT /propagation/rules/:id': { path: `/propagation/rules/${made.rule.id}`, ...rules },
    'PUT /propagation/mappings/:id': {
      path: `/propagation/mappings/${made.mapping.id}`,
      base: () => line,
      ...mappings,
    },
    'PUT /propagation/mapping/:id': {
      path: `/propagation/mapping/${made.mapping.id}`,
      base: () => line,
      ...mappings,
    },
    'POST /propagation/revisions': {
      path: '/propagation/revisions',
      base: () => ({}),
    },
    'POST /propagation/storeMetadata/:type': {
      path: '/propagation/storeMetadata/scim',
      base: () => ({}),
      answersNothing: true,
    },
  }
}

/** Those that make what there is one of, or what must differ each time, with a test of their own elsewhere. */
const elsewhere: Readonly<Record<string, string>> = {
  'POST /propagation/plans': 'An environment has one plan; the PUT takes the same members.',
  'POST /propagation/rules/:ruleId/mappings':
    'A rule maps an attribute once; the PUT takes the same members.',
}

type Leaf = readonly [path: string, treatment: Treatment]

const leavesOf = (members: Members, at = ''): Leaf[] =>
  Object.entries(members).flatMap(([name, member]): Leaf[] => {
    const path = at === '' ? name : `${at}.${name}`
    return typeof member === 'string' ? [[path, member]] : leavesOf(member, path)
  })

const lists = ['populations', 'groups', 'enumeratedValues']

/** The base with a value at a path; members of a list are those of its only element. */
function withValue(base: object, path: string, value: unknown): Record<string, unknown> {
  const [name = '', ...rest] = path.split('.')
  const body = base as Record<string, unknown>
  if (rest.length === 0) return { ...body, [name]: value }
  const within = body[name]
  const inner = (Array.isArray(within) ? within[0] : within) ?? {}
  const next = withValue(inner as object, rest.join('.'), value)
  return { ...body, [name]: lists.includes(name) ? [next] : next }
}

const valueAt = (body: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (value, name) =>
        Object(lists.includes(name) || !Array.isArray(value) ? value : value[0])[name],
      body,
    )

/** The least that a body must have for a member to stand in it: a reference has its id. */
async function bodyBeside(scene: Scene, path: string): Promise<object> {
  const base = { ...(await scene.base()), ...scene.beside?.[path] }
  const id = `${path.split('.').slice(0, -1).join('.')}.id`
  const sample = scene.samples?.[id]
  return sample === undefined ? base : withValue(base, id, sample)
}

const importType = 'application/vnd.pingidentity.user.import+json'

it('has a row for every route that reads a body', () => {
  const reads = tenant.pingone.router.routes
    .filter(({ method, path }) => method !== 'GET' && method !== 'DELETE' && path.startsWith('/v1'))
    .map(({ method, path }) => `${method} ${path.replace('/v1/environments/:environmentId', '')}`)
  expect(Object.keys(bodyMembers).sort()).toEqual(reads.sort())
  expect([...Object.keys(scenes()), ...Object.keys(elsewhere)].sort()).toEqual(reads.sort())
})

const routes = Object.keys(bodyMembers).filter((route) => !(route in elsewhere))

it.each(routes)('does with each documented member of %s what the table says', async (route) => {
  const [method = ''] = route.split(' ')
  const scene = {
    ...(scenes()[route] as Scene),
    ...(route === 'POST /users' && { contentType: importType }),
  }
  const faults: string[] = []
  for (const leaf of leavesOf(bodyMembers[route] ?? {})) {
    // One after the other: they write to the same resource.
    // oxlint-disable-next-line no-await-in-loop
    const fault = await faultOf(method, scene, leaf)
    if (fault !== undefined) faults.push(fault)
  }
  expect(faults).toEqual([])
})

/** What is wrong with what becomes of one member. */
async function faultOf(
  method: string,
  scene: Scene,
  [path, treatment]: Leaf,
): Promise<string | undefined> {
  const base = await bodyBeside(scene, path)
  const value =
    scene.samples?.[path] ??
    (treatment === 'ignored' ? 'ignored' : (valueAt(base, path) ?? unique('text ')))
  const body = withValue(base, path, value)
  const { contentType } = scene
  const answer = await tenant.call(method, {
    path: scene.path,
    body,
    ...(contentType && { contentType }),
  })
  const report = `${path} (${treatment}): ${answer.status} ${JSON.stringify(answer.body)}`
  if (treatment === 'refused') {
    const targets = answer.body.details?.map((detail: { target: string }) => detail.target) ?? []
    return answer.status === 400 && targets.includes(path) ? undefined : report
  }
  if (isContradiction(path, answer)) return undefined
  if (answer.status >= 300 || answer.headers.has(header)) return report
  if (scene.answersNothing || scene.hidden?.includes(path)) return undefined
  const isShown = isDeepStrictEqual(valueAt(answer.body, path), valueAt(body, path))
  return isShown === (treatment !== 'ignored') ? undefined : report
}

/** A mapping has one source, and a text is no name of an attribute. */
const isContradiction = (path: string, { status, body }: { status: number; body: any }) =>
  status === 400 &&
  path === 'expression' &&
  body.details[0].message.startsWith('A mapping has either')

it.each(routes)(
  'names the unknown keys of %s, at any depth, and refuses it when the profile says so',
  async (route) => {
    const [method = ''] = route.split(' ')
    const scene = scenes()[route] as Scene
    const members = bodyMembers[route] ?? {}
    const nested = leavesOf(members)
      .map(([path]) => path.split('.').slice(0, -1).join('.'))
      .filter((path) => path !== '' && !path.startsWith('password'))
    for (const place of ['', ...new Set(nested)]) {
      const path = place === '' ? 'colour' : `${place}.colour`
      const example = Object.keys(scene.beside ?? {}).find((each) => each.startsWith(`${place}.`))
      const bodyOf = async () => {
        const base = await bodyBeside(scene, path)
        return withValue(
          { ...base, ...(place && example && scene.beside?.[example]) },
          path,
          'blue',
        )
      }
      // oxlint-disable-next-line no-await-in-loop
      const answer = await tenant.call(method, { path: scene.path, body: await bodyOf() })
      expect(answer.status, `${path}: ${JSON.stringify(answer.body)}`).toBeLessThan(300)
      expect(answer.headers.get(header)).toBe(path)
      // oxlint-disable-next-line no-await-in-loop
      const body = await bodyOf()
      tenant.pingone.setProfile(createProfile('current', { unknownKeys: 'refused' }))
      // oxlint-disable-next-line no-await-in-loop
      const refused = await tenant.call(method, { path: scene.path, body })
      tenant.pingone.setProfile(createProfile('current'))
      expect(refused.status, path).toBe(400)
      expect(refused.body.details).toMatchObject([
        { code: 'INVALID_VALUE', target: path, innerError: { allowedValues: expect.any(Array) } },
      ])
    }
  },
)

it('writes into the journal what was ignored, and no value of it', async () => {
  await tenant.call('POST', {
    path: '/users',
    body: { username: unique('u'), favourite: 'Planted-91', address: { planet: 'Mars' } },
  })
  const { changes } = await tenant.pingone.journal.changes({ limit: 1 })
  expect(changes).toMatchObject([
    {
      action: 'PLATFORM_API.UNKNOWN_KEYS',
      finished: true,
      summary: 'POST /users was carried out without unknown members: favourite, address.planet.',
    },
  ])
  expect(JSON.stringify(changes)).not.toContain('Planted')
})

it('takes custom attributes for known, and a password in an import only', async () => {
  const name = unique('custom')
  await make(`/schemas/${made.schemaId}/attributes`, { name })
  const send = (body: object, contentType = 'application/json') =>
    tenant.call('POST', { path: '/users', body: { username: unique('u'), ...body }, contentType })
  expect((await send({ [name]: 'x' })).headers.get(header)).toBeNull()
  const password = { value: 'secret' }
  expect((await send({ password })).headers.get(header)).toBe('password')
  expect((await send({ password }, importType)).headers.get(header)).toBeNull()
})

it('names no more than a header can carry', async () => {
  const names = Array.from({ length: 30 }, (_, at) => `ключ\n${'x'.repeat(200)}${at}`)
  const { status, headers } = await tenant.call('POST', {
    path: '/groups',
    body: { name: unique('G'), ...Object.fromEntries(names.map((name) => [name, 1])), '\ud800': 1 },
  })
  expect(status).toBe(201)
  expect(headers.get(header)).toMatch(/^(?:[\w%-]{1,100}, ){20}\+11$/)
})

it('changes nothing when unknown members of a request are refused', async () => {
  tenant.pingone.setProfile(createProfile('current', { unknownKeys: 'refused' }))
  const username = unique('u')
  await tenant.call('POST', { path: '/users', body: { username, colour: 'blue' } })
  const found = await tenant.call('GET', { path: `/users?filter=username eq "${username}"` })
  expect(found.body._embedded.users).toEqual([])
})
