import { URN } from '@pingone-sandbox/scim'
import { expect } from 'vitest'
import { startServer } from '../test/start-server.ts'
import { conforms } from './conforms.test-support.ts'
import { discovery } from './discovery.ts'

conforms(discovery, {
  async 'config-is-true'() {
    const client = await startServer({
      features: { bulk: false, patch: false },
      limits: { maximumPageSize: 17 },
    })
    const { body } = await client.send('GET', '/ServiceProviderConfig')
    expect(body).toMatchObject({
      schemas: [URN.serviceProviderConfig],
      patch: { supported: false },
      bulk: { supported: false },
      filter: { supported: true, maxResults: 17 },
      changePassword: { supported: false },
      sort: { supported: true },
      etag: { supported: true },
      meta: { resourceType: 'ServiceProviderConfig' },
    })
    const other = await (await startServer()).send('GET', '/ServiceProviderConfig')
    expect(other.body).toMatchObject({
      patch: { supported: true },
      bulk: { supported: true, maxOperations: 1000, maxPayloadSize: 1_048_576 },
    })
  },

  async 'types-listed'() {
    const client = await startServer()
    const { body } = await client.send('GET', '/ResourceTypes')
    expect(body).toMatchObject({ schemas: [URN.listResponse], totalResults: 2 })
    const user = await client.send('GET', '/ResourceTypes/User')
    expect(user.body).toEqual({
      schemas: [URN.resourceType],
      id: 'User',
      name: 'User',
      endpoint: '/Users',
      description: expect.any(String),
      schema: URN.user,
      schemaExtensions: [{ schema: URN.enterpriseUser, required: false }],
      meta: {
        resourceType: 'ResourceType',
        location: `${client.origin}/scim/v2/ResourceTypes/User`,
      },
    })
    expect(body.Resources).toContainEqual(user.body)
  },

  async 'schemas-listed'() {
    const client = await startServer()
    const { body } = await client.send('GET', '/Schemas')
    const ids = body.Resources.map(({ id }: { id: string }) => id)
    expect(ids).toEqual([URN.user, URN.enterpriseUser, URN.group])
    const user = await client.send('GET', `/Schemas/${URN.user}`)
    expect(user.body).toMatchObject({
      schemas: [URN.schema],
      meta: { resourceType: 'Schema', location: `${client.origin}/scim/v2/Schemas/${URN.user}` },
    })
    expect(user.body.attributes[0]).toEqual({
      name: 'userName',
      type: 'string',
      multiValued: false,
      description: expect.any(String),
      required: true,
      caseExact: false,
      mutability: 'readWrite',
      returned: 'default',
      uniqueness: 'server',
    })
  },

  async 'discovery-unfiltered'() {
    const client = await startServer()
    for (const path of ['/ResourceTypes', '/Schemas', `/Schemas/${URN.user}`])
      expect(await client.send('GET', `${path}?filter=id%20pr`)).toMatchObject({
        status: 403,
        body: { status: '403' },
      })
  },

  async 'discovery-unpaged'() {
    const client = await startServer()
    const { status, body } = await client.send('GET', '/Schemas?count=1&startIndex=3&sortBy=id')
    expect(status).toBe(200)
    expect(body).toMatchObject({ totalResults: 3, startIndex: 1, itemsPerPage: 3 })
  },

  async 'discovery-read-only'() {
    const client = await startServer()
    for (const path of ['/ServiceProviderConfig', '/ResourceTypes', '/Schemas', '/Schemas/x'])
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
        const { status, headers } = await client.send(method, path)
        expect([status, headers.get('allow')]).toEqual([405, 'GET, HEAD'])
      }
  },

  async 'discovery-unknown'() {
    const client = await startServer()
    for (const path of ['/ResourceTypes/Device', '/Schemas/urn:nobody'])
      expect((await client.send('GET', path)).status).toBe(404)
  },
})
