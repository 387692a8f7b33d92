import { createMemoryStore } from '@pingone-sandbox/store/memory'
import { createSqliteStore } from '@pingone-sandbox/store/sqlite'
import { expect, it } from 'vitest'
import { collectionsFor } from '../directory/collections.ts'
import { list } from './listing.ts'
import { createGroup, createUser } from './provision.ts'
import { startServer, type Client } from './start-server.ts'

const collections = collectionsFor({ uniqueGroupNames: true })
const stores = [
  ['in memory', () => createMemoryStore({ collections })],
  ['in SQLite', () => createSqliteStore({ collections })],
] as const

/** Names of which the first 30,000 characters are the same. */
const long = (end: string) => `${'Lovelace '.repeat(3_000)}${'😀\uFFFD'.repeat(1_000)}${end}`

/** Follows cursors by GET; `meanwhile` happens after each page. */
async function follow(
  client: Client,
  path: string,
  parameters: Record<string, string>,
  meanwhile: (page: number) => unknown = () => undefined,
): Promise<readonly string[]> {
  const ends: string[] = []
  let cursor: string | undefined = ''
  for (let page = 0; cursor !== undefined && page < 20; page++) {
    const answer = await list(client, path, { count: '2', cursor, ...parameters })
    expect(answer.status).toBe(200)
    ends.push(
      ...answer.body.Resources.map((each: { displayName?: string }) => each.displayName?.at(-1)),
    )
    cursor = answer.body.nextCursor
    expect(cursor?.length ?? 0).toBeLessThan(2_000)
    await meanwhile(page)
  }
  return ends
}

it.each(stores)('pages by cursor in the order of long values, %s', async (_, createStore) => {
  const client = await startServer({ store: createStore() })
  for (const end of ['c', 'a', 'e', 'b', 'd']) {
    await createUser(client, `user-${end}`, { displayName: long(end) })
    await createGroup(client, long(end))
  }
  for (const sortOrder of ['ascending', 'descending']) {
    const ordered = ['a', 'b', 'c', 'd', 'e']
    if (sortOrder === 'descending') ordered.reverse()
    const parameters = { sortBy: 'displayName', sortOrder }
    for (const filter of [undefined, 'displayName co "lace"', 'meta.version pr'])
      for (const path of ['/Users', '/Groups'])
        expect(
          await follow(client, path, { ...parameters, ...(filter !== undefined && { filter }) }),
        ).toEqual(ordered)
    const both = await follow(client, '/', { ...parameters, filter: 'displayName pr' })
    expect(both).toEqual(ordered.flatMap((end) => [end, end]))
  }
})

it.each(stores)(
  'leaves nothing out when the end of a page is deleted, %s',
  async (_, createStore) => {
    for (const sortOrder of ['ascending', 'descending']) {
      const client = await startServer({ store: createStore() })
      const ids = new Map<string, string>()
      for (const end of ['a', 'b', 'c', 'd', 'e'])
        ids.set(end, await createUser(client, `user-${end}`, { displayName: long(end) }))
      const removed = sortOrder === 'ascending' ? 'b' : 'd'
      const found = await follow(client, '/Users', { sortBy: 'displayName', sortOrder }, (page) =>
        page === 0 ? client.send('DELETE', `/Users/${ids.get(removed)}`) : undefined,
      )
      expect(new Set(found)).toEqual(new Set(['a', 'b', 'c', 'd', 'e']))
    }
  },
)
