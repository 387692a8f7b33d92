import { createSqliteStore } from '@pingone-sandbox/store/sqlite'
import { expect } from 'vitest'
import { collectionsFor } from '../directory/collections.ts'
import { createGroup, createUser, memberIdsOf } from '../test/provision.ts'
import type { Client } from '../test/start-server.ts'
import { conforms } from './conforms.test-support.ts'
import { groups as requirements } from './groups.ts'
import { createTarget, me } from './place.test-support.ts'
import { expectAccepted, expectRefused, type Via } from './via.test-support.ts'
import { groups, users } from './write.test-support.ts'

const target = groups

conforms(requirements, {
  async 'member-described'(via) {
    const client = await via.start()
    const ada = await createUser(client, 'ada', { displayName: 'Ada Lovelace' })
    const inner = await createGroup(client, 'Backend')
    const origin = `${client.origin}/scim/v2`
    const members = [
      { value: ada, $ref: `${origin}/Users/${ada}`, type: 'User', display: 'Ada Lovelace' },
      { value: inner, $ref: `${origin}/Groups/${inner}`, type: 'Group', display: 'Backend' },
    ]
    const given = { members: [{ value: ada }, { value: inner }] }
    for (const { way, answer, body } of await via.write(client, given, { target })) {
      expect({ way, members: sorted(body.members) }).toEqual({ way, members: sorted(members) })
      if (answer.body) expect(sorted(answer.body.members)).toEqual(sorted(members))
    }
    const id = await createGroup(client, 'Engineers', [ada, inner])
    for (const { way, body } of await via.read(client, `/Groups/${id}`))
      expect({ way, members: sorted(body.members) }).toEqual({ way, members: sorted(members) })
  },

  async 'member-group'(via) {
    const client = await via.start()
    const value = await createGroup(client, 'Backend')
    await expectAccepted(via.write(client, { members: [{ value }] }, { target }), {
      members: [{ value, type: 'Group' }],
    })
  },

  async 'member-exists'(via) {
    const client = await via.start()
    const ada = { value: await createUser(client, 'ada') }
    const base = { members: [ada] }
    for (const members of [[{ value: 'none' }], [ada, { value: 'none' }]])
      await expectRefused(via.write(client, { displayName: 'Others', members }, { target, base }), {
        scimType: 'invalidValue',
        detail: 'none',
      })
  },

  async 'member-once'(via) {
    const client = await via.start()
    const member = { value: await createUser(client, 'ada') }
    const given = { members: [member, { ...member, type: 'User' }, member] }
    for (const base of [{}, { members: [member] }])
      for (const { way, answer, usual, body } of await via.write(client, given, { target, base })) {
        expect({ way, status: answer.status }).toEqual({ way, status: usual })
        expect({ way, members: body.members }).toEqual({
          way,
          members: [expect.objectContaining(member)],
        })
      }
  },

  async 'member-immutable'(via) {
    const client = await via.start()
    const [ada, grace] = [await createUser(client, 'ada'), await createUser(client, 'grace')]
    const base = { members: [{ value: ada }] }
    for (const [part, value] of [
      ['value', grace],
      ['type', 'Group'],
      ['display', 'Countess'],
      ['$ref', 'https://x.org/Users/1'],
    ] as const)
      for (const op of ['replace', 'add']) {
        const path = `members[value eq "${ada}"].${part}`
        await expectRefused(via.patch(client, [{ op, path, value }], { target, base }), {
          scimType: 'mutability',
        })
      }
  },

  async 'groups-described'(via) {
    const client = await via.start()
    const ada = await createUser(client, me)
    const id = await createGroup(client, 'Engineers', [ada])
    const $ref = `${client.origin}/scim/v2/Groups/${id}`
    for (const { way, body } of await via.read(client, `/Users/${ada}`))
      expect({ way, groups: body.groups }).toEqual({
        way,
        groups: [{ value: id, $ref, type: 'direct', display: 'Engineers' }],
      })
  },

  async 'groups-indirect'(via) {
    const client = await via.start()
    const ada = await createUser(client, me)
    const backend = await createGroup(client, 'Backend', [ada])
    const tools = await createGroup(client, 'Tools', [ada])
    const engineers = await createGroup(client, 'Engineers', [backend, tools])
    const everyone = await createGroup(client, 'Everyone', [engineers, ada])
    for (const { way, body } of await via.read(client, `/Users/${ada}`)) {
      expect({ way, types: typesIn(body) }).toEqual({
        way,
        types: {
          [backend]: 'direct',
          [tools]: 'direct',
          [everyone]: 'direct',
          [engineers]: 'indirect',
        },
      })
      expect(body.groups).toHaveLength(4)
    }
  },

  async 'groups-read-only'(via) {
    const client = await via.start()
    const engineers = await createGroup(client, 'Engineers')
    const others = await createGroup(client, 'Others')
    const prepare = async (path: string) => {
      const id = path.split('/').at(-1) ?? ''
      if (id !== 'Users')
        await client.send('PUT', `/Groups/${engineers}`, {
          body: { schemas: [groups.schema], displayName: 'Engineers', members: [{ value: id }] },
        })
    }
    for (const given of [{ groups: [{ value: others }] }, { groups: [] }, { groups: null }])
      for (const { way, answer, usual, body } of await via.write(client, given, {
        prepare,
        only: (each) => !each.endsWith('by filter'),
      })) {
        if (way.includes('PATCH')) expect({ way, ...answer }).toMatchObject({ way, ...mutability })
        else expect({ way, status: answer.status }).toEqual({ way, status: usual })
        const kept = body && usual !== 201 ? [engineers] : []
        if (body) expect({ way, groups: Object.keys(typesIn(body)) }).toEqual({ way, groups: kept })
        expect(await memberIdsOf(client, others)).toEqual([])
      }
    for (const operation of [
      { op: 'remove', path: 'groups' },
      { op: 'remove', path: 'groups[type eq "direct"]' },
      { op: 'replace', path: 'groups[type eq "direct"].value', value: others },
    ])
      for (const { way, answer, body } of await via.patch(client, [operation], { prepare })) {
        expect({ way, ...answer }).toMatchObject({ way, ...mutability })
        expect(Object.keys(typesIn(body))).toEqual([engineers])
      }
  },

  async 'groups-filtered'(via) {
    const client = await via.start()
    const ada = await createUser(client, 'ada')
    const grace = await createUser(client, 'grace')
    const backend = await createGroup(client, 'Backend', [ada])
    const engineers = await createGroup(client, 'Engineers', [backend, grace])
    await createUser(client, 'alan')
    await finds(via, client, '/Groups', `members.value eq "${ada}"`, [backend])
    await finds(via, client, '/Groups', `members[value eq "${backend}"]`, [engineers])
    await finds(via, client, '/Groups', 'members[type eq "Group"]', [engineers])
    await finds(via, client, '/Users', `groups.value eq "${engineers}"`, [ada, grace])
    const indirect = `groups[value eq "${engineers}" and type eq "indirect"]`
    await finds(via, client, '/Users', indirect, [ada])
    await finds(via, client, '/Users', `userName pr and not (groups.value eq "${backend}")`, [
      ...(await idsOf(client, ['grace', 'alan'])),
    ])
  },

  async 'groups-in-a-circle'(via) {
    const client = await via.start()
    for (const way of via.ways) {
      const ada = await createUser(client, `ada by ${way}`)
      const one = await createTarget(client, target, { name: 'One', base: {} })
      const id = one.split('/').at(-1) ?? ''
      const base = { members: [{ value: id }] }
      const only = (each: string) => each === way
      const written = await via.write(client, base, { target, only })
      const others = written.map(({ body }) => String(body.id))
      const other = others[0] ?? ''
      const put = {
        schemas: [target.schema],
        displayName: 'One',
        members: [{ value: other }, { value: ada }],
      }
      expect((await client.send('PUT', one, { body: put })).status).toBe(200)
      expect(await memberIdsOf(client, id)).toEqual([ada, other].toSorted())
      expect(await memberIdsOf(client, other)).toEqual([id])
      const { body } = await client.send('GET', `/Users/${ada}`)
      expect({ way, types: typesIn(body) }).toEqual({
        way,
        types: { [id]: 'direct', ...Object.fromEntries(others.map((each) => [each, 'indirect'])) },
      })
    }
  },

  async 'group-name-required'(via) {
    const client = await via.start()
    for (const displayName of [null, '']) {
      const written = await via.write(client, { displayName }, { target })
      // Adding null changes nothing.
      const setting = written.filter(({ way }) => displayName === '' || !way.includes('add'))
      await expectRefused(Promise.resolve(setting), { scimType: 'invalidValue' })
      for (const { way, after, before } of written) expect([way, after]).toEqual([way, before])
    }
  },

  async 'group-names-shared'(via) {
    const free = await via.start()
    await createGroup(free, 'Engineers')
    const displayName = 'Engineers'
    await expectAccepted(via.write(free, { displayName }, { target }), { displayName })

    const collections = collectionsFor({ uniqueGroupNames: true })
    const unique = await via.start({ store: createSqliteStore({ collections }) })
    await createGroup(unique, displayName)
    for (const same of [displayName, 'ENGINEERS'])
      await expectRefused(via.write(unique, { displayName: same }, { target }), {
        status: 409,
        scimType: 'uniqueness',
      })
  },
})

const mutability = { status: 400, body: { scimType: 'mutability' } }

type Shown = readonly { readonly value: string; readonly type: string }[]

const sorted = (members: Shown): Shown =>
  members.toSorted((one, other) => one.value.localeCompare(other.value))

function typesIn({ groups: shown = [] }: { readonly groups?: Shown }): Record<string, string> {
  return Object.fromEntries(shown.map(({ value, type }) => [value, type]))
}

async function idsOf(client: Client, names: readonly string[]): Promise<readonly string[]> {
  const { body } = await client.send('GET', users.endpoint)
  return body.Resources.filter((each: { userName: string }) => names.includes(each.userName)).map(
    ({ id }: { id: string }) => id,
  )
}

/** Expects a filter to find these resources in every query of the record. */
// oxlint-disable-next-line max-params
async function finds(
  via: Via,
  client: Client,
  endpoint: string,
  filter: string,
  ids: readonly string[],
): Promise<void> {
  for (const { way, body } of await via.query(client, endpoint, { filter })) {
    const found = body.Resources.map(({ id }: { id: string }) => id)
    expect({ way, filter, found: found.toSorted() }).toEqual({
      way,
      filter,
      found: [...ids].toSorted(),
    })
  }
}
