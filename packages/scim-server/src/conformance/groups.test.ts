import { URN } from '@pingone-sandbox/scim'
import { createSqliteStore } from '@pingone-sandbox/store/sqlite'
import { expect } from 'vitest'
import { collectionsFor } from '../collections.ts'
import { createGroup, createUser, memberIdsOf, patchOf } from '../test/provision.ts'
import { startServer, type Client } from '../test/start-server.ts'
import { conforms } from './conforms.test-support.ts'
import { groups } from './groups.ts'

conforms(groups, {
  async 'member-described'() {
    const client = await startServer()
    const ada = await createUser(client, 'ada', { displayName: 'Ada Lovelace' })
    const id = await createGroup(client, 'Engineers', [ada])
    const { body } = await client.send('GET', `/Groups/${id}`)
    const $ref = `${client.origin}/scim/v2/Users/${ada}`
    expect(body.members).toEqual([{ value: ada, $ref, type: 'User', display: 'Ada Lovelace' }])
  },

  async 'member-group'() {
    const client = await startServer()
    const inner = await createGroup(client, 'Backend')
    const outer = await createGroup(client, 'Engineers', [inner])
    const { body } = await client.send('GET', `/Groups/${outer}`)
    const $ref = `${client.origin}/scim/v2/Groups/${inner}`
    expect(body.members).toEqual([{ value: inner, $ref, type: 'Group', display: 'Backend' }])
  },

  async 'member-exists'() {
    const client = await startServer()
    const ada = await createUser(client, 'ada')
    const id = await createGroup(client, 'Engineers', [ada])
    const before = await client.send('GET', `/Groups/${id}`)
    const refused = await client.send('PATCH', `/Groups/${id}`, {
      body: patchOf(
        { op: 'replace', path: 'displayName', value: 'Others' },
        { op: 'add', path: 'members', value: [{ value: 'nobody' }] },
      ),
    })
    expect(refused).toMatchObject({ status: 400, body: { scimType: 'invalidValue' } })
    expect((await client.send('GET', `/Groups/${id}`)).body).toEqual(before.body)
  },

  async 'member-once'() {
    const client = await startServer()
    const ada = await createUser(client, 'ada')
    const id = await createGroup(client, 'Engineers', [ada, ada])
    const body = patchOf({ op: 'add', path: 'members', value: [{ value: ada }, { value: ada }] })
    expect((await client.send('PATCH', `/Groups/${id}`, { body })).status).toBe(204)
    expect(await memberIdsOf(client, id)).toEqual([ada])
  },

  async 'member-immutable'() {
    const client = await startServer()
    const [ada, grace] = [await createUser(client, 'ada'), await createUser(client, 'grace')]
    const id = await createGroup(client, 'Engineers', [ada])
    for (const [part, value] of [
      ['value', grace],
      ['type', 'Group'],
      ['display', 'Countess'],
    ] as const) {
      const path = `members[value eq "${ada}"].${part}`
      const body = patchOf({ op: 'replace', path, value })
      const refused = await client.send('PATCH', `/Groups/${id}`, { body })
      expect(refused).toMatchObject({ status: 400, body: { scimType: 'mutability' } })
    }
    expect(await memberIdsOf(client, id)).toEqual([ada])
  },

  async 'groups-direct'() {
    const client = await startServer()
    const ada = await createUser(client, 'ada')
    const id = await createGroup(client, 'Engineers', [ada])
    expect(await groupsOf(client, ada)).toEqual([
      {
        value: id,
        $ref: `${client.origin}/scim/v2/Groups/${id}`,
        type: 'direct',
        display: 'Engineers',
      },
    ])
  },

  async 'groups-indirect'() {
    const client = await startServer()
    const ada = await createUser(client, 'ada')
    const backend = await createGroup(client, 'Backend', [ada])
    const tools = await createGroup(client, 'Tools', [ada])
    const engineers = await createGroup(client, 'Engineers', [backend, tools])
    const everyone = await createGroup(client, 'Everyone', [engineers, ada])
    expect(await typesOf(client, ada)).toEqual({
      [backend]: 'direct',
      [tools]: 'direct',
      [everyone]: 'direct',
      [engineers]: 'indirect',
    })
  },

  async 'groups-read-only'() {
    const client = await startServer()
    const ada = await createUser(client, 'ada')
    const id = await createGroup(client, 'Engineers', [ada])
    const put = await client.send('PUT', `/Users/${ada}`, {
      body: { schemas: [URN.user], userName: 'ada', groups: [] },
    })
    expect(put.status).toBe(200)
    const patch = await client.send('PATCH', `/Users/${ada}`, {
      body: patchOf({ op: 'remove', path: 'groups' }),
    })
    expect(patch).toMatchObject({ status: 400, body: { scimType: 'mutability' } })
    expect(await memberIdsOf(client, id)).toEqual([ada])
  },

  async 'groups-filtered'() {
    const client = await startServer()
    const ada = await createUser(client, 'ada')
    const grace = await createUser(client, 'grace')
    const backend = await createGroup(client, 'Backend', [ada])
    const engineers = await createGroup(client, 'Engineers', [backend, grace])
    await createUser(client, 'alan')
    expect(await find(client, '/Groups', `members.value eq "${ada}"`)).toEqual([backend])
    expect(await find(client, '/Groups', `members[value eq "${backend}"]`)).toEqual([engineers])
    const found = await find(client, '/Users', `groups.value eq "${engineers}"`)
    expect(found.toSorted()).toEqual([ada, grace].toSorted())
    const indirect = `groups[value eq "${engineers}" and type eq "indirect"]`
    expect(await find(client, '/Users', indirect)).toEqual([ada])
  },

  async 'groups-in-a-circle'() {
    const client = await startServer()
    const ada = await createUser(client, 'ada')
    const one = await createGroup(client, 'One', [ada])
    const other = await createGroup(client, 'Other', [one])
    const body = patchOf({ op: 'add', path: 'members', value: [{ value: other }] })
    expect((await client.send('PATCH', `/Groups/${one}`, { body })).status).toBe(204)
    expect(await memberIdsOf(client, one)).toEqual([ada, other].toSorted())
    expect(await typesOf(client, ada)).toEqual({ [one]: 'direct', [other]: 'indirect' })
  },

  async 'group-name-required'() {
    const client = await startServer()
    const refused = await client.send('POST', '/Groups', { body: { schemas: [URN.group] } })
    expect(refused).toMatchObject({ status: 400, body: { scimType: 'invalidValue' } })
  },

  async 'group-names-shared'() {
    const body = (displayName: string) => ({ schemas: [URN.group], displayName })
    const free = await startServer()
    await free.send('POST', '/Groups', { body: body('Engineers') })
    const second = await free.send('POST', '/Groups', { body: body('Engineers') })
    expect(second.status).toBe(201)

    const collections = collectionsFor({ uniqueGroupNames: true })
    const unique = await startServer({ store: createSqliteStore({ collections }) })
    await unique.send('POST', '/Groups', { body: body('Engineers') })
    const refused = await unique.send('POST', '/Groups', { body: body('ENGINEERS') })
    expect(refused).toMatchObject({ status: 409, body: { scimType: 'uniqueness' } })
  },
})

async function groupsOf(client: Client, id: string): Promise<readonly Record<string, string>[]> {
  return (await client.send('GET', `/Users/${id}`)).body.groups
}

async function typesOf(client: Client, id: string): Promise<object> {
  const found = await groupsOf(client, id)
  return Object.fromEntries(found.map(({ value, type }) => [value, type]))
}

async function find(client: Client, endpoint: string, filter: string): Promise<readonly string[]> {
  const { body } = await client.send('GET', `${endpoint}?filter=${encodeURIComponent(filter)}`)
  return body.Resources.map(({ id }: { id: string }) => id)
}
