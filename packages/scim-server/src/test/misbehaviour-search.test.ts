import { URN } from '@pingone-sandbox/scim'
import { expect, it } from 'vitest'
import { misbehaviours } from '../index.ts'
import { patchOf } from './provision.ts'
import { startServer, type Client } from './start-server.ts'

const searches: readonly object[] = [
  {},
  { filter: 'userName eq "none"' },
  { filter: 'username Eq "ADA"' },
  { filter: 'emails[type eq "Work"]', attributes: ['userName', 'emails.value'] },
  { filter: 'displayName eq "José"' },
  { filter: 'userName eq ada' },
  { startIndex: 2, count: 1, sortBy: 'userName', sortOrder: 'descending' },
  { excludedAttributes: ['emails'], count: 2 },
]

const work = (name: string) => [{ type: 'work', value: `${name}@example.com` }]

async function fill(client: Client): Promise<void> {
  for (const userName of ['ada', 'bob', 'eve']) {
    const body = {
      schemas: [URN.user],
      userName,
      active: userName !== 'eve',
      emails: work(userName),
    }
    await client.send('POST', '/Users', { body })
  }
}

const queryOf = (search: object) =>
  new URLSearchParams(Object.entries(search).map(([name, value]) => [name, String(value)]))

it.each(misbehaviours.map(({ id }) => id))(
  'answers a query by POST as the same query by GET: %s',
  async (id) => {
    const client = await startServer()
    await fill(client)
    for (const search of searches) {
      // Resets the state that is kept between requests.
      client.misbehaviours.set([id])
      const got = await client.send('GET', `/Users?${queryOf(search).toString()}`)
      client.misbehaviours.set([id])
      const body = { schemas: [URN.searchRequest], ...search }
      const posted = await client.send('POST', '/Users/.search', { body })
      expect([posted.status, posted.body]).toEqual([got.status, got.body])
    }
    expect(client.failures).toEqual([])
  },
)

it.each(['put-merges', 'no-put', 'active-ignored', 'stale-read', 'meta-capitalised'])(
  'treats /Me as the user that it stands for: %s',
  async (id) => {
    const answers = []
    for (const alias of [true, false]) {
      let number = 0
      const client = await startServer({
        me: 'ada',
        newId: () => `user-${++number}`,
        clock: () => new Date(Date.UTC(2026, 0, 1)),
      })
      await fill(client)
      client.misbehaviours.set([id])
      const path = alias ? '/Me' : '/Users/user-1'
      const put = { schemas: [URN.user], userName: 'ada', title: 'Countess' }
      const patch = patchOf({ op: 'replace', path: 'active', value: false })
      const seen = [
        await client.send('PUT', path, { body: put }),
        await client.send('PATCH', path, { body: patch }),
        await client.send('GET', path),
        await client.send('GET', path),
      ].map(({ status, body }) => ({ status, body }))
      answers.push(JSON.parse(JSON.stringify(seen).replaceAll(client.origin, '')))
    }
    expect(answers[0]).toEqual(answers[1])
  },
)
