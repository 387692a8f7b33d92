import { URN } from '@pingone-sandbox/scim'
import type { Store } from '@pingone-sandbox/store'
import { createSqliteStore } from '@pingone-sandbox/store/sqlite'
import { expect } from 'vitest'
import { scimServerCollections } from '../directory/collections.ts'
import { createDistantStore } from '../test/distant-store.ts'
import { createGroup, createUser, patchOf } from '../test/provision.ts'
import { startServer } from '../test/start-server.ts'
import { conforms } from './conforms.test-support.ts'
import { me } from './place.test-support.ts'
import { readingsOf } from './read.test-support.ts'
import { sampleOf } from './sample.test-support.ts'
import { versions } from './versions.ts'
import { expectRefused, type Via } from './via.test-support.ts'
import { sendInBulk, type Written } from './write.test-support.ts'

interface Meta {
  readonly created: string
  readonly lastModified: string
  readonly version: string
}

const given = { emails: [{ value: 'ada@x.org', type: 'work' }] }
const metaOf = (resource: unknown): Meta => (resource as { readonly meta: Meta }).meta

conforms(versions, {
  async 'version-in-header'(via) {
    const client = await via.start()
    const path = `/Users/${await createUser(client, me)}`
    const { version } = metaOf((await client.send('GET', path)).body)
    for (const [method, at] of [
      ['GET', path],
      ['HEAD', path],
      ['GET', '/Me'],
    ] as const)
      expect((await via.send(client, method, at)).headers.get('etag')).toBe(version)
    for (const { way, answer, body } of await via.write(client, given))
      expect({ way, etag: answer.headers.get('etag') }).toEqual({ way, etag: metaOf(body).version })
  },

  async 'version-in-meta'(via) {
    const client = await via.start()
    const path = `/Users/${await createUser(client, me)}`
    const etag = (await client.send('GET', path)).headers.get('etag')
    expect(etag).toMatch(/^W\/"/)
    for (const { way, body } of await via.read(client, path))
      expect({ way, version: metaOf(body).version }).toEqual({ way, version: etag })
  },

  async 'version-changes'(via) {
    const client = await via.start()
    for (const { way, before, after } of await via.write(client, given))
      expect([way, metaOf(after).version]).not.toEqual([way, metaOf(before).version])
  },

  async 'version-of-what-is-shown'(via) {
    const client = await via.start()
    const id = await createUser(client, me)
    const group = await createGroup(client, 'Engineers')
    const versionsOf = async (path: string, isOfMe: boolean) => {
      const reading = { ...via, ways: via.ways.filter((way) => isOfMe || way !== '/Me GET') }
      const all = await readingsOf({ client, ...reading }, path)
      const { headers } = await client.send('GET', path)
      const shown = new Set([...all.map(({ body }) => metaOf(body).version), headers.get('etag')])
      expect([...shown]).toHaveLength(1)
      return [...shown][0]
    }
    const put = (path: string, body: object) => client.send('PUT', path, { body })
    const ofUser = [await versionsOf(`/Users/${id}`, true)]
    const ofGroup = [await versionsOf(`/Groups/${group}`, false)]
    const named = { schemas: [URN.group], members: [{ value: id }] }
    await put(`/Groups/${group}`, { ...named, displayName: 'Engineers' })
    ofUser.push(await versionsOf(`/Users/${id}`, true))
    await put(`/Groups/${group}`, { ...named, displayName: 'Builders' })
    ofUser.push(await versionsOf(`/Users/${id}`, true))
    ofGroup.push(await versionsOf(`/Groups/${group}`, false))
    await put(`/Users/${id}`, { schemas: [URN.user], userName: me, displayName: 'Ada' })
    ofGroup.push(await versionsOf(`/Groups/${group}`, false))
    expect(new Set(ofUser).size).toBe(3)
    expect(new Set(ofGroup).size).toBe(3)
  },

  async 'last-modified-changes'(via) {
    const client = await via.start()
    for (const { way, answer, usual, before, body } of await via.write(client, given)) {
      expect([way, answer.status]).toEqual([way, usual])
      const { created, lastModified } = metaOf(body)
      if (usual === 201) expect(lastModified).toBe(created)
      else {
        expect(metaOf(before).lastModified).toBe(metaOf(before).created)
        expect([way, created]).toEqual([way, metaOf(before).created])
        expect([way, lastModified > created]).toEqual([way, true])
      }
    }
  },

  async 'no-change-by-add'(via) {
    const client = await via.start()
    const written = await via.write(client, given, { base: given })
    expectUnchanged(written.filter(({ way }) => way.includes('add')))
  },

  async 'no-change'(via) {
    const client = await via.start()
    const written = await via.write(client, given, { base: given })
    expectUnchanged(written.filter(({ way }) => !way.includes('add')))
  },

  async 'none-match'(via) {
    const client = await via.start()
    const path = `/Users/${await createUser(client, me)}`
    const tag = (await client.send('GET', path)).headers.get('etag') ?? ''
    for (const [method, at] of [
      ['GET', path],
      ['HEAD', path],
      ['GET', '/Me'],
    ] as const) {
      for (const named of [tag, '*', `W/"0", ${tag}`, `"x",${tag}`, tag.replace('W/', '')]) {
        const same = await via.send(client, method, at, { headers: { 'if-none-match': named } })
        expect([method, at, named, same.status]).toEqual([method, at, named, 304])
        expect(same.body).toBeUndefined()
        expect(same.headers.get('etag')).toBe(tag)
      }
      for (const other of ['W/"0"', `"${tag}"`]) {
        const fresh = await via.send(client, method, at, { headers: { 'if-none-match': other } })
        expect([method, other, fresh.status]).toEqual([method, other, 200])
      }
    }
  },

  async 'match-refuses-reading'(via) {
    const client = await via.start()
    const path = `/Users/${await createUser(client, me)}`
    const tag = (await client.send('GET', path)).headers.get('etag') ?? ''
    for (const [method, at] of [
      ['GET', path],
      ['HEAD', path],
      ['GET', '/Me'],
    ] as const)
      for (const [named, status] of [
        ['W/"0"', 412],
        [tag, 200],
        [`W/"0", ${tag}`, 200],
        ['*', 200],
      ] as const) {
        const answer = await via.send(client, method, at, { headers: { 'if-match': named } })
        expect([method, at, named, answer.status]).toEqual([method, at, named, status])
      }
  },

  async 'match-refuses'(via) {
    const client = await via.start()
    const headers = { 'if-match': 'W/"0"' }
    await expectRefused(via.write(client, given, { headers }), { status: 412 })
    for (const { way, answer, isThere } of await via.remove(client, { headers })) {
      expect({ way, ...answer }).toMatchObject({
        way,
        status: 412,
        body: { schemas: [URN.error], status: '412' },
      })
      expect([way, isThere]).toEqual([way, true])
    }
  },

  async 'match-passes'(via) {
    const client = await via.start()
    const headers = { 'if-match': 'W/"1"' }
    for (const { way, answer, usual, before } of await via.write(client, given, { headers })) {
      expect(metaOf(before).version).toBe(headers['if-match'])
      expect([way, answer.status]).toEqual([way, usual])
    }
    for (const { way, answer } of await via.remove(client, { headers }))
      expect([way, answer.status]).toEqual([way, 204])
  },

  'match-any': (via) => expectServed(via, 'if-match', ['*', 'W/"0", W/"1", W/"2"', '"x",W/"1"']),

  async 'none-match-refuses'(via) {
    const client = await via.start()
    for (const tag of ['W/"1"', '*', 'W/"0", W/"1"']) {
      const headers = { 'if-none-match': tag }
      await expectRefused(via.write(client, given, { headers }), { status: 412 })
      for (const { way, answer, isThere } of await via.remove(client, { headers })) {
        expect([way, answer.status]).toEqual([way, 412])
        expect([way, isThere]).toEqual([way, true])
      }
    }
  },

  'none-match-passes': (via) => expectServed(via, 'if-none-match', ['W/"0"', '"x", W/"2"']),

  async 'match-comes-last'(via) {
    const client = await via.start()
    for (const headers of [{ 'if-match': 'W/"1"' }, { 'if-match': '*' }, { 'if-none-match': '*' }])
      for (const way of via.ways) {
        const { method, path, body } = sampleOf(way, { id: 'none', userName: 'none' })
        const answer = await via.send(client, method, path, { headers, body })
        expect([way, headers, answer.status]).toEqual([way, headers, 404])
      }
  },

  async 'lost-race'(via) {
    const store = createSqliteStore({ collections: scimServerCollections })
    const client = await via.start({ store: createDistantStore(store) })
    const id = await createUser(client, 'ada')
    const path = `/Users/${id}`
    const version = metaOf((await client.send('GET', path)).body).version
    const headers = { 'if-match': version }
    const samples = ['PUT', 'PATCH', 'PATCH without path'] as const
    const data = patchOf({ op: 'add', path: 'title', value: 'in bulk' })
    const answers = await Promise.all([
      ...samples.flatMap((way) => {
        const { method, body } = sampleOf(way, { id, userName: 'ada' })
        return [0, 1].map(() => via.send(client, method, path, { headers, body }))
      }),
      sendInBulk({ client, send: via.send }, { method: 'PATCH', path, version, data }),
    ])
    const statuses = answers.map(({ status }) => status).toSorted()
    expect(statuses).toEqual([200, ...Array.from({ length: 6 }, () => 412)])
  },

  async 'endless-race'(via) {
    const store = createSqliteStore({ collections: scimServerCollections })
    const client = await startServer({ me, store: createContendedStore(store) })
    for (const { way, answer, body } of await via.write(client, given)) {
      expect([way, answer.status]).toEqual([way, 409])
      expect(answer.body).toMatchObject({ schemas: [URN.error], status: '409' })
      expect(JSON.stringify(body)).not.toContain('ada@x.org')
    }
  },
})

function expectUnchanged(written: readonly Written[]): void {
  expect(written.length).toBeGreaterThan(0)
  for (const { way, answer, usual, before, after } of written) {
    expect([way, answer.status]).toEqual([way, usual])
    expect({ way, after }).toEqual({ way, after: before })
  }
}

/** Expects PUT, PATCH and DELETE with this header to be carried out on a resource of version 1. */
async function expectServed(via: Via, header: string, tags: readonly string[]): Promise<void> {
  const client = await via.start()
  for (const tag of tags) {
    const headers = { [header]: tag }
    for (const { way, answer, usual, body } of await via.write(client, given, { headers })) {
      expect([way, tag, answer.status]).toEqual([way, tag, usual])
      expect(body).toMatchObject(given)
    }
    for (const { way, answer } of await via.remove(client, { headers }))
      expect([way, tag, answer.status]).toEqual([way, tag, 204])
  }
}

/** A store in which another writer changes each document after it has been read. */
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
