import { readFileSync } from 'node:fs'
import { readResourceTypes, URN } from '@pingone-sandbox/scim'
import { expect } from 'vitest'
import { list } from '../test/listing.ts'
import { createUser, patchOf } from '../test/provision.ts'
import { startServer } from '../test/start-server.ts'
import { conforms } from './conforms.test-support.ts'
import { values } from './values.ts'

const file = new URL('../../../../fixtures/schemas/device-and-badge.json', import.meta.url)
const BADGE = 'urn:example:params:scim:schemas:extension:2.0:Badge'
const post = (attributes: object) => ({
  body: { schemas: [URN.user], userName: 'ada', ...attributes },
})

conforms(values, {
  async 'names-in-any-case'() {
    const client = await startServer()
    const { body } = await client.send('POST', '/Users', {
      body: { SCHEMAS: [URN.user], USERNAME: 'ada', Name: { GIVENNAME: 'Ada' } },
    })
    expect(body).toMatchObject({ userName: 'ada', name: { givenName: 'Ada' } })
  },

  async 'names-once'() {
    const client = await startServer()
    for (const twice of [{ title: 'a', Title: 'b' }, { name: { givenName: 'a', GivenName: 'b' } }])
      expect(await client.send('POST', '/Users', post(twice))).toMatchObject({
        status: 400,
        body: { scimType: 'invalidValue' },
      })
  },

  async 'names-of-ascii'() {
    const client = await startServer()
    const name = 'nic\u212AName'
    expect(name.toLowerCase()).toBe('nickname')
    const { status, body } = await client.send('POST', '/Users', post({ [name]: 'Ada' }))
    expect(status).toBe(201)
    expect(Object.keys(body).toSorted()).toEqual(['id', 'meta', 'schemas', 'userName'])
    expect(await list(client, '/Users', { filter: `${name} pr` })).toMatchObject({
      status: 400,
      body: { scimType: 'invalidFilter' },
    })
    const patch = patchOf({ op: 'add', path: name, value: 'Ada' })
    expect(await client.send('PATCH', `/Users/${body.id}`, { body: patch })).toMatchObject({
      status: 400,
      body: { scimType: 'invalidPath' },
    })
  },

  async 'types-checked'() {
    const resourceTypes = readResourceTypes(JSON.parse(readFileSync(file, 'utf8')))
    const client = await startServer({ resourceTypes })
    for (const [weight, status] of [
      ['7', 400],
      [7.5, 201],
    ] as const)
      expect(
        await client.send('POST', '/Devices', { body: { displayName: 'Laptop', weight } }),
      ).toMatchObject({ status })
    for (const [attributes, name] of [
      [{ title: 7 }, 'title'],
      [{ active: 'perhaps' }, 'active'],
      [{ name: 'Ada' }, 'name'],
      [{ emails: [{ value: 7 }] }, 'emails.value'],
      [{ emails: [{ primary: 'no way' }] }, 'emails.primary'],
      [{ title: ['Lady'] }, 'title'],
      [{ profileUrl: 7 }, 'profileUrl'],
      [{ x509Certificates: [{ value: 7 }] }, 'x509Certificates.value'],
      [{ [BADGE]: { number: 'B1', validUntil: 'tomorrow' } }, 'validUntil'],
      [{ [URN.enterpriseUser]: { costCenter: {} } }, 'costCenter'],
    ] as const) {
      const { status, body } = await client.send('POST', '/Users', post(attributes))
      expect([status, body.scimType]).toEqual([400, 'invalidValue'])
      expect(body.detail).toContain(name)
    }
  },

  async unassigned() {
    const client = await startServer()
    const { status, body } = await client.send(
      'POST',
      '/Users',
      post({ title: null, emails: [], name: { givenName: null }, [URN.enterpriseUser]: {} }),
    )
    expect(status).toBe(201)
    expect(Object.keys(body).toSorted()).toEqual(['id', 'meta', 'schemas', 'userName'])
    expect(body.schemas).toEqual([URN.user])
  },

  async 'one-primary'() {
    const client = await startServer()
    const { body } = await client.send(
      'POST',
      '/Users',
      post({
        emails: [
          { value: 'a', primary: true },
          { value: 'b', primary: true },
        ],
      }),
    )
    expect(body.emails).toEqual([
      { value: 'a', primary: true },
      { value: 'b', primary: false },
    ])
  },

  async 'unknown-ignored'() {
    const client = await startServer()
    const { status, body } = await client.send(
      'POST',
      '/Users',
      post({ height: 3, name: { givenName: 'Ada', mood: 'good' } }),
    )
    expect(status).toBe(201)
    expect(body).not.toHaveProperty('height')
    expect(body.name).toEqual({ givenName: 'Ada' })
  },

  async 'external-id'() {
    const client = await startServer()
    const first = await client.send('POST', '/Users', post({ externalId: 'X1' }))
    const second = await client.send('POST', '/Users', post({ userName: 'b', externalId: 'X1' }))
    expect([first.status, second.status]).toEqual([201, 201])
    expect([first.body.externalId, second.body.externalId]).toEqual(['X1', 'X1'])
  },

  async 'meta-issued'() {
    const client = await startServer()
    const { body } = await client.send(
      'POST',
      '/Users',
      post({ id: 'mine', meta: { created: '1999-01-01T00:00:00Z', version: 'mine' } }),
    )
    expect(body.id).not.toBe('mine')
    expect(body.meta).toEqual({
      resourceType: 'User',
      created: expect.stringMatching(/^2026-/),
      lastModified: body.meta.created,
      location: `${client.origin}/scim/v2/Users/${body.id}`,
      version: 'W/"1"',
    })
  },

  async 'immutable-kept'() {
    const resourceTypes = readResourceTypes(JSON.parse(readFileSync(file, 'utf8')))
    const client = await startServer({ resourceTypes })
    const device = (serialNumber?: string) => ({
      body: { schemas: [resourceTypes.at(-1)?.schema.id], displayName: 'Laptop', serialNumber },
    })
    const { body } = await client.send('POST', '/Devices', device())
    const path = `/Devices/${body.id}`
    const patch = (op: string, value?: string) =>
      client.send('PATCH', path, { body: patchOf({ op, path: 'serialNumber', value }) })
    const set = await patch('add', 'S1')
    expect(set).toMatchObject({ status: 200, body: { serialNumber: 'S1' } })
    for (const answer of [
      await client.send('PUT', path, device('S2')),
      await patch('add', 'S2'),
      await patch('replace', 'S2'),
      await patch('remove'),
    ])
      expect(answer).toMatchObject({ status: 400, body: { scimType: 'mutability' } })
    expect((await client.send('PUT', path, device())).body).toEqual(set.body)
  },

  async 'read-only-kept'() {
    const client = await startServer()
    const enterprise = (displayName: string) => ({
      [URN.enterpriseUser]: { manager: { value: 'm1', displayName } },
    })
    const id = await createUser(client, 'ada', enterprise('Mine'))
    const read = () => client.send('GET', `/Users/${id}`)
    expect((await read()).body[URN.enterpriseUser]).toEqual({ manager: { value: 'm1' } })

    // The server issues no name of a manager, so the store gets one.
    const stored = await client.store.get('users', id)
    const document = { ...stored?.document, id, ...enterprise('Grace') }
    await client.store.commit([{ kind: 'put', collection: 'users', document }])
    await client.send('PUT', `/Users/${id}`, post({ title: 'Countess', ...enterprise('Mine') }))
    expect((await read()).body).toMatchObject({ title: 'Countess', ...enterprise('Grace') })
    const path = `${URN.enterpriseUser}:manager`
    const body = patchOf({ op: 'replace', path, value: { $ref: '../Users/m1' } })
    expect((await client.send('PATCH', `/Users/${id}`, { body })).status).toBe(200)
    expect((await read()).body[URN.enterpriseUser].manager).toEqual({
      value: 'm1',
      $ref: '../Users/m1',
      displayName: 'Grace',
    })
  },

  async 'user-name-unique'() {
    const client = await startServer()
    await createUser(client, 'ada')
    const same = await client.send('POST', '/Users', post({ userName: 'ADA' }))
    expect(same).toMatchObject({ status: 409, body: { scimType: 'uniqueness' } })
    expect((await client.send('GET', '/Users')).body.totalResults).toBe(1)
  },
})
