import { URN } from '@pingone-sandbox/scim'
import { expect } from 'vitest'
import { createGroup, createUser } from '../test/provision.ts'
import { conforms } from './conforms.test-support.ts'
import { devices, deviceTypes } from './device.test-support.ts'
import { replacing } from './replacing.ts'
import { sampleOf } from './sample.test-support.ts'
import { expectAccepted, expectRefused } from './via.test-support.ts'
import { groups } from './write.test-support.ts'

const base = {
  title: 'Lady',
  nickName: 'Ada',
  name: { givenName: 'Ada', familyName: 'Byron' },
  emails: [{ value: 'ada@x.org' }, { value: 'ada@y.org' }],
  [URN.enterpriseUser]: { department: 'Tools', costCenter: '42' },
}

conforms(replacing, {
  async 'put-answers'(via) {
    const client = await via.start()
    await expectAccepted(via.write(client, { title: 'Countess' }, { base }), { title: 'Countess' })
    await expectAccepted(via.write(client, {}, { target: groups, only: notAtMe }), {
      displayName: expect.any(String),
    })
  },

  async 'put-replaces'(via) {
    const client = await via.start()
    const given = {
      title: 'Countess',
      name: { familyName: 'King' },
      emails: [{ value: 'ada@z.org' }],
      [URN.enterpriseUser]: { department: 'Sales' },
    }
    for (const { way, body } of await via.write(client, given, { base })) {
      const { title, name, emails, [URN.enterpriseUser]: enterprise } = body
      expect({ way, title, name, emails, [URN.enterpriseUser]: enterprise }).toEqual({
        way,
        ...given,
      })
    }
  },

  async 'put-clears'(via) {
    const client = await via.start()
    for (const { way, body } of await via.write(client, {}, { base }))
      expect({ way, keys: Object.keys(body).toSorted() }).toEqual({
        way,
        keys: ['id', 'meta', 'schemas', 'userName'],
      })
  },

  async 'put-read-only'(via) {
    const client = await via.start()
    const prepare = async (path: string) =>
      void (await createGroup(client, 'Engineers', [path.split('/').at(-1) ?? '']))
    const other = await createGroup(client, 'Others')
    for (const groupsGiven of [[], [{ value: other }], null])
      for (const { way, before, body } of await via.write(
        client,
        { id: 'mine', groups: groupsGiven, meta: { created: '1999-01-01T00:00:00Z' }, title: 'C' },
        { prepare },
      )) {
        const {
          id,
          meta,
          groups: kept,
        } = before as {
          readonly id: string
          readonly meta: { readonly created: string }
          readonly groups: readonly object[]
        }
        expect(kept).toHaveLength(1)
        expect({ way, body }).toMatchObject({
          way,
          body: { id, groups: kept, title: 'C', meta: { created: meta.created } },
        })
        expect(body.groups).toEqual(kept)
      }
  },

  async 'put-immutable-first'(via) {
    const client = await via.start({ resourceTypes: deviceTypes })
    const given = (number: number) => ({ serialNumber: `S${number}` })
    for (const { way, answer, body } of await via.write(client, given, { target: devices })) {
      expect({ way, status: answer.status }).toEqual({ way, status: 200 })
      expect(body.serialNumber).toMatch(/^S\d+$/)
    }
  },

  async 'put-immutable'(via) {
    const client = await via.start({ resourceTypes: deviceTypes })
    const had = (number: number) => ({ serialNumber: `T${number}` })
    const other = (number: number) => ({ serialNumber: `S${number}`, weight: 2 })
    await expectRefused(via.write(client, other, { target: devices, base: had }), {
      scimType: 'mutability',
      detail: 'serialNumber',
    })
    for (const way of via.ways) {
      const same = { serialNumber: `same by ${way}`, weight: 2 }
      const only = (each: string) => each === way
      await expectAccepted(via.write(client, same, { target: devices, base: same, only }), same)
    }
  },

  async 'put-required'(via) {
    const client = await via.start()
    for (const value of [undefined, null, '']) {
      const error = { scimType: 'invalidValue' }
      await expectRefused(via.write(client, { userName: value, title: 'C' }), {
        ...error,
        detail: 'userName',
      })
      const group = { target: groups, only: notAtMe }
      await expectRefused(via.write(client, { displayName: value }, group), {
        ...error,
        detail: 'displayName',
      })
    }
  },

  async 'put-unknown'(via) {
    const client = await via.start()
    await createUser(client, 'ada')
    for (const way of via.ways) {
      const { method, path, body } = sampleOf(way, { id: 'none', userName: 'none' })
      const answer = await via.send(client, method, path, { body })
      const error = way === 'Bulk PUT' ? answer.body.Operations[0].response : answer.body
      expect({ way, error }).toMatchObject({
        way,
        error: { schemas: [URN.error], status: '404' },
      })
    }
    expect((await client.send('GET', '/Users')).body.totalResults).toBe(1)
  },

  async 'put-members'(via) {
    const client = await via.start()
    const [ada, grace] = [await createUser(client, 'ada'), await createUser(client, 'grace')]
    const had = { members: [{ value: ada }] }
    for (const { way, body } of await via.write(
      client,
      { members: [{ value: grace }] },
      { target: groups, base: had },
    ))
      expect({ way, members: body.members }).toEqual({
        way,
        members: [expect.objectContaining({ value: grace })],
      })
  },

  async 'put-no-members'(via) {
    const client = await via.start()
    const had = { members: [{ value: await createUser(client, 'ada') }] }
    for (const members of [undefined, null, []])
      for (const { way, answer, body } of await via.write(
        client,
        { members },
        { target: groups, base: had },
      )) {
        expect({ way, status: answer.status }).toEqual({ way, status: 200 })
        expect(body).not.toHaveProperty('members')
      }
  },
})

function notAtMe(way: string): boolean {
  return !way.startsWith('/Me')
}
