import { URN } from '@pingone-sandbox/scim'
import { expect } from 'vitest'
import { createUser } from '../test/provision.ts'
import { conforms } from './conforms.test-support.ts'
import { names } from './names.ts'
import { me } from './place.test-support.ts'
import { expectAccepted, expectRefused } from './via.test-support.ts'

const isObject = (way: string) => !way.endsWith('PATCH')
const isElement = (way: string) => way.endsWith('by filter')

conforms(names, {
  async 'names-in-any-case'(via) {
    const client = await via.start()
    await expectAccepted(via.write(client, { EMAILS: [{ VALUE: 'ada@x.org', type: 'work' }] }), {
      emails: [{ value: 'ada@x.org', type: 'work' }],
    })
    await expectAccepted(
      via.write(
        client,
        { TITLE: 'Countess', Name: { GIVENNAME: 'Ada' } },
        { only: (way) => !isElement(way) },
      ),
      { title: 'Countess', name: { givenName: 'Ada' } },
    )
    const queried = await via.start()
    const id = await createUser(queried, me, { title: 'Countess' })
    await createUser(queried, 'a')
    const query = { filter: 'USERNAME pr', sortBy: 'UserName', attributes: 'TITLE' }
    for (const { way, body } of await via.query(queried, '/Users', query)) {
      const [second, first] = body.Resources
      expect({ way, first }).toMatchObject({ way, first: { id, title: 'Countess' } })
      expect(second).not.toHaveProperty('userName')
    }
    for (const { way, body } of await via.read(queried, `/Users/${id}`, { attributes: 'TITLE' }))
      expect({ way, body }).toEqual({
        way,
        body: { schemas: [URN.user], id, title: 'Countess' },
      })
  },

  async 'names-once'(via) {
    const client = await via.start()
    const error = { scimType: 'invalidValue', detail: 'twice' }
    for (const twice of [{ name: { givenName: 'a', GivenName: 'b' } }])
      await expectRefused(via.write(client, twice), error)
    // Two paths are two operations.
    const one = { title: 'a', Title: 'b' }
    await expectRefused(via.write(client, one, { only: isObject }), error)
  },

  async 'names-of-ascii'(via) {
    const client = await via.start()
    const name = 'nic\u212AName'
    expect(name.toLowerCase()).toBe('nickname')
    const written = await via.write(client, { [name]: 'Ada', title: 'C' }, { only: isObject })
    for (const { way, answer, usual, body } of written) {
      expect({ way, status: answer.status }).toEqual({ way, status: usual })
      expect({ way, body: keysOf(body) }).toEqual({
        way,
        body: [...bare.slice(0, 3), 'title', 'userName'],
      })
    }
    await expectRefused(via.patch(client, [{ op: 'add', path: name, value: 'Ada' }]), {
      scimType: 'invalidPath',
    })
    for (const [parameters, scimType] of [
      [{ filter: `${name} pr` }, 'invalidFilter'],
      [{ sortBy: name }, 'invalidPath'],
    ] as const)
      for (const { way, status, body } of await via.query(client, '/Users', parameters))
        expect({ way, status, body }).toMatchObject({ way, status: 400, body: { scimType } })
  },

  async 'user-name-unique'(via) {
    const client = await via.start()
    await createUser(client, 'ada')
    for (const userName of ['ada', 'ADA', 'aDa'])
      await expectRefused(via.write(client, { userName }), { status: 409, scimType: 'uniqueness' })
  },

  async 'user-name-prepared'(via) {
    const client = await via.start()
    const forms = ['Zoë', 'Zoe\u0308', 'ZOË', 'zoe\u0308', '\uff3aoë']
    await createUser(client, 'Zoë')
    for (const userName of forms) {
      await expectRefused(via.write(client, { userName }), { status: 409, scimType: 'uniqueness' })
      for (const filter of [`userName eq "${userName}"`, `userName sw "${userName}"`])
        for (const { way, body } of await via.query(client, '/Users', { filter })) {
          const found = body.Resources.map((each: { userName: string }) => each.userName)
          expect({ way, filter, found }).toEqual({ way, filter, found: ['Zoë'] })
        }
    }
    for (const { way, body } of await via.query(client, '/Users', { filter: 'userName eq "Zoe"' }))
      expect({ way, total: body.totalResults }).toEqual({ way, total: 0 })
  },

  async 'user-name-enforced'(via) {
    const client = await via.start()
    for (const userName of [' ', '   ', 'a\u0007b', 'a\u200bb'])
      await expectRefused(via.write(client, { userName }), {
        scimType: 'invalidValue',
        detail: 'userName',
      })
    const strict = await via.start({ tolerances: { 'loose-user-names': false } })
    for (const userName of [' ada', 'ada ', 'ada ♥'])
      await expectRefused(via.write(strict, { userName }), {
        scimType: 'invalidValue',
        detail: 'userName',
      })
  },
})

/** What every user has. */
const bare = ['id', 'meta', 'schemas', 'userName']

const keysOf = (body: object): readonly string[] => Object.keys(body).toSorted()
