import { URN } from '@pingone-sandbox/scim'
import { createMemoryStore } from '@pingone-sandbox/store/memory'
import { createSqliteStore } from '@pingone-sandbox/store/sqlite'
import { expect, it } from 'vitest'
import { scimServerCollections as collections } from '../directory/collections.ts'
import { list } from './listing.ts'
import { createUser, patchOf } from './provision.ts'
import { startServer, type Client } from './start-server.ts'

const stores = [
  ['in memory', () => createMemoryStore({ collections })],
  ['in SQLite', () => createSqliteStore({ collections })],
] as const

/** Two ways to write the same user name (RFC 8265 §3.3). */
const spellings = [
  ['ada', 'ADA'],
  ['ren\u00E9', 'rene\u0301'],
  ['ÅSA', 'a\u030Asa'],
  ['ada@example.com', 'ＡＤＡ＠example.com'],
  ['Ada Lovelace', 'ada\u3000lovelace'],
] as const

const user = (userName: string) => ({ schemas: [URN.user], userName })
const bulk = (client: Client, operation: object) =>
  client.send('POST', '/Bulk', {
    body: { schemas: [URN.bulkRequest], Operations: [operation] },
  })

it.each(stores)('keeps user names unique however they are written, %s', async (_, createStore) => {
  for (const [one, other] of spellings) {
    const client = await startServer({ store: createStore() })
    const id = await createUser(client, one)
    const grace = `/Users/${await createUser(client, 'grace')}`
    const rename = patchOf({ op: 'replace', path: 'userName', value: other })
    const answers = [
      await client.send('POST', '/Users', { body: user(other) }),
      await client.send('PUT', grace, { body: user(other) }),
      await client.send('PATCH', grace, { body: rename }),
      ...[
        await bulk(client, { method: 'POST', path: '/Users', bulkId: 'b', data: user(other) }),
        await bulk(client, { method: 'PUT', path: grace, data: user(other) }),
        await bulk(client, { method: 'PATCH', path: grace, data: rename }),
      ].map(({ body: { Operations } }) => ({
        status: Number(Operations[0].status),
        body: Operations[0].response,
      })),
    ]
    for (const answer of answers)
      expect(answer).toMatchObject({ status: 409, body: { scimType: 'uniqueness' } })
    expect((await list(client, '/Users', {})).body.totalResults).toBe(2)

    const own = await client.send('PUT', `/Users/${id}`, { body: user(other) })
    expect(own).toMatchObject({ status: 200, body: { userName: other } })
  }
})

it.each(stores)(
  'finds and sorts user names however they are written, %s',
  async (_, createStore) => {
    for (const [one, other] of spellings) {
      const client = await startServer({ store: createStore(), me: other })
      const id = await createUser(client, one)
      await createUser(client, 'grace')
      const quoted = JSON.stringify(other)
      for (const filter of [
        `userName eq ${quoted}`,
        `${URN.user}:USERNAME eq ${quoted}`,
        `userName co ${quoted}`,
        `userName sw ${quoted} and userName ew ${quoted}`,
        `userName ge ${quoted} and userName le ${quoted}`,
        `not (userName ne ${quoted})`,
        `userName eq ${quoted} and groups.value ne "x"`,
      ])
        expect((await list(client, '/Users', { filter })).body).toMatchObject({
          totalResults: 1,
          Resources: [{ id, userName: one }],
        })
      expect((await client.send('GET', '/Me')).body).toMatchObject({ id, userName: one })
      const sorted = await list(client, '/Users', {
        sortBy: 'userName',
        filter: `userName le ${quoted}`,
      })
      expect(sorted.body.Resources.at(-1).userName).toBe(one)
    }
  },
)

it.each(['', ' ', '\u3000\u00A0', 'ada\0', 'ada\tlovelace', 'ada\u200Blovelace', '\u202Eada'])(
  'refuses the user name %j in every way in',
  async (userName) => {
    const client = await startServer({ me: 'ada' })
    const path = `/Users/${await createUser(client, 'ada')}`
    const rename = patchOf({ op: 'replace', path: 'userName', value: userName })
    const batch = await bulk(client, {
      method: 'POST',
      path: '/Users',
      bulkId: 'b',
      data: user(userName),
    })
    for (const answer of [
      await client.send('POST', '/Users', { body: user(userName) }),
      await client.send('PUT', path, { body: user(userName) }),
      await client.send('PUT', '/Me', { body: user(userName) }),
      await client.send('PATCH', path, { body: rename }),
      await client.send('PATCH', path, { body: patchOf({ op: 'replace', value: { userName } }) }),
      { status: Number(batch.body.Operations[0].status), body: batch.body.Operations[0].response },
    ])
      expect(answer).toMatchObject({ status: 400, body: { scimType: 'invalidValue' } })
    expect((await client.send('GET', path)).body.userName).toBe('ada')
  },
)

it.each(['Ada Lovelace', 'ada+lovelace@example.com', "o'brien", 'O’Brien', 'ada♥', 'Москва'])(
  'takes the user name %j, which PingOne may have',
  async (userName) => {
    const client = await startServer()
    const created = await client.send('POST', '/Users', { body: user(userName) })
    expect(created).toMatchObject({ status: 201, body: { userName } })
    const filter = `userName eq ${JSON.stringify(userName)}`
    expect((await list(client, '/Users', { filter })).body.totalResults).toBe(1)
  },
)
