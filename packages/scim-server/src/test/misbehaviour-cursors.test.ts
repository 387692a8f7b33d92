import { URN } from '@pingone-sandbox/scim'
import { describe, expect, it } from 'vitest'
import { misbehaviours } from '../index.ts'
import { list } from './listing.ts'
import { createGroup, createUser, patchOf } from './provision.ts'
import { startServer, type Client } from './start-server.ts'

/** Misbehaviours that concern lists: their rows, their totals and their filters. */
const aboutLists: readonly string[] = [
  ...['empty-list-is-404', 'resources-null', 'numbers-as-strings', 'total-is-page-length'],
  ...['paging-ignored', 'paging-from-zero', 'pages-smaller-than-asked', 'duplicate-rows'],
  ...['case-sensitive-operators', 'non-ascii-filter-refused', 'quoted-value-refused'],
  ...['unknown-filter-empty', 'case-sensitive-attributes', 'filter-ignored'],
  ...['user-name-case-exact', 'case-sensitive-type', 'inactive-hidden', 'stale-read'],
]
const ids = misbehaviours.map(({ id }) => id)
const others = ids.filter((id) => !aboutLists.includes(id))
/** Misbehaviours that decide which resources a list contains. */
const relisting = ['inactive-hidden', 'user-name-case-exact', 'case-sensitive-type']

// No misbehaviour changes the title of a resource.
const users = [
  ['Ada', { active: true, emails: [{ type: 'work', value: 'z@x.test' }] }],
  ['bob', { active: false, emails: [{ type: 'Work', value: 'y@x.test' }] }],
  ['Cy', { emails: [{ type: 'work', value: 'x@x.test' }] }],
  ['dan', { active: false }],
  ['Eve', { active: true, emails: [{ type: 'home', value: 'w@x.test' }] }],
  ['fay', { active: true, emails: [{ type: 'work', value: 'v@x.test' }] }],
  ['Gil', { active: true }],
] as const

const queries: readonly Record<string, string>[] = [
  {},
  { filter: 'userName co "a"' },
  { filter: 'userName sw "A" or userName co "y" or userName eq "Eve"' },
  { filter: 'emails[type eq "work"]' },
  { filter: 'userName pr', sortBy: 'userName', sortOrder: 'descending' },
  { filter: 'not (emails.type eq "home")', sortBy: 'emails' },
  { sortBy: 'meta.location' },
  { filter: 'groups pr', attributes: 'title' },
  { filter: 'userName eq "missing"' },
]

/** Starts a server and creates users of all kinds before the misbehaviours are active. */
async function start(id: string): Promise<Client> {
  const client = await startServer()
  let number = 0
  client.misbehaviours.set([])
  const made: string[] = []
  for (const [userName, more] of users)
    made.push(await createUser(client, userName, { title: `t${number++}`, ...more }))
  await createGroup(client, 'Staff', made.slice(1, 5))
  client.misbehaviours.set([id])
  return client
}

interface Page {
  readonly status: number
  readonly titles: readonly string[]
  readonly total: unknown
  readonly next: string | undefined
}

async function ask(client: Client, parameters: Record<string, string>): Promise<Page> {
  const { status, body } = await list(client, '/Users', parameters)
  const rows: readonly { title: string }[] = body?.Resources ?? []
  return {
    status,
    titles: rows.map(({ title }) => title),
    total: body?.totalResults,
    next: body?.nextCursor,
  }
}

async function follow(
  client: Client,
  parameters: Record<string, string>,
): Promise<readonly Page[]> {
  const pages: Page[] = []
  for (let cursor: string | undefined = ''; cursor !== undefined && pages.length < 30;) {
    const page = await ask(client, { ...parameters, cursor })
    pages.push(page)
    cursor = page.next
  }
  return pages
}

const titlesOn = (pages: readonly Page[]) => pages.flatMap(({ titles }) => titles)

describe.each(ids)('with %s', (id) => {
  const isTwice = id === 'duplicate-rows'
  const isCounted = id !== 'total-is-page-length'

  it('shows each resource once from cursor to cursor', async () => {
    const client = await start(id)
    for (const query of queries) {
      const whole = await ask(client, query)
      const once = isTwice ? [...new Set(whole.titles)] : whole.titles

      for (const count of ['1', '3', '50']) {
        const pages = await follow(client, { ...query, count })
        const titles = titlesOn(pages)
        const seen = { query, count, titles: isTwice ? [...new Set(titles)] : titles }
        expect(seen).toEqual({ query, count, titles: once })
        for (const { status, titles: rows } of pages) {
          expect(status).toBe(whole.status)
          expect(rows.length).toBeLessThanOrEqual(Number(count))
        }
        const totals = pages.map(({ total }) => (isCounted ? total : whole.total))
        expect(new Set(totals)).toEqual(new Set([whole.total]))
      }
    }
  })

  it('shows the same pages by a query with POST', async () => {
    const client = await start(id)
    const query = { filter: 'emails[type eq "work"]', sortBy: 'userName', count: 2 }
    const asked = { ...query, count: '2' }
    const expected = titlesOn(await follow(client, asked))
    const titles: string[] = []
    for (
      let cursor: string | undefined = '', pages = 0;
      cursor !== undefined && pages < 9;
      pages++
    ) {
      const body = { schemas: [URN.searchRequest], ...query, cursor }
      const answer = await client.send('POST', '/Users/.search', { body })
      const rows: readonly { title: string }[] = answer.body.Resources ?? []
      titles.push(...rows.map(({ title }) => title))
      cursor = answer.body.nextCursor
    }
    expect(titles).toEqual(expected)
  })
})

it.each(others)('pages with %s, which is not about lists, as without it', async (id) => {
  const client = await start(id)
  for (const query of queries) {
    const pagesOf = async () => [
      ...(await follow(client, { ...query, count: '2' })),
      await ask(client, { ...query, startIndex: '2', count: '3' }),
    ]
    client.misbehaviours.set([])
    const right = await pagesOf()
    client.misbehaviours.set([id])
    expect(await pagesOf()).toEqual(right)
  }
})

describe.each(relisting)('with %s', (id) => {
  it.each([
    [{ cursor: 'x' }, 400, 'invalidCursor'],
    [{ cursor: '', count: '0' }, 400, 'invalidCount'],
    [{ cursor: '', startIndex: '1' }, 400, 'invalidValue'],
    [{ sortBy: 'password' }, 403, 'sensitive'],
    [{ sortBy: 'shoeSize', cursor: '' }, 400, 'invalidPath'],
  ])('refuses %j as the server does', async (parameters, status, scimType) => {
    const client = await start(id)
    const filter = 'userName pr and emails.type pr'
    const { status: got, body } = await list(client, '/Users', { filter, ...parameters })
    expect([got, body.scimType]).toEqual([status, scimType])
  })

  it('refuses a cursor in another listing (RFC 9865 §2.1)', async () => {
    const client = await start(id)
    const filter = 'userName pr and emails.type pr'
    const first = await list(client, '/Users', { filter, count: '1', cursor: '' })
    const cursor: string = first.body.nextCursor
    for (const other of [
      { filter: 'userName pr and emails.type eq "work"' },
      { filter, sortBy: 'userName' },
      { filter, sortOrder: 'descending' },
    ]) {
      const { status, body } = await list(client, '/Users', { ...other, count: '1', cursor })
      expect([status, body.scimType]).toEqual([400, 'invalidCursor'])
    }
  })

  it('continues after the last shown resource while others are created and deleted (RFC 9865 §2)', async () => {
    const client = await start(id)
    const query = { filter: 'userName pr and emails.type pr', sortBy: 'userName', count: '2' }
    const whole = await ask(client, { ...query, count: '50' })
    const first = await list(client, '/Users', { ...query, cursor: '' })
    await client.send('DELETE', `/Users/${first.body.Resources[1].id}`)
    const emails = [{ type: 'work', value: 'n@x.test' }]
    await createUser(client, 'aaa', { title: 'new', active: true, emails })

    const rest: string[] = []
    for (let cursor: string | undefined = first.body.nextCursor; cursor !== undefined;) {
      const page: Page = await ask(client, { ...query, cursor })
      rest.push(...page.titles)
      cursor = page.next
    }
    expect(rest).toEqual(whole.titles.slice(2))
  })
})

it('shows each resource once and as it was, from cursor to cursor, while reads are stale', async () => {
  const client = await startServer()
  const made: string[] = []
  for (const name of ['a', 'b', 'c', 'd', 'e'])
    made.push(await createUser(client, name, { title: name }))
  client.misbehaviours.set(['stale-read'])
  for (const id of [made[1], made[3]]) {
    const body = patchOf({ op: 'replace', path: 'title', value: 'changed' })
    await client.send('PATCH', `/Users/${id}`, { body })
  }
  await client.send('DELETE', `/Users/${made[4]}`)
  await createUser(client, 'f', { title: 'f' })

  const query = { count: '2', filter: 'id pr' }
  expect(titlesOn(await follow(client, query))).toEqual(['a', 'b', 'c', 'd', 'e'])
  expect(titlesOn(await follow(client, query))).toEqual(['a', 'changed', 'c', 'changed', 'f'])
})
