import { URN } from '@pingone-sandbox/scim'
import type { Store } from '@pingone-sandbox/store'
import { createSqliteStore } from '@pingone-sandbox/store/sqlite'
import { expect } from 'vitest'
import { scimServerCollections } from '../collections.ts'
import { createUser, patchOf } from '../test/provision.ts'
import { startServer } from '../test/start-server.ts'
import { conforms } from './conforms.test-support.ts'
import { versions } from './versions.ts'

const retitle = (title: string) => patchOf({ op: 'replace', path: 'title', value: title })
const whole = (title: string) => ({ schemas: [URN.user], userName: 'ada', title })

conforms(versions, {
  async 'version-of-resource'() {
    const client = await startServer()
    const id = await createUser(client, 'ada')
    const { headers, body } = await client.send('GET', `/Users/${id}`)
    expect(body.meta.version).toMatch(/^W\/"/)
    expect(headers.get('etag')).toBe(body.meta.version)
  },

  async 'version-changes'() {
    const client = await startServer()
    const id = await createUser(client, 'ada')
    const before = await client.send('GET', `/Users/${id}`)
    const after = await client.send('PATCH', `/Users/${id}`, { body: retitle('Countess') })
    expect(after.body.meta.version).not.toBe(before.body.meta.version)
    expect(after.body.meta.lastModified > before.body.meta.lastModified).toBe(true)
    expect(after.body.meta.created).toBe(before.body.meta.created)
  },

  async 'no-change-no-version'() {
    const client = await startServer()
    const id = await createUser(client, 'ada', { title: 'Countess' })
    const before = await client.send('GET', `/Users/${id}`)
    const after = await client.send('PATCH', `/Users/${id}`, { body: retitle('Countess') })
    expect(after.status).toBe(200)
    expect(after.body.meta).toEqual(before.body.meta)
  },

  async 'no-change-by-put'() {
    const client = await startServer()
    const id = await createUser(client, 'ada', { title: 'Countess' })
    const before = await client.send('GET', `/Users/${id}`)
    const after = await client.send('PUT', `/Users/${id}`, { body: whole('Countess') })
    expect(after.status).toBe(200)
    expect(after.body.meta).toEqual(before.body.meta)
  },

  async 'none-match'() {
    const client = await startServer()
    const id = await createUser(client, 'ada')
    const { headers } = await client.send('GET', `/Users/${id}`)
    const tag = headers.get('etag') ?? ''
    const same = await client.send('GET', `/Users/${id}`, { headers: { 'if-none-match': tag } })
    expect(same).toMatchObject({ status: 304, body: undefined })
    const other = await client.send('GET', `/Users/${id}`, {
      headers: { 'if-none-match': 'W/"0"' },
    })
    expect(other.status).toBe(200)
  },

  async 'match-refuses'() {
    const client = await startServer()
    const id = await createUser(client, 'ada')
    const before = await client.send('GET', `/Users/${id}`)
    const headers = { 'if-match': 'W/"0"' }
    for (const [method, body] of [
      ['PUT', whole('Countess')],
      ['PATCH', retitle('Countess')],
      ['DELETE', undefined],
    ] as const) {
      const refused = await client.send(method, `/Users/${id}`, { headers, body })
      expect(refused).toMatchObject({ status: 412, body: { schemas: [URN.error], status: '412' } })
    }
    expect((await client.send('GET', `/Users/${id}`)).body).toEqual(before.body)
  },

  async 'match-passes'() {
    const client = await startServer()
    const id = await createUser(client, 'ada')
    const versionOf = async () => (await client.send('GET', `/Users/${id}`)).body.meta.version
    for (const [method, body, status] of [
      ['PUT', whole('Countess'), 200],
      ['PATCH', retitle('Programmer'), 200],
      ['DELETE', undefined, 204],
    ] as const) {
      const headers = { 'if-match': await versionOf() }
      expect((await client.send(method, `/Users/${id}`, { headers, body })).status).toBe(status)
    }
  },

  async 'match-any'() {
    const client = await startServer()
    const id = await createUser(client, 'ada')
    const { body } = await client.send('GET', `/Users/${id}`)
    for (const [tags, title] of [
      ['*', 'Countess'],
      [`W/"0", W/"2", ${body.meta.version}`, 'Programmer'],
    ] as const) {
      const headers = { 'if-match': tags }
      const changed = await client.send('PATCH', `/Users/${id}`, { headers, body: retitle(title) })
      expect(changed).toMatchObject({ status: 200, body: { title } })
    }
  },

  async 'none-match-refuses'() {
    const client = await startServer()
    const id = await createUser(client, 'ada')
    const before = await client.send('GET', `/Users/${id}`)
    for (const tag of [before.body.meta.version, '*'])
      for (const [method, body] of [
        ['PUT', whole('Countess')],
        ['PATCH', retitle('Countess')],
        ['DELETE', undefined],
      ] as const) {
        const headers = { 'if-none-match': tag }
        const refused = await client.send(method, `/Users/${id}`, { headers, body })
        expect(refused).toMatchObject({ status: 412, body: { status: '412' } })
      }
    expect((await client.send('GET', `/Users/${id}`)).body).toEqual(before.body)
    const headers = { 'if-none-match': 'W/"0"' }
    expect((await client.send('DELETE', `/Users/${id}`, { headers })).status).toBe(204)
  },

  async 'match-comes-last'() {
    const client = await startServer()
    for (const headers of [{ 'if-match': 'W/"1"' }, { 'if-match': '*' }, { 'if-none-match': '*' }])
      for (const [method, body] of [
        ['PUT', whole('Countess')],
        ['PATCH', retitle('Countess')],
        ['DELETE', undefined],
      ] as const)
        expect((await client.send(method, '/Users/nobody', { headers, body })).status).toBe(404)
  },

  async 'lost-race'() {
    const client = await startServer()
    const id = await createUser(client, 'ada')
    const { body } = await client.send('GET', `/Users/${id}`)
    const headers = { 'if-match': body.meta.version }
    const answers = await Promise.all(
      ['a', 'b', 'c', 'd'].map((title) =>
        client.send('PATCH', `/Users/${id}`, { headers, body: retitle(title) }),
      ),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412, 412, 412])
  },

  async 'endless-race'() {
    const store = createSqliteStore({ collections: scimServerCollections })
    const client = await startServer({ store: createContendedStore(store) })
    const id = await createUser(client, 'ada')
    const lost = await client.send('PATCH', `/Users/${id}`, { body: retitle('Countess') })
    expect(lost).toMatchObject({ status: 409, body: { schemas: [URN.error], status: '409' } })
    expect((await store.get('users', id))?.document).not.toHaveProperty('title')
  },
})

/** Somebody else writes each document again whenever it has been read. */
function createContendedStore(store: Store): Store {
  return {
    ...store,
    async get(collection, id) {
      const stored = await store.get<never>(collection, id)
      if (stored) await store.commit([{ kind: 'put', collection, document: stored.document }])
      return stored
    },
  }
}
