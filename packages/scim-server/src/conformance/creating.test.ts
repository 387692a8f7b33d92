import { expect } from 'vitest'
import { createGroup, createUser } from '../test/provision.ts'
import { conforms } from './conforms.test-support.ts'
import { creating } from './creating.ts'
import { BADGE, devices, deviceTypes } from './device.test-support.ts'
import { expectAccepted, expectRefused } from './via.test-support.ts'
import { groups } from './write.test-support.ts'

const engineer = { title: 'Engineer', name: { givenName: 'Ada' } }

conforms(creating, {
  async 'created-status'(via) {
    const client = await via.start({ resourceTypes: deviceTypes })
    for (const [target, attributes] of [
      [undefined, engineer],
      [groups, {}],
      [devices, { weight: 2 }],
    ] as const)
      for (const { way, answer, body } of await via.write(
        client,
        attributes,
        target && { target },
      )) {
        expect({ way, status: answer.status }).toEqual({ way, status: 201 })
        expect(body).toMatchObject({ ...attributes, id: expect.any(String) })
      }
  },

  async 'created-body'(via) {
    const client = await via.start()
    await expectAccepted(via.write(client, engineer), engineer)
    const members = [{ value: await createUser(client, 'ada') }]
    await expectAccepted(via.write(client, { members }, { target: groups }), {
      members: [expect.objectContaining(members[0])],
    })
  },

  async 'location-of-created'(via) {
    const client = await via.start()
    for (const target of [undefined, groups])
      for (const { way, answer, body } of await via.write(client, {}, target && { target })) {
        const { endpoint = '/Users' } = target ?? {}
        const location = `${client.origin}/scim/v2${endpoint}/${body.id}`
        expect({ way, header: answer.headers.get('location'), meta: body.meta.location }).toEqual({
          way,
          header: location,
          meta: location,
        })
        if (answer.body) expect(answer.body.meta.location).toBe(location)
      }
  },

  async 'user-name-required'(via) {
    const client = await via.start()
    for (const userName of [undefined, null, ''])
      await expectRefused(via.write(client, { userName, ...engineer }), {
        scimType: 'invalidValue',
        detail: 'userName',
      })
  },

  async 'required-of-created'(via) {
    const client = await via.start({ resourceTypes: deviceTypes })
    for (const target of [groups, devices])
      for (const displayName of [undefined, null, ''])
        await expectRefused(via.write(client, { displayName }, { target }), {
          scimType: 'invalidValue',
          detail: 'displayName',
        })
    await expectRefused(via.write(client, { [BADGE]: { doors: [{ value: '1' }] } }), {
      scimType: 'invalidValue',
      detail: 'number',
    })
  },

  async 'read-only-ignored'(via) {
    const client = await via.start({ resourceTypes: deviceTypes })
    const group = await createGroup(client, 'Engineers')
    const readOnly = {
      id: 'mine',
      groups: [{ value: group }],
      meta: { version: 'mine' },
      [BADGE]: { number: 'B1', printed: 7 },
    }
    for (const { way, answer, body } of await via.write(client, (number: number) => ({
      ...readOnly,
      [BADGE]: { number: `B${number}`, printed: 7 },
    }))) {
      expect({ way, status: answer.status }).toEqual({ way, status: 201 })
      expect(body.id).not.toBe('mine')
      expect(body).not.toHaveProperty('groups')
      expect(body.meta.version).not.toBe('mine')
      expect(body[BADGE]).toEqual({ number: expect.any(String) })
    }
  },
})
