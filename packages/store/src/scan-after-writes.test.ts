import { parseFilter, userResourceType } from '@pingone-sandbox/scim'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { createMemoryStore } from './memory/index.ts'
import { createSqliteStore } from './sqlite/index.ts'
import type { Store, Write } from './store.ts'

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

async function write(store: Store, change: Write): Promise<void> {
  // A delete of what is not there is refused by all stores alike.
  await store.commit([change]).catch(() => {})
}

it('finds by scan what a store in memory finds, whatever is written between two scans', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const stores = [createSqliteStore({ collections }), createMemoryStore({ collections })]
      for (const each of steps) {
        if ('find' in each) {
          const filter = parseFilter(each.find)
          const [one, other] = await Promise.all(stores.map((s) => s.find('users', { filter })))
          expect(one?.items.map(({ document: { id } }) => id)).toEqual(
            other?.items.map(({ document: { id } }) => id),
          )
          continue
        }
        const change: Write =
          'put' in each
            ? { kind: 'put', collection: 'users', document: each.put }
            : { kind: 'delete', collection: 'users', id: each.remove }
        for (const store of stores) await write(store, change)
      }
      await Promise.all(stores.map((store) => store.close()))
    }),
  )
})
