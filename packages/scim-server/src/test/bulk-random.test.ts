import { URN, type Complex } from '@pingone-sandbox/scim'
import { createMemoryStore } from '@pingone-sandbox/store/memory'
import { createSqliteStore } from '@pingone-sandbox/store/sqlite'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { scimServerCollections as collections } from '../index.ts'
import { bulk, statusesIn, type Operation } from './bulk-request.ts'
import { createGroup, createUser, patchOf } from './provision.ts'
import { startServer, type Client } from './start-server.ts'

// Random requests: each existing resource is the target of one operation at most, so that their order decides nothing.
const existing = {
  users: ['u0', 'u1', 'u2', 'u3'],
  groups: ['g0', 'g1', 'g2'],
  doomed: ['d0', 'd1'],
}
const reference = fc.oneof(
  { weight: 5, arbitrary: fc.nat(7).map((at) => `bulkId:b${at}`) },
  { weight: 4, arbitrary: fc.constantFrom(...existing.users, ...existing.groups) },
  { weight: 1, arbitrary: fc.constantFrom('missing', 'bulkId:missing', '') },
)
const references = fc.array(reference, { maxLength: 3 })
const members = (values: readonly string[]) => values.map((value) => ({ value }))
const often = <T>(usual: T, ...rare: readonly T[]) =>
  fc.oneof({ weight: 7, arbitrary: fc.constant(usual) }, ...rare.map((each) => fc.constant(each)))

/** Writes an operation, given its place in the request. */
type Write = (at: number) => Operation

const writes = fc.oneof<fc.Arbitrary<Write>[]>(
  fc
    .record({ more: references, name: often<string | undefined>('new', undefined, 'u0', 'same') })
    .map(({ more: [manager], name }): Write => (at) => ({
      method: 'POST',
      path: '/Users',
      data: {
        schemas: [URN.user],
        userName: name === 'new' ? `new ${at}` : name,
        ...(manager !== undefined && { [URN.enterpriseUser]: { manager: { value: manager } } }),
      },
    })),
  fc
    .record({ values: references, isNamed: often(true, false) })
    .map(({ values, isNamed }): Write => (at) => ({
      method: 'POST',
      path: '/Groups',
      data: {
        schemas: [URN.group],
        ...(isNamed && { displayName: `new ${at}` }),
        members: members(values),
      },
    })),
  fc
    .record({
      of: fc.constantFrom(...existing.groups),
      values: references,
      path: often('members', 'nothing'),
    })
    .map(({ of, values, path }): Write => (at) => ({
      method: 'PATCH',
      path: `/Groups/${of}`,
      data: patchOf(
        { op: 'replace', path: 'externalId', value: `x${at}` },
        { op: 'add', path, value: members(values) },
      ),
    })),
  fc
    .record({
      of: fc.constantFrom(...existing.groups),
      values: references,
      name: often<unknown>('x', 5),
    })
    .map(({ of, values, name }): Write => () => ({
      method: 'PUT',
      path: `/Groups/${of}`,
      data: {
        schemas: [URN.group],
        displayName: name === 'x' ? of : name,
        members: members(values),
      },
    })),
  fc
    .record({
      of: fc.constantFrom(...existing.users),
      title: often<unknown>('x', 5),
      version: often<string | undefined>(undefined, 'W/"9"'),
    })
    .map(({ of, title, version }): Write => () => ({
      method: 'PATCH',
      path: `/Users/${of}`,
      ...(version !== undefined && { version }),
      data: patchOf({ op: 'replace', path: 'title', value: title }),
    })),
  fc
    .record({
      of: fc.constantFrom(...existing.doomed),
      version: often<string | undefined>(undefined, 'W/"9"'),
    })
    .map(({ of, version }): Write => () => ({
      method: 'DELETE',
      path: `/Users/${of}`,
      ...(version !== undefined && { version }),
    })),
  fc.constant<Write>(() => ({ method: 'POST', path: '/Nothing', data: {} })),
)

const operations = fc.array(writes, { minLength: 1, maxLength: 8 }).map((all) => {
  const targets = new Set<string>()
  return all.flatMap((write, at): readonly Operation[] => {
    const operation = write(at)
    if (operation.method !== 'POST' && targets.has(operation.path ?? '')) return []
    targets.add(operation.path ?? '')
    return [{ ...operation, bulkId: `b${at}` }]
  })
})

/** Makes the resources that are there before; their names are their ids. */
async function prepare(client: Client): Promise<ReadonlyMap<string, string>> {
  await client.store.clear()
  const ids = new Map<string, string>()
  for (const name of [...existing.users, ...existing.doomed])
    ids.set(name, await createUser(client, name))
  for (const name of existing.groups)
    ids.set(name, await createGroup(client, name, [ids.get('u0') ?? '', ids.get('u1') ?? '']))
  return ids
}

/** Puts ids in the place of the names of what is there before. */
function withIds<T>(value: T, ids: ReadonlyMap<string, string>): T {
  return JSON.parse(
    JSON.stringify(value, (key, each: unknown) => {
      if (typeof each !== 'string') return each
      if (key === 'value') return ids.get(each) ?? each
      return key === 'path' ? each.replace(/[ugd]\d$/, (name) => ids.get(name) ?? name) : each
    }),
  )
}

/** All resources with names in the place of ids, and without the times. */
async function stateOf(client: Client): Promise<readonly string[]> {
  const { body } = await client.send('GET', '/?count=1000')
  const resources: readonly Complex[] = body.Resources
  const names = new Map(
    resources.map(({ id, userName, displayName }) => [id, String(userName ?? displayName)]),
  )
  const inOrder = (_: string, each: unknown): unknown =>
    Array.isArray(each) ? each.map((one) => JSON.stringify(one)).sort() : each
  return resources
    .map(({ meta, ...resource }) => {
      const written = JSON.stringify({ ...resource, writes: writesIn(meta) })
      const named = written
        .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, (id) => names.get(id) ?? 'deleted')
        .replaceAll(client.origin, '')
      return JSON.stringify(JSON.parse(named), inOrder)
    })
    .sort()
}

it.each([
  ['SQLite', () => createSqliteStore({ collections })],
  ['memory', () => createMemoryStore({ collections })],
])(
  'changes nothing by an operation that it reports as failed, in a store of %s (RFC 7644 §3.7)',
  async (_, createStore) => {
    const client = await startServer({ store: createStore() })
    await fc.assert(
      fc.asyncProperty(
        operations,
        fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined, freq: 2 }),
        async (all, failOnErrors) => {
          const sent = withIds(all, await prepare(client))
          const answer = await bulk(client, sent, { ...(failOnErrors && { failOnErrors }) })
          const state = await stateOf(client)
          const done: readonly Complex[] = answer.body.Operations.filter(
            ({ status }: { status: string }) => Number(status) < 400,
          )
          const doneIds = new Set(done.map(({ bulkId }) => bulkId))

          // The same without those that failed.
          const again = all.filter(({ bulkId }) => doneIds.has(bulkId))
          const repeated = await bulk(client, withIds(again, await prepare(client)))
          expect(statusesIn(repeated)).toEqual(done.map(({ status }) => status))
          expect(await stateOf(client)).toEqual(state)
        },
      ),
      { numRuns: 40 },
    )
    expect(client.failures).toEqual([])
  },
)

/** How often a resource was written: what follows in its version is about ids, which are others each time. */
function writesIn(meta: unknown): string | undefined {
  return /\d+/.exec(String((meta as Complex)['version']))?.[0]
}
