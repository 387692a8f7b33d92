import { URN } from '@pingone-sandbox/scim'
import { createSqliteStore } from '@pingone-sandbox/store/sqlite'
import { expect } from 'vitest'
import { scimServerCollections } from '../collections.ts'
import { createDistantStore } from '../test/distant-store.ts'
import { createGroup, createUser, patchOf } from '../test/provision.ts'
import { startServer, type Answer, type Client } from '../test/start-server.ts'
import { conforms } from './conforms.test-support.ts'
import { patching } from './patching.ts'

const work = { value: 'ada@work.org', type: 'work', primary: true }
const home = { value: 'ada@home.org', type: 'home' }

conforms(patching, {
  async 'patch-add'() {
    const { body } = await patchAda(
      { title: 'Lady', emails: [work] },
      { op: 'add', path: 'nickName', value: 'Ada' },
      { op: 'add', path: 'title', value: 'Countess' },
      { op: 'add', path: 'emails', value: [home] },
      { op: 'add', path: 'name.givenName', value: 'Augusta' },
    )
    expect(body).toMatchObject({
      nickName: 'Ada',
      title: 'Countess',
      emails: [work, home],
      name: { givenName: 'Augusta' },
    })
  },

  async 'patch-add-twice'() {
    const { body, before } = await patchAda(
      { emails: [work, home] },
      { op: 'add', path: 'emails', value: [home] },
    )
    expect(body).toEqual(before.body)
  },

  async 'patch-add-without-path'() {
    const value = { title: 'Countess', emails: [home], name: { familyName: 'King' } }
    const { body } = await patchAda(
      { emails: [work], name: { givenName: 'Ada' } },
      { op: 'add', value },
    )
    expect(body).toMatchObject({
      title: 'Countess',
      emails: [work, home],
      name: { givenName: 'Ada', familyName: 'King' },
    })
  },

  async 'patch-remove'() {
    const mixed = { value: 'x@work.org', type: 'home' }
    const { body } = await patchAda(
      {
        title: 'Lady',
        name: { givenName: 'Ada', familyName: 'King' },
        emails: [work, home, mixed],
        phoneNumbers: [{ value: '1', type: 'work', display: 'Office' }],
      },
      { op: 'remove', path: 'title' },
      { op: 'remove', path: 'name.givenName' },
      { op: 'remove', path: 'emails[type eq "home" and value ew "work.org"]' },
      { op: 'remove', path: 'phoneNumbers[type eq "work"].display' },
    )
    expect(body).not.toHaveProperty('title')
    expect(body).toMatchObject({ name: { familyName: 'King' } })
    expect(body.name).not.toHaveProperty('givenName')
    expect(body.emails).toEqual([work, home])
    expect(body.phoneNumbers).toEqual([{ value: '1', type: 'work' }])
  },

  async 'patch-remove-last'() {
    const { status, body } = await patchAda(
      { emails: [work], name: { givenName: 'Ada' }, photos: [{ value: 'https://x.org/ada' }] },
      { op: 'remove', path: 'emails[value eq "ada@work.org"]' },
      { op: 'remove', path: 'name.givenName' },
      { op: 'remove', path: 'photos' },
    )
    expect(status).toBe(200)
    expect(Object.keys(body).toSorted()).toEqual(['id', 'meta', 'schemas', 'userName'])
  },

  async 'patch-remove-without-path'() {
    expect(await patchAda({}, { op: 'remove' })).toMatchObject(refused('noTarget'))
  },

  async 'patch-remove-required'() {
    for (const path of ['userName', 'groups', 'meta'])
      expect(await patchAda({}, { op: 'remove', path })).toMatchObject(refused('mutability'))
  },

  async 'patch-replace'() {
    const other = { value: 'ada@other.org', type: 'other' }
    const { body } = await patchAda(
      { title: 'Lady', emails: [work, home], photos: [{ value: 'https://x.org/old' }] },
      { op: 'replace', path: 'title', value: 'Countess' },
      { op: 'replace', path: 'emails[type eq "home"].value', value: 'new@home.org' },
      { op: 'replace', path: 'photos', value: [{ value: 'https://x.org/new' }] },
      { op: 'replace', path: 'nickName', value: 'Ada' },
      { op: 'replace', path: 'emails[type eq "work"]', value: other },
    )
    expect(body).toMatchObject({ title: 'Countess', nickName: 'Ada' })
    expect(body.emails).toEqual([other, { ...home, value: 'new@home.org' }])
    expect(body.photos).toEqual([{ value: 'https://x.org/new' }])
  },

  async 'patch-replace-complex'() {
    const { body } = await patchAda(
      { name: { givenName: 'Ada', familyName: 'Byron' } },
      { op: 'replace', path: 'name', value: { familyName: 'King' } },
    )
    expect(body.name).toEqual({ givenName: 'Ada', familyName: 'King' })
  },

  async 'patch-replace-without-path'() {
    const { body } = await patchAda(
      { title: 'Lady', nickName: 'Ada', emails: [work, home] },
      { op: 'replace', value: { title: 'Countess', emails: [home], externalId: 'X1' } },
    )
    expect(body).toMatchObject({ userName: 'ada', title: 'Countess', nickName: 'Ada' })
    expect(body).toMatchObject({ emails: [home], externalId: 'X1' })
  },

  async 'patch-no-target'() {
    const operation = { op: 'replace', path: 'emails[type ne "work"].value', value: 'x@y.org' }
    expect(await patchAda({ emails: [work] }, operation)).toMatchObject(refused('noTarget'))
  },

  async 'patch-in-order'() {
    const { body } = await patchAda(
      {},
      { op: 'add', path: 'title', value: 'Lady' },
      { op: 'remove', path: 'title' },
      { op: 'add', path: 'emails', value: [work] },
      { op: 'replace', path: 'emails[type eq "work"].value', value: 'late@work.org' },
    )
    expect(body).not.toHaveProperty('title')
    expect(body.emails).toEqual([{ ...work, value: 'late@work.org' }])
  },

  async 'patch-atomic'() {
    const { client, id, before, ...answer } = await patchAda(
      { title: 'Lady' },
      { op: 'replace', path: 'title', value: 'Countess' },
      { op: 'replace', path: 'active', value: 'perhaps' },
    )
    expect(answer).toMatchObject(refused('invalidValue'))
    expect((await client.send('GET', `/Users/${id}`)).body).toEqual(before.body)
  },

  async 'patch-primary'() {
    const phone = { value: '1', type: 'work', primary: true }
    const { body } = await patchAda(
      { emails: [work, home], phoneNumbers: [phone] },
      { op: 'replace', path: 'emails[type eq "home"].primary', value: true },
    )
    expect(body.emails).toEqual([
      { ...work, primary: false },
      { ...home, primary: true },
    ])
    expect(body.phoneNumbers).toEqual([phone])
  },

  async 'patch-path'() {
    for (const path of ['height', 'name.height', 'title.', 'a b', 'urn:nobody:title'])
      expect(await patchAda({}, { op: 'add', path, value: 'x' })).toMatchObject(
        refused('invalidPath'),
      )
  },

  async 'patch-filter'() {
    for (const path of ['emails[type = "work"]', 'emails[type eq]', 'emails[height eq 1]'])
      expect(await patchAda({ emails: [work] }, { op: 'remove', path })).toMatchObject(
        refused('invalidFilter'),
      )
  },

  async 'patch-value'() {
    for (const operation of [
      { op: 'add', path: 'title' },
      { op: 'replace', path: 'title', value: 7 },
      { op: 'replace', path: 'active', value: 'perhaps' },
      { op: 'add', path: 'name', value: 'Ada' },
      { op: 'add', value: 'title' },
    ])
      expect(await patchAda({}, operation)).toMatchObject(refused('invalidValue'))
  },

  async 'patch-read-only'() {
    for (const path of ['id', 'meta.created', 'groups'])
      expect(await patchAda({}, { op: 'replace', path, value: 'x' })).toMatchObject(
        refused('mutability'),
      )
  },

  async 'patch-unique'() {
    const client = await startServer()
    await createUser(client, 'grace')
    const id = await createUser(client, 'ada')
    const body = patchOf({ op: 'replace', path: 'userName', value: 'Grace' })
    expect(await client.send('PATCH', `/Users/${id}`, { body })).toMatchObject({
      status: 409,
      body: { scimType: 'uniqueness' },
    })
  },

  async 'patch-status'() {
    const user = await patchAda({}, { op: 'add', path: 'title', value: 'Countess' })
    expect(user).toMatchObject({ status: 200, body: { title: 'Countess' } })
    const id = await createGroup(user.client, 'Staff')
    const rename = (value: string) => ({
      body: patchOf({ op: 'replace', path: 'displayName', value }),
    })
    const silent = await user.client.send('PATCH', `/Groups/${id}`, rename('Crew'))
    expect(silent).toMatchObject({ status: 204, body: undefined })
    const path = `/Groups/${id}?attributes=displayName`
    const asked = await user.client.send('PATCH', path, rename('Team'))
    expect(asked).toMatchObject({ status: 200, body: { displayName: 'Team' } })
  },

  async 'patch-message'() {
    const client = await startServer()
    const id = await createUser(client, 'ada')
    const Operations = [{ op: 'add', path: 'title', value: 'Countess' }]
    for (const body of [
      { Operations },
      { schemas: [URN.searchRequest], Operations },
      { schemas: [URN.patchOp] },
      patchOf({ op: 'move', path: 'title' }),
    ])
      expect(await client.send('PATCH', `/Users/${id}`, { body })).toMatchObject(
        refused('invalidSyntax'),
      )
  },

  async 'patch-concurrent'() {
    const store = createSqliteStore({ collections: scimServerCollections })
    const client = await startServer({ store: createDistantStore(store) })
    const id = await createUser(client, 'ada')
    const values = Array.from({ length: 8 }, (_, index) => `role-${index}`)
    await Promise.all(
      values.map((value) =>
        client.send('PATCH', `/Users/${id}`, {
          body: patchOf({ op: 'add', path: 'roles', value: [{ value }] }),
        }),
      ),
    )
    const { body } = await client.send('GET', `/Users/${id}`)
    const roles = body.roles.map(({ value }: { value: string }) => value)
    expect(roles.toSorted()).toEqual(values)
  },

  async 'patch-off'() {
    const client = await startServer({ features: { patch: false } })
    const id = await createUser(client, 'ada')
    const body = patchOf({ op: 'add', path: 'title', value: 'Countess' })
    expect((await client.send('PATCH', `/Users/${id}`, { body })).status).toBe(501)
    const config = await client.send('GET', '/ServiceProviderConfig')
    expect(config.body.patch.supported).toBe(false)
  },
})

const refused = (scimType: string) => ({ status: 400, body: { schemas: [URN.error], scimType } })

interface Patched extends Answer {
  readonly client: Client
  readonly id: string
  readonly before: Answer
}

/** Sends operations on a user of these attributes. */
async function patchAda(attributes: object, ...operations: readonly object[]): Promise<Patched> {
  const client = await startServer()
  const id = await createUser(client, 'ada', attributes)
  const before = await client.send('GET', `/Users/${id}`)
  const answer = await client.send('PATCH', `/Users/${id}`, { body: patchOf(...operations) })
  return { ...answer, client, id, before }
}
