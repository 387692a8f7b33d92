import { readFileSync } from 'node:fs'
import { readResourceTypes, URN } from '@pingone-sandbox/scim'
import { expect } from 'vitest'
import { list, namesIn } from '../test/listing.ts'
import { createUser, patchOf } from '../test/provision.ts'
import { startServer, type Client } from '../test/start-server.ts'
import { conforms } from './conforms.test-support.ts'
import { extensions } from './extensions.ts'

const file = new URL('../../../../fixtures/schemas/device-and-badge.json', import.meta.url)
const BADGE = 'urn:example:params:scim:schemas:extension:2.0:Badge'
const DEVICE = 'urn:example:params:scim:schemas:2.0:Device'

conforms(extensions, {
  async 'extension-kept'() {
    const client = await startServer()
    const id = await createUser(client, 'ada', { [URN.enterpriseUser]: { department: 'Tools' } })
    await createUser(client, 'grace', { [URN.enterpriseUser]: { department: 'Sales' } })
    const { body } = await client.send('GET', `/Users/${id}`)
    expect(body[URN.enterpriseUser]).toEqual({ department: 'Tools' })
    const found = await list(client, '/Users', {
      filter: `${URN.enterpriseUser}:department eq "tools"`,
      attributes: `${URN.enterpriseUser}:department,userName`,
    })
    expect(found.body.Resources).toEqual([
      {
        schemas: expect.any(Array),
        id,
        userName: 'ada',
        [URN.enterpriseUser]: { department: 'Tools' },
      },
    ])
  },

  async 'schemas-follow'() {
    const client = await startServer()
    const id = await createUser(client, 'ada', { [URN.enterpriseUser]: { department: 'Tools' } })
    const schemasOf = async () => (await client.send('GET', `/Users/${id}`)).body.schemas
    expect(await schemasOf()).toEqual([URN.user, URN.enterpriseUser])
    await client.send('PUT', `/Users/${id}`, {
      body: { schemas: [URN.user, URN.enterpriseUser], userName: 'ada' },
    })
    expect(await schemasOf()).toEqual([URN.user])
  },

  async 'extension-patched'() {
    const client = await startServer()
    const id = await createUser(client, 'ada')
    const patched = await client.send('PATCH', `/Users/${id}`, {
      body: patchOf(
        { op: 'add', path: `${URN.enterpriseUser}:department`, value: 'Tools' },
        { op: 'add', path: `${URN.enterpriseUser.toUpperCase()}:COSTCENTER`, value: '42' },
      ),
    })
    expect(patched.body[URN.enterpriseUser]).toEqual({ department: 'Tools', costCenter: '42' })
    expect(patched.body.schemas).toContain(URN.enterpriseUser)
  },

  async 'own-extension'() {
    const client = await startWithFile()
    const id = await createUser(client, 'ada', { [BADGE]: { number: 'B1', printed: 7 } })
    const send = (badge: object) =>
      client.send('PUT', `/Users/${id}`, {
        body: { schemas: [URN.user], userName: 'ada', [BADGE]: badge },
      })
    expect((await client.send('GET', `/Users/${id}`)).body[BADGE]).toEqual({ number: 'B1' })
    const wrong = await send({ number: 'B1', validUntil: 'tomorrow' })
    expect(wrong).toMatchObject({ status: 400, body: { scimType: 'invalidValue' } })
    const other = await send({ number: 'B2' })
    expect(other).toMatchObject({ status: 400, body: { scimType: 'mutability' } })
    const dated = await send({ number: 'B1', validUntil: '2027-01-01T00:00:00Z' })
    expect(dated.body[BADGE]).toEqual({ number: 'B1', validUntil: '2027-01-01T00:00:00Z' })
  },

  async 'own-type'() {
    const client = await startWithFile()
    const device = { schemas: [DEVICE], displayName: 'Laptop', serialNumber: 'S1' }
    const created = await client.send('POST', '/Devices', { body: device })
    expect(created.status).toBe(201)
    const path = `/Devices/${created.body.id}`
    expect(created.body.meta).toMatchObject({
      resourceType: 'Device',
      location: `${client.origin}/scim/v2${path}`,
    })
    const body = patchOf({ op: 'replace', path: 'displayName', value: 'Phone' })
    expect((await client.send('PATCH', path, { body })).status).toBe(200)
    const found = await list(client, '/Devices', { filter: 'displayName eq "phone"' })
    expect(namesIn(found.body)).toEqual(['Phone'])
    const put = await client.send('PUT', path, { body: device })
    expect(put).toMatchObject({ status: 200, body: { displayName: 'Laptop' } })
    expect((await client.send('DELETE', path)).status).toBe(204)
    expect((await client.send('GET', path)).status).toBe(404)
  },

  async 'own-uniqueness'() {
    const client = await startWithFile()
    const device = (serialNumber: string) => ({
      body: { schemas: [DEVICE], displayName: 'Laptop', serialNumber },
    })
    await client.send('POST', '/Devices', device('S1'))
    const same = await client.send('POST', '/Devices', device('S1'))
    expect(same).toMatchObject({ status: 409, body: { scimType: 'uniqueness' } })
    // `serialNumber` is caseExact.
    expect((await client.send('POST', '/Devices', device('s1'))).status).toBe(201)
    await createUser(client, 'ada', { [BADGE]: { number: 'B1' } })
    const badge = await client.send('POST', '/Users', {
      body: { schemas: [URN.user], userName: 'grace', [BADGE]: { number: 'B1' } },
    })
    expect(badge).toMatchObject({ status: 409, body: { scimType: 'uniqueness' } })
  },

  async 'own-secret'() {
    const client = await startWithFile()
    const created = await client.send('POST', '/Devices', {
      body: { schemas: [DEVICE], displayName: 'Laptop', serialNumber: 'S1', pin: '1234' },
    })
    const read = await client.send('GET', `/Devices/${created.body.id}`)
    const listed = await client.send('GET', '/Devices?attributes=pin,displayName')
    for (const body of [created.body, read.body, listed.body.Resources[0]]) {
      expect(body).toMatchObject({ displayName: 'Laptop' })
      expect(body).not.toHaveProperty('pin')
    }
    expect(await list(client, '/Devices', { filter: 'pin eq "1234"' })).toMatchObject({
      status: 403,
      body: { scimType: 'sensitive' },
    })
  },

  async 'own-discovery'() {
    const client = await startWithFile()
    const user = await client.send('GET', '/ResourceTypes/User')
    expect(user.body.schemaExtensions).toContainEqual(expect.objectContaining({ schema: BADGE }))
    const device = await client.send('GET', '/ResourceTypes/Device')
    expect(device.body).toMatchObject({ endpoint: '/Devices', schema: DEVICE })
    const schema = await client.send('GET', `/Schemas/${DEVICE}`)
    expect(schema.body.attributes).toContainEqual(
      expect.objectContaining({ name: 'serialNumber', uniqueness: 'server', caseExact: true }),
    )
  },
})

function startWithFile(): Promise<Client> {
  const resourceTypes = readResourceTypes(JSON.parse(readFileSync(file, 'utf8')))
  return startServer({ resourceTypes })
}
