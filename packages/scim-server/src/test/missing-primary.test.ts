import {
  defineAttribute,
  definePlural,
  groupResourceType,
  URN,
  userResourceType,
  type ResourceTypeDefinition,
  type SchemaDefinition,
} from '@pingone-sandbox/scim'
import { createMemoryStore } from '@pingone-sandbox/store/memory'
import { createSqliteStore } from '@pingone-sandbox/store/sqlite'
import { beforeEach, describe, expect, it } from 'vitest'
import { collectionsFor } from '../index.ts'
import { list } from './listing.ts'
import { patchOf } from './provision.ts'
import { startServer, type Client } from './start-server.ts'

const badges: SchemaDefinition = {
  id: 'urn:example:schemas:2.0:Badges',
  name: 'Badges',
  description: 'What a user wears.',
  attributes: [
    definePlural('badges', 'Badges of the user.', { value: defineAttribute('value', 'The text.') }),
  ],
}
const sensorType: ResourceTypeDefinition = {
  name: 'Sensor',
  endpoint: '/Sensors',
  description: 'Has readings.',
  schema: {
    id: 'urn:example:schemas:2.0:Sensor',
    name: 'Sensor',
    description: 'Has readings.',
    attributes: [
      definePlural('readings', 'What it measures.', { value: defineAttribute('value', 'A unit.') }),
    ],
  },
  extensions: [],
}
const resourceTypes = [
  {
    ...userResourceType,
    extensions: [...userResourceType.extensions, { schema: badges, required: false }],
  },
  groupResourceType,
  sensorType,
]
const collections = collectionsFor({ resourceTypes })

/** The place of an attribute, and the way to create a resource with values of it. */
const attributes = [
  ['emails', '/Users', (values: unknown) => ({ emails: values })],
  [
    'addresses',
    '/Users',
    (values: readonly { value: string }[] | undefined) => ({
      addresses: values?.map(({ value, ...rest }) => ({ ...rest, locality: value })),
    }),
  ],
  [`${badges.id}:badges`, '/Users', (values: unknown) => ({ [badges.id]: { badges: values } })],
  ['readings', '/Sensors', (values: unknown) => ({ readings: values })],
] as const

// The letters denote `primary` of the elements: true, false, absent.
const resources: Readonly<Record<string, readonly object[] | undefined>> = {
  'no elements': undefined,
  t: [{ value: 'a', primary: true }],
  f: [{ value: 'a', primary: false }],
  n: [{ value: 'a' }],
  tf: [
    { value: 'a', primary: true },
    { value: 'b', primary: false },
  ],
  nt: [{ value: 'b' }, { value: 'a', primary: true }],
  nn: [{ value: 'a' }, { value: 'b', type: 'work' }],
}

describe.each([
  ['SQLite', () => createSqliteStore({ collections })],
  ['memory', () => createMemoryStore({ collections })],
])('in a store of %s', (_, createStore) => {
  describe.each(attributes)('a missing primary of %s', (attribute, path, attributesOf) => {
    let client: Client

    beforeEach(async () => {
      client = await startServer({ store: createStore(), resourceTypes })
      const schemas = path === '/Users' ? [URN.user, badges.id] : [sensorType.schema.id]
      for (const [externalId, values] of Object.entries(resources)) {
        const name = path === '/Users' && { userName: externalId }
        const body = { schemas, externalId, ...name, ...attributesOf(values as never) }
        expect((await client.send('POST', path, { body })).status).toBe(201)
      }
    })

    const found = async (parameters: Record<string, string>): Promise<readonly string[]> => {
      const { status, body } = await list(client, path, parameters)
      expect([status, body.detail]).toEqual([200, undefined])
      return body.Resources.map(({ externalId }: { externalId: string }) => externalId)
    }

    it.each([
      ['X[primary eq false]', ['f', 'n', 'tf', 'nt', 'nn']],
      ['X[primary eq "False"]', ['f', 'n', 'tf', 'nt', 'nn']],
      ['X[primary ne true]', ['f', 'n', 'tf', 'nt', 'nn']],
      ['X[not (primary eq true)]', ['f', 'n', 'tf', 'nt', 'nn']],
      ['X[primary ne false]', ['t', 'tf', 'nt']],
      ['X[not (primary eq false)]', ['t', 'tf', 'nt']],
      ['X[primary eq true]', ['t', 'tf', 'nt']],
      ['X[primary eq false and type eq "work"]', ['nn']],
      ['X[primary eq false or type eq "work"]', ['f', 'n', 'tf', 'nt', 'nn']],
      ['X.primary eq false', ['f', 'n', 'tf', 'nt', 'nn']],
      ['not (X.primary eq false)', ['no elements', 't']],
      ['X.primary ne false', ['no elements', 't']],
      ['X.primary ne true', ['no elements', 'f', 'n', 'nn']],
      ['X.primary eq true', ['t', 'tf', 'nt']],
      ['X[primary pr]', ['t', 'f', 'tf', 'nt']],
      ['X.primary eq false and X.primary eq true', ['tf', 'nt']],
    ])('counts as false in %s (RFC 7643 §2.4)', async (filter, names) => {
      expect(await found({ filter: filter.replaceAll('X', attribute) })).toEqual(names)
      const body = { schemas: [URN.searchRequest], filter: filter.replaceAll('X', attribute) }
      const searched = await client.send('POST', `${path}/.search`, { body })
      expect(searched.body.Resources).toMatchObject(names.map((externalId) => ({ externalId })))
    })

    it('sorts like false (RFC 7643 §2.4)', async () => {
      const sortBy = `${attribute}.primary`
      expect(await found({ sortBy })).toEqual(['f', 'n', 'nn', 't', 'tf', 'nt', 'no elements'])
      const descending = await found({ sortBy, sortOrder: 'descending' })
      expect(descending).toEqual(['no elements', 't', 'tf', 'nt', 'f', 'n', 'nn'])
      const seen: string[] = []
      for (let cursor: string | undefined = ''; cursor !== undefined;) {
        const { body } = await list(client, path, { sortBy, count: '1', cursor })
        seen.push(body.Resources[0].externalId)
        cursor = body.nextCursor
      }
      expect(seen).toEqual(['f', 'n', 'nn', 't', 'tf', 'nt', 'no elements'])
    })

    it('is selected in a PATCH path (RFC 7643 §2.4)', async () => {
      const idOf = async (externalId: string): Promise<string> => {
        const { body } = await list(client, path, { filter: `externalId eq "${externalId}"` })
        return `${path}/${body.Resources[0].id}`
      }
      const display = attribute === 'addresses' ? 'formatted' : 'display'
      const replace = {
        op: 'replace',
        path: `${attribute}[primary eq false].${display}`,
        value: 'X',
      }
      const target = await idOf('nt')
      const replaced = await client.send('PATCH', target, { body: patchOf(replace) })
      const remove = { op: 'remove', path: `${attribute}[primary eq false]` }
      const removed = await client.send('PATCH', target, { body: patchOf(remove) })

      const valuesIn = (body: Record<string, never>): unknown =>
        body[badges.id]?.['badges'] ?? body[attribute]
      expect(valuesIn(replaced.body)).toMatchObject([{ [display]: 'X' }, { primary: true }])
      expect(valuesIn(replaced.body)).toHaveLength(2)
      expect(valuesIn(removed.body)).toMatchObject([{ primary: true }])
      expect(valuesIn(removed.body)).toHaveLength(1)
    })
  })
})

it('creates the element that a filter on primary describes, where there is none', async () => {
  const client = await startServer()
  const body = { schemas: [URN.user], userName: 'ada' }
  const { body: created } = await client.send('POST', '/Users', { body })
  const operation = { op: 'replace', path: 'emails[primary eq false].value', value: 'a@x.test' }

  const answer = await client.send('PATCH', `/Users/${created.id}`, { body: patchOf(operation) })

  expect(answer.body.emails).toEqual([{ primary: false, value: 'a@x.test' }])
})
