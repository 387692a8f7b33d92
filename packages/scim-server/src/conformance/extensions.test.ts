import { URN } from '@pingone-sandbox/scim'
import { expect } from 'vitest'
import { namesIn } from '../test/listing.ts'
import { createUser } from '../test/provision.ts'
import type { Client } from '../test/start-server.ts'
import { conforms } from './conforms.test-support.ts'
import { BADGE, DEVICE, devices, deviceTypes } from './device.test-support.ts'
import { extensions } from './extensions.ts'
import { createTarget, me } from './place.test-support.ts'
import { expectAccepted, expectRefused, type Via } from './via.test-support.ts'
import { sendInBulk } from './write.test-support.ts'

const target = devices
const tools = { [URN.enterpriseUser]: { department: 'Tools' } }

conforms(extensions, {
  async 'extension-kept'(via) {
    const client = await via.start()
    for (const { way, body } of await via.write(client, tools))
      expect({ way, part: body[URN.enterpriseUser] }).toEqual({
        way,
        part: tools[URN.enterpriseUser],
      })
    await client.send('DELETE', '/Me')
    const id = await createUser(client, me, tools)
    for (const { way, body } of await via.read(client, `/Users/${id}`))
      expect({ way, body }).toMatchObject({ way, body: { ...tools, userName: me } })
  },

  async 'extension-named'(via) {
    const client = await via.start()
    const id = await createUser(client, me, tools)
    await createUser(client, 'grace', { [URN.enterpriseUser]: { department: 'Sales' } })
    const department = `${URN.enterpriseUser}:department`
    const chosen = { attributes: `${department},userName` }
    for (const { way, body } of await via.read(client, `/Users/${id}`, chosen))
      expect({ way, body }).toEqual({
        way,
        body: { schemas: [URN.user, URN.enterpriseUser], id, userName: me, ...tools },
      })
    for (const [parameters, names] of [
      [{ filter: `${department} eq "tools"` }, [me]],
      [{ sortBy: department }, ['grace', me]],
      [{ sortBy: department.toUpperCase(), sortOrder: 'descending' }, [me, 'grace']],
    ] as const)
      for (const { way, body } of await via.query(client, '/Users', parameters))
        expect({ way, names: namesIn(body) }).toEqual({ way, names })
  },

  async 'extension-patched'(via) {
    const client = await via.start()
    const both = { [URN.enterpriseUser]: { department: 'Tools', costCenter: '42' } }
    for (const operations of [
      [
        { op: 'add', path: `${URN.enterpriseUser}:department`, value: 'Tools' },
        { op: 'replace', path: `${URN.enterpriseUser.toUpperCase()}:COSTCENTER`, value: '42' },
      ],
      [{ op: 'add', value: both }],
      [{ op: 'replace', value: { [URN.enterpriseUser.toUpperCase()]: both[URN.enterpriseUser] } }],
    ])
      await expectAccepted(via.patch(client, operations), {
        ...both,
        schemas: [URN.user, URN.enterpriseUser],
      })
  },

  async 'schemas-follow'(via) {
    const client = await via.start()
    const whole = [URN.user, URN.enterpriseUser]
    await expectAccepted(via.write(client, tools), { schemas: whole })
    const none = { [URN.enterpriseUser]: { department: null } }
    for (const { way, usual, body } of await via.write(client, none, { base: tools }))
      // Adding null changes nothing.
      expect({ way, schemas: body.schemas }).toEqual({
        way,
        schemas: usual === 200 && way.includes('add') ? whole : [URN.user],
      })
    await client.send('DELETE', '/Me')
    const path = `/Users/${await createUser(client, me, tools)}`
    for (const { way, body } of await via.read(client, path))
      expect({ way, schemas: body.schemas }).toEqual({ way, schemas: whole })
    await client.send('PUT', path, { body: { schemas: whole, userName: me } })
    for (const { way, body } of await via.read(client, path))
      expect({ way, schemas: body.schemas }).toEqual({ way, schemas: [URN.user] })
  },

  async 'own-extension'(via) {
    const client = await startWithFile(via)
    const dated = (number: number) => ({
      [BADGE]: { number: `B${number}`, validUntil: '2027-01-01T00:00:00Z' },
    })
    await expectAccepted(via.write(client, dated), {
      [BADGE]: { validUntil: '2027-01-01T00:00:00Z' },
    })
    const wrong = (number: number) => ({
      [BADGE]: { number: `B${number}`, validUntil: 'tomorrow' },
    })
    await expectRefused(via.write(client, wrong), {
      scimType: 'invalidValue',
      detail: 'validUntil',
    })

    const base = (number: number) => ({ [BADGE]: { number: `C${number}` } })
    const only = (way: string) => !way.includes('POST')
    const other = (number: number) => ({ [BADGE]: { number: `D${number}` } })
    await expectRefused(via.write(client, other, { base, only }), { scimType: 'mutability' })

    const printed = (number: number) => ({ [BADGE]: { number: `E${number}`, printed: 7 } })
    const whole = (way: string) => !way.includes('PATCH')
    for (const { way, answer, usual, body } of await via.write(client, printed, { only: whole })) {
      expect({ way, status: answer.status }).toEqual({ way, status: usual })
      expect(body[BADGE]).not.toHaveProperty('printed')
    }
  },

  async 'own-type'(via) {
    const client = await startWithFile(via)
    const weight = { weight: 2 }
    await expectAccepted(via.write(client, weight, { target }), {
      ...weight,
      meta: { resourceType: 'Device' },
    })
    const path = await createTarget(client, target, { name: 'Laptop', base: weight })
    for (const { way, body } of await via.read(client, path))
      expect({ way, body }).toMatchObject({
        way,
        body: {
          schemas: [DEVICE],
          displayName: 'Laptop',
          meta: { location: `${client.origin}/scim/v2${path}` },
        },
      })
    for (const { way, body } of await via.query(client, '/Devices', {
      filter: 'displayName eq "LAPTOP"',
      sortBy: 'displayName',
    }))
      expect({ way, names: namesIn(body) }).toEqual({ way, names: ['Laptop'] })
    expect((await via.send(client, 'HEAD', path)).status).toBe(200)
    expect((await via.send(client, 'DELETE', path)).status).toBe(204)
    const other = await createTarget(client, target, { name: 'Phone', base: {} })
    const removal = { method: 'DELETE', path: other }
    expect((await sendInBulk({ client, send: via.send }, removal)).status).toBe(204)
    for (const gone of [path, other]) expect((await via.send(client, 'GET', gone)).status).toBe(404)
  },

  async 'own-uniqueness'(via) {
    const client = await startWithFile(via)
    await createTarget(client, target, { name: 'Laptop', base: { serialNumber: 'S1' } })
    const only = (way: string) => !way.startsWith('/Me')
    const error = { status: 409, scimType: 'uniqueness' }
    await expectRefused(via.write(client, { serialNumber: 'S1' }, { target, only }), error)
    // `serialNumber` and `number` are caseExact.
    await createTarget(client, target, { name: 'Laptop', base: { serialNumber: 's1' } })
    await createUser(client, 'ada', { [BADGE]: { number: 'B1' } })
    await expectRefused(via.write(client, { [BADGE]: { number: 'B1' } }), error)
    await createUser(client, 'grace', { [BADGE]: { number: 'b1' } })
    expect((await client.send('GET', '/Devices')).body.totalResults).toBeGreaterThan(1)
  },

  async 'own-secret'(via) {
    const client = await startWithFile(via)
    for (const query of ['', '?attributes=pin,displayName'])
      for (const { way, answer, usual, body } of await via.write(
        client,
        { pin: 's3cret' },
        { target, query },
      )) {
        expect({ way, status: answer.status }).toEqual({ way, status: usual })
        expect(JSON.stringify([answer.body, body])).not.toContain('s3cret')
      }
    const path = await createTarget(client, target, { name: 'Laptop', base: { pin: 's3cret' } })
    for (const parameters of [{}, { attributes: 'pin,displayName' }])
      for (const { way, body } of await via.read(client, path, parameters)) {
        expect({ way, name: body.displayName }).toEqual({ way, name: 'Laptop' })
        expect(body).not.toHaveProperty('pin')
      }
  },

  async 'own-secret-unfiltered'(via) {
    const client = await startWithFile(via)
    for (const parameters of [{ filter: 'pin eq "1234"' }, { filter: 'pin pr' }, { sortBy: 'pin' }])
      for (const { way, status, body } of await via.query(client, '/Devices', parameters))
        expect({ way, status, type: body.scimType }).toEqual({
          way,
          status: 403,
          type: 'sensitive',
        })
  },

  async 'own-discovery'(via) {
    const client = await startWithFile(via)
    const user = await via.send(client, 'GET', '/ResourceTypes/User')
    expect(user.body.schemaExtensions).toContainEqual({ schema: BADGE, required: false })
    const device = await via.send(client, 'GET', '/ResourceTypes/Device')
    expect(device.body).toMatchObject({ endpoint: '/Devices', schema: DEVICE })
    const schema = await via.send(client, 'GET', `/Schemas/${DEVICE}`)
    expect(schema.body.attributes).toContainEqual(
      expect.objectContaining({ name: 'serialNumber', uniqueness: 'server', caseExact: true }),
    )
    const types = await via.send(client, 'GET', '/ResourceTypes')
    expect(types.body.Resources).toContainEqual(device.body)
    const schemas = await via.send(client, 'GET', '/Schemas')
    expect(schemas.body.Resources).toContainEqual(schema.body)
    const ids = schemas.body.Resources.map(({ id }: { id: string }) => id)
    expect(ids).toContain(BADGE)
  },
})

function startWithFile(via: Via): Promise<Client> {
  return via.start({ resourceTypes: deviceTypes })
}
