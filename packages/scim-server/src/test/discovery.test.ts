import { enterpriseUserSchema, groupSchema, URN, userSchema } from '@pingone-sandbox/scim'
import { expect, it } from 'vitest'
import { startServer } from './start-server.ts'

it('tells without a token what it can do (RFC 7643 §5)', async () => {
  const client = await startServer()

  const response = await fetch(`${client.origin}/scim/v2/ServiceProviderConfig`)

  expect(response.status).toBe(200)
  expect(await response.json()).toMatchObject({
    schemas: [URN.serviceProviderConfig],
    patch: { supported: true },
    bulk: { supported: false },
    filter: { supported: true, maxResults: 1000 },
    changePassword: { supported: false },
    sort: { supported: true },
    etag: { supported: true },
    authenticationSchemes: [{ type: 'oauthbearertoken' }],
    meta: { location: `${client.origin}/scim/v2/ServiceProviderConfig` },
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

it.each([userSchema, enterpriseUserSchema, groupSchema])(
  'serves the schema $id',
  async (schema) => {
    const client = await startServer()

    const plain = await client.send('GET', `/Schemas/${schema.id}`)
    const encoded = await client.send('GET', `/Schemas/${encodeURIComponent(schema.id)}`)

    expect(plain.body).toMatchObject({
      schemas: [URN.schema],
      id: schema.id,
      attributes: schema.attributes,
    })
    expect(encoded.body).toEqual(plain.body)
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
  'lets nobody write %s',
  async (path) => {
    const client = await startServer()
    const { status, headers } = await client.send('POST', path, { body: {} })
    expect([status, headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  },
)
