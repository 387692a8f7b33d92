import { parseFilter, userResourceType } from '@pingone-sandbox/scim'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { createMemoryStore } from './memory/index.ts'
import { createSqliteStore } from './sqlite/index.ts'
import type { Store } from './store.ts'

const collections = [{ name: 'users', type: userResourceType }]
const filters = [
  'title co "ab"',
  'title sw "A" and nickName ew "b"',
  'emails[type eq "work" and value co "ab"]',
  'nickName eq "\u212Aab"',
  'nickName eq "kab"',
  'not (title co "ab")',
]

const text = fc.constantFrom('ab', 'AB', 'xaby', 'ba', '\u212Aab', 'a"b', 'ÄAb', '')
const document = fc.record({
  id: fc.constantFrom('1', '2', '3', '4', '5'),
  title: text,
  nickName: text,
  emails: fc.array(fc.record({ type: fc.constantFrom('work', 'home'), value: text })),
})
const step = fc.oneof(
  fc.record({ put: document }),
  fc.record({ remove: fc.constantFrom('1', '2', '3', '4', '5') }),
  fc.record({ find: fc.constantFrom(...filters) }),
)

it('finds by scan what a store in memory finds, whatever is written between two scans', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const stores = [createSqliteStore({ collections }), createMemoryStore({ collections })]
      const [scanned, expected] = await Promise.all(stores.map((store) => run(store, steps)))
      expect(scanned).toEqual(expected)
      await Promise.all(stores.map((store) => store.close()))
    }),
  )
})

type Step = typeof step extends fc.Arbitrary<infer Each> ? Each : never

/** Takes the steps, and returns the ids that each of the searches has found. */
async function run(store: Store, steps: readonly Step[]): Promise<readonly (readonly string[])[]> {
  const found: (readonly string[])[] = []
  for (const each of steps) {
    if ('put' in each)
      await store.commit([{ kind: 'put', collection: 'users', document: each.put }])
    else if ('remove' in each) await remove(store, each.remove)
    else {
      const { items } = await store.find('users', { filter: parseFilter(each.find) })
      found.push(items.map(({ id }) => id))
    }
  }
  return found
}

/** Deletes a document if there is one. */
async function remove(store: Store, id: string): Promise<void> {
  if (await store.get('users', id))
    await store.commit([{ kind: 'delete', collection: 'users', id }])
}
