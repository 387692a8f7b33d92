import {
  enterpriseUserSchema,
  groupResourceType,
  groupSchema,
  URN,
  userResourceType,
  userSchema,
} from '@pingone-sandbox/scim'
import { expect, it } from 'vitest'
import { deviceResourceType, deviceSchema } from './device.ts'
import { startServer } from './start-server.ts'

it('says without a token what it supports (RFC 7643 §5)', async () => {
  const client = await startServer()

  const response = await fetch(`${client.origin}/scim/v2/ServiceProviderConfig`)

  expect(response.status).toBe(200)
  expect(await response.json()).toMatchObject({
    schemas: [URN.serviceProviderConfig],
    patch: { supported: true },
    bulk: { supported: true, maxOperations: 1000, maxPayloadSize: 1048576 },
    filter: { supported: true, maxResults: 1000 },
    changePassword: { supported: true },
    sort: { supported: true },
    etag: { supported: true },
    pagination: {
      cursor: true,
      index: true,
      defaultPaginationMethod: 'index',
      defaultPageSize: 100,
      maxPageSize: 1000,
    },
    authenticationSchemes: [{ type: 'oauthbearertoken' }],
    meta: { location: `${client.origin}/scim/v2/ServiceProviderConfig` },
  })
})

it('reports its limits and what is switched off (RFC 7643 §5, RFC 9865 §4)', async () => {
  const client = await startServer({
    features: { bulk: false, patch: false },
    limits: { defaultPageSize: 5, maximumPageSize: 10 },
  })

  const { body } = await client.send('GET', '/ServiceProviderConfig')

  expect(body).toMatchObject({
    patch: { supported: false },
    bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
    filter: { maxResults: 10 },
    pagination: { defaultPageSize: 5, maxPageSize: 10 },
  })
})

it('lists its resource types (RFC 7643 §6)', async () => {
  const client = await startServer()

  const { body } = await client.send('GET', '/ResourceTypes')
  const group = await client.send('GET', '/ResourceTypes/Group')

  expect(body).toMatchObject({ schemas: [URN.listResponse], totalResults: 2 })
  expect(body.Resources[0]).toEqual({
    schemas: [URN.resourceType],
    id: 'User',
    name: 'User',
    endpoint: '/Users',
    description: 'User accounts.',
    schema: URN.user,
    schemaExtensions: [{ schema: URN.enterpriseUser, required: false }],
    meta: {
      resourceType: 'ResourceType',
      location: `${client.origin}/scim/v2/ResourceTypes/User`,
    },
  })
  expect(group.body).toEqual(body.Resources[1])
})

it('lists its schemas (RFC 7643 §7)', async () => {
  const client = await startServer()
  const { body } = await client.send('GET', '/Schemas')
  expect(body.totalResults).toBe(3)
  expect(body.Resources.map(({ id }: { id: string }) => id)).toEqual([
    URN.user,
    URN.enterpriseUser,
    URN.group,
  ])
})

it('describes and serves a resource type of one’s own (RFC 7643 §6 and §7)', async () => {
  const client = await startServer({
    resourceTypes: [userResourceType, groupResourceType, deviceResourceType],
  })

  const type = await client.send('GET', '/ResourceTypes/Device')
  const schema = await client.send('GET', `/Schemas/${deviceSchema.id}`)
  const created = await client.send('POST', '/Devices', {
    body: { schemas: [deviceSchema.id], serial: 'a-1' },
  })
  const listed = await client.send('GET', '/Devices?filter=serial+eq+%22a-1%22')

  expect(type.body).toMatchObject({ id: 'Device', endpoint: '/Devices', schema: deviceSchema.id })
  expect(schema.body).toMatchObject({ id: deviceSchema.id, attributes: deviceSchema.attributes })
  expect(created.headers.get('location')).toBe(
    `${client.origin}/scim/v2/Devices/${created.body.id}`,
  )
  expect(listed.body.Resources).toEqual([created.body])
})

it.each([userSchema, enterpriseUserSchema, groupSchema])(
  'serves the schema $id',
  async (schema) => {
    const client = await startServer()

    const plain = await client.send('GET', `/Schemas/${schema.id}`)
    const other = await client.send('GET', `/Schemas/${schema.id.toUpperCase()}`)
    const encoded = await client.send('GET', `/Schemas/${encodeURIComponent(schema.id)}`)

    expect(plain.body).toMatchObject({
      schemas: [URN.schema],
      id: schema.id,
      attributes: schema.attributes,
    })
    expect(encoded.body).toEqual(plain.body)
    // An id is caseExact (RFC 7643 §3.1).
    expect(other.status).toBe(404)
  },
)

it.each(['/ResourceTypes', '/Schemas', '/Schemas/x', '/ResourceTypes/x'])(
  'refuses a filter at %s (RFC 7644 §4)',
  async (path) => {
    const client = await startServer()
    const { status, body } = await client.send('GET', `${path}?filter=name+eq+%22User%22`)
    expect([status, body.status]).toEqual([403, '403'])
  },
)

it.each(['/ResourceTypes/Device', '/Schemas/urn:none'])('does not find %s', async (path) => {
  const client = await startServer()
  const { status, body } = await client.send('GET', path)
  expect([status, body.status]).toEqual([404, '404'])
})

it.each(['/ServiceProviderConfig', '/ResourceTypes', '/Schemas'])(
  'does not allow writes to %s',
  async (path) => {
    const client = await startServer()
    const { status, headers } = await client.send('POST', path, { body: {} })
    expect([status, headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  },
)
