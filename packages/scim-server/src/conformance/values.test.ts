import { URN } from '@pingone-sandbox/scim'
import { expect } from 'vitest'
import { createUser } from '../test/provision.ts'
import { conforms } from './conforms.test-support.ts'
import { BADGE, devices, deviceTypes } from './device.test-support.ts'
import { values } from './values.ts'
import { expectAccepted, expectRefused } from './via.test-support.ts'
import type { Written } from './write.test-support.ts'

const isElement = (way: string) => way.endsWith('by filter')

conforms(values, {
  async 'types-checked'(via) {
    const client = await via.start({ resourceTypes: deviceTypes })
    for (const [attributes, detail] of wrongTypes)
      await expectRefused(
        via.write(client, attributes, { only: (way) => isElement(way) <= hasElement(attributes) }),
        { scimType: 'invalidValue', detail },
      )
    const only = (way: string) => !isElement(way) && !way.startsWith('/Me')
    await expectRefused(via.write(client, { weight: '7' }, { target: devices, only }), {
      scimType: 'invalidValue',
      detail: 'weight',
    })
    const weight = { weight: 7.5 }
    await expectAccepted(via.write(client, weight, { target: devices, only }), weight)
  },

  async 'formats-checked'(via) {
    const client = await via.start({ resourceTypes: deviceTypes })
    const type = 'work'
    for (const [attributes, detail] of [
      [{ x509Certificates: [{ type, value: '***' }] }, 'x509Certificates.value'],
      [{ x509Certificates: [{ type, value: 'AAA' }] }, 'x509Certificates.value'],
      [{ photos: [{ type, value: 'not a uri' }] }, 'photos.value'],
      [{ profileUrl: 'https://x.org/<ada>' }, 'profileUrl'],
      [{ [BADGE]: { number: 'B1', validUntil: '2026-02-30T00:00:00Z' } }, 'validUntil'],
      [{ [BADGE]: { number: 'B1', validUntil: '2026-02-28T24:01:00Z' } }, 'validUntil'],
      [{ [BADGE]: { number: 'B1', validUntil: '2026-02-28' } }, 'validUntil'],
    ] as const)
      await expectRefused(
        via.write(client, attributes, { only: (way) => isElement(way) <= hasElement(attributes) }),
        { scimType: 'invalidValue', detail },
      )
  },

  async unassigned(via) {
    const client = await via.start()
    const nothing = {
      title: null,
      emails: [],
      name: { givenName: null },
      [URN.enterpriseUser]: { department: null },
    }
    const base = {
      title: 'Countess',
      emails: [{ value: 'ada@x.org' }],
      name: { givenName: 'Ada' },
      [URN.enterpriseUser]: { department: 'Tools' },
    }
    const added = await via.write(client, nothing)
    const filter = 'title pr or emails pr or name pr or name.givenName pr'
    for (const { way, body } of await via.query(client, '/Users', { filter }))
      expect({ way, total: body.totalResults }).toEqual({ way, total: 0 })
    // Adding to a value keeps it.
    const only = (way: string) => !way.includes('POST')
    const replaced = (await via.write(client, nothing, { base, only })).filter(
      ({ way }) => !way.includes('add'),
    )
    for (const { way, answer, usual, body } of [...added, ...replaced]) {
      expect({ way, status: answer.status }).toEqual({ way, status: usual })
      expect({ way, keys: keysOf(body) }).toEqual({ way, keys: bare })
      expect(body.schemas).toEqual([URN.user])
    }
  },

  async 'one-primary'(via) {
    const client = await via.start()
    const two = {
      emails: [
        { value: 'a', type: 'work', primary: true },
        { value: 'b', type: 'home', primary: true },
      ],
    }
    for (const written of await via.write(client, two))
      expect([written.way, primariesOf(written).length]).toEqual([written.way, 1])

    const one = { emails: [{ value: 'b', type: 'home', primary: true }] }
    const base = {
      emails: [
        { value: 'a', type: 'work', primary: true },
        { value: 'c', type: 'home' },
      ],
    }
    for (const written of await via.write(client, one, { base }))
      expect([written.way, primariesOf(written)]).toEqual([written.way, ['b']])
  },

  async 'same-value-once'(via) {
    const client = await via.start()
    const element = { value: 'a@x.org', type: 'work' }
    const twice = { emails: [element, { ...element, display: 'At work' }] }
    const once = { way: '', emails: [{ ...element, display: 'At work' }] }
    const whole = (way: string) => !isElement(way)
    for (const base of [{}, { emails: [element] }])
      for (const { way, answer, usual, body } of await via.write(client, twice, {
        base,
        only: whole,
      })) {
        expect({ way, status: answer.status }).toEqual({ way, status: usual })
        expect({ way, emails: body.emails }).toEqual({ ...once, way })
      }
    const base = { emails: [element, { ...element, type: 'home' }] }
    for (const operation of [
      { op: 'replace', path: 'emails[type eq "home"]', value: element },
      { op: 'replace', path: 'emails[type eq "home"].type', value: 'work' },
    ])
      for (const { way, answer, body } of await via.patch(client, [operation], { base })) {
        expect({ way, status: answer.status }).toEqual({ way, status: 200 })
        expect({ way, operation, emails: body.emails }).toEqual({
          way,
          operation,
          emails: [element],
        })
      }
  },

  async 'primary-defaults-to-false'(via) {
    const client = await via.start()
    const first = { value: 'a@x.org', primary: true }
    const second = { value: 'b@x.org' }
    await createUser(client, 'ada', { emails: [first, second] })
    await createUser(client, 'bob', { emails: [second] })
    await createUser(client, 'cleo', { emails: [first] })
    for (const [filter, names] of [
      ['emails[primary eq false]', ['ada', 'bob']],
      ['emails[primary ne true]', ['ada', 'bob']],
      ['emails.primary eq false', ['ada', 'bob']],
      ['emails[primary eq true]', ['ada', 'cleo']],
      ['emails[not (primary eq true) and value sw "a"]', []],
    ] as const)
      for (const { way, body } of await via.query(client, '/Users', { filter })) {
        const found = body.Resources.map(({ userName }: { userName: string }) => userName)
        expect({ way, filter, found }).toEqual({ way, filter, found: names })
      }
    for (const path of ['emails[primary eq false]', 'emails[not (primary eq true)]'])
      await expectAccepted(
        via.patch(client, [{ op: 'replace', path: `${path}.value`, value: 'c@x.org' }], {
          base: { emails: [first, second] },
        }),
        { emails: [first, { value: 'c@x.org' }] },
      )
  },

  async 'unknown-ignored'(via) {
    const client = await via.start()
    const unknown = { height: 3, name: { givenName: 'Ada', mood: 'good' }, 'urn:x:y': { z: 1 } }
    for (const { way, answer, usual, body } of await via.write(client, unknown)) {
      expect({ way, status: answer.status }).toEqual({ way, status: usual })
      expect({ way, keys: keysOf(body) }).toEqual({
        way,
        keys: ['id', 'meta', 'name', ...bare.slice(2)],
      })
      expect(body.name).toEqual({ givenName: 'Ada' })
    }
  },

  async 'external-id'(via) {
    const client = await via.start()
    await expectAccepted(via.write(client, { externalId: 'xY1 ß' }), { externalId: 'xY1 ß' })
    for (const { way, body } of await via.write(client, { title: 'Countess' }))
      expect({ way, body }).not.toHaveProperty('body.externalId')
  },

  async 'external-id-shared'(via) {
    const client = await via.start()
    await createUser(client, 'ada', { externalId: 'X1' })
    await expectAccepted(via.write(client, { externalId: 'X1' }), { externalId: 'X1' })
  },

  async 'id-issued'(via) {
    const client = await via.start()
    const ids = new Set<string>()
    for (const { way, before, answer, usual, body } of await via.write(client, {
      id: 'mine',
      title: 'C',
    })) {
      expect({ way, status: answer.status }).toEqual({ way, status: usual })
      expect({ way, id: body.id }).not.toEqual({ way, id: 'mine' })
      if (usual === 200) expect(body.id).toBe((before as { id: string }).id)
      expect(ids.has(body.id)).toBe(false)
      ids.add(body.id)
    }
  },

  async 'meta-issued'(via) {
    const client = await via.start()
    const meta = {
      resourceType: 'Robot',
      created: '1999-01-01T00:00:00Z',
      lastModified: '1999-01-01T00:00:00Z',
      location: 'https://x.org/mine',
      version: 'mine',
    }
    for (const { way, before, body } of await via.write(client, { meta, title: 'Countess' })) {
      const base = (before as { meta?: { created: string } }).meta
      expect({ way, meta: body.meta }).toEqual({
        way,
        meta: {
          resourceType: 'User',
          created: base?.created ?? expect.stringMatching(/^2026-/),
          lastModified: expect.stringMatching(/^2026-/),
          location: `${client.origin}/scim/v2/Users/${body.id}`,
          version: expect.stringMatching(/^W\/"\d+"$/),
        },
      })
    }
  },

  async 'immutable-kept'(via) {
    const client = await via.start({ resourceTypes: deviceTypes })
    const target = devices
    const serial = (number: number) => ({ serialNumber: `S${number}` })
    await expectAccepted(via.write(client, serial, { target }), {
      serialNumber: expect.stringMatching(/^S\d+$/),
    })
    const base = (number: number) => ({ serialNumber: `T${number}` })
    const only = (way: string) => !way.includes('POST')
    await expectRefused(via.write(client, serial, { target, base, only }), {
      scimType: 'mutability',
    })
    for (const operation of [
      { op: 'remove', path: 'serialNumber' },
      { op: 'replace', path: 'serialNumber', value: null },
    ])
      await expectRefused(via.patch(client, [operation], { target, base }), {
        scimType: 'mutability',
      })
    for (const { way, before, body } of await via.write(
      client,
      { weight: 1 },
      { target, base, only },
    )) {
      const { serialNumber } = before as { serialNumber: string }
      expect({ way, body }).toMatchObject({ way, body: { serialNumber } })
    }
  },

  async 'read-only-kept'(via) {
    const client = await via.start()
    const enterprise = (more: object) => ({
      [URN.enterpriseUser]: { manager: { value: 'm1', ...more } },
    })
    // The server does not issue the name of a manager, so the test writes it to the store.
    const prepare = async (path: string) => {
      const id = path.split('/').at(-1) ?? ''
      const stored = await client.store.get('users', id)
      const document = { ...stored?.document, id, ...enterprise({ displayName: 'Grace' }) }
      await client.store.commit([{ kind: 'put', collection: 'users', document }])
    }
    for (const more of [{ displayName: 'Mine' }, { $ref: '../Users/m1' }])
      await expectAccepted(
        via.write(client, enterprise(more), { base: enterprise({}), prepare }),
        enterprise({ ...more, displayName: 'Grace' }),
      )
  },
})

/** What every user has. */
const bare = ['id', 'meta', 'schemas', 'userName']

const wrongTypes: readonly (readonly [object, string])[] = [
  [{ title: 7 }, 'title'],
  [{ title: ['Lady'] }, 'title'],
  [{ active: 'perhaps' }, 'active'],
  [{ active: 1 }, 'active'],
  [{ name: 'Ada' }, 'name'],
  [{ name: { givenName: {} } }, 'name.givenName'],
  [{ emails: [{ type: 'work', value: 7 }] }, 'emails.value'],
  [{ emails: [{ type: 'work', value: 'a', primary: 'no way' }] }, 'emails.primary'],
  [{ profileUrl: 7 }, 'profileUrl'],
  [{ x509Certificates: [{ type: 'work', value: 7 }] }, 'x509Certificates.value'],
  [{ [BADGE]: { number: 'B1', validUntil: 'tomorrow' } }, 'validUntil'],
  [{ [URN.enterpriseUser]: { costCenter: {} } }, 'costCenter'],
]

const hasElement = (attributes: object) =>
  Object.values(attributes).some((value) => Array.isArray(value) && value[0] instanceof Object)

const keysOf = (body: object): readonly string[] => Object.keys(body).toSorted()

function primariesOf({ body }: Written): readonly string[] {
  const emails: readonly { value: string; primary?: boolean }[] = body.emails
  return emails.filter(({ primary }) => primary).map(({ value }) => value)
}
