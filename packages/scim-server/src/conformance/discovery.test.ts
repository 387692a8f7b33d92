import { URN } from '@pingone-sandbox/scim'
import { expect } from 'vitest'
import { newUser } from '../test/bulk-request.ts'
import { createUser, patchOf } from '../test/provision.ts'
import { conforms } from './conforms.test-support.ts'
import { discovery } from './discovery.ts'
import type { Via } from './via.test-support.ts'

const catalogues = [
  ['/ResourceTypes', URN.resourceType, 'ResourceType'],
  ['/Schemas', URN.schema, 'Schema'],
] as const

conforms(discovery, {
  async 'config-is-true'(via) {
    for (const supported of [true, false]) {
      const client = await via.start({
        features: { bulk: supported, patch: supported },
        limits: { maximumPageSize: 2, bulkOperations: 3, bulkPayload: 3000 },
      })
      const { body } = await via.send(client, 'GET', '/ServiceProviderConfig')
      expect(body).toMatchObject({
        schemas: [URN.serviceProviderConfig],
        patch: { supported },
        bulk: {
          supported,
          maxOperations: supported ? 3 : 0,
          maxPayloadSize: supported ? 3000 : 0,
        },
        filter: { supported: true, maxResults: 2 },
        changePassword: { supported: true },
        sort: { supported: true },
        etag: { supported: true },
        meta: {
          resourceType: 'ServiceProviderConfig',
          location: `${client.origin}/scim/v2/ServiceProviderConfig`,
        },
      })

      const [id] = [await createUser(client, 'c'), await createUser(client, 'b')]
      const patch = patchOf({ op: 'replace', path: 'password', value: 's3cret' })
      const patched = await via.send(client, 'PATCH', `/Users/${id}`, { body: patch })
      expect(patched.status).toBe(supported ? 200 : 501)
      const bulk = (count: number, more = {}) =>
        via.send(client, 'POST', '/Bulk', {
          body: {
            schemas: [URN.bulkRequest],
            Operations: Array.from({ length: count }, (_, n) => newUser(`${count}-${n}`, more)),
          },
        })
      expect((await bulk(3)).status).toBe(supported ? 200 : 501)
      expect((await bulk(4)).status).toBe(supported ? 413 : 501)
      expect((await bulk(1, { title: 'x'.repeat(3000) })).status).toBe(supported ? 413 : 501)
      if (!supported) await createUser(client, 'a')
      const filtered = await via.send(client, 'GET', '/Users?filter=userName%20pr&count=9')
      expect(filtered.body.Resources).toHaveLength(2)
      const sorted = await via.send(client, 'GET', '/Users?sortBy=userName&count=9')
      expect(sorted.body.Resources).toHaveLength(2)
      const read = await client.send('GET', `/Users/${id}`)
      expect(read.headers.get('etag')).toMatch(/^W\/"/)
    }
  },

  async 'types-listed'(via) {
    expect(await listed(via, '/ResourceTypes')).toEqual(['User', 'Group'])
  },

  async 'types-described'(via) {
    const client = await via.start()
    const user = await via.send(client, 'GET', '/ResourceTypes/User')
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
    const group = await via.send(client, 'GET', '/ResourceTypes/Group')
    expect(group.body).toMatchObject({ name: 'Group', endpoint: '/Groups', schema: URN.group })
  },

  async 'schemas-listed'(via) {
    expect(await listed(via, '/Schemas')).toEqual([URN.user, URN.enterpriseUser, URN.group])
  },

  async 'schemas-described'(via) {
    const client = await via.start()
    const user = await via.send(client, 'GET', `/Schemas/${URN.user}`)
    expect(user.body).toMatchObject({ schemas: [URN.schema], id: URN.user, name: 'User' })
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
    const { body } = await via.send(client, 'GET', '/Schemas')
    const attributes = body.Resources.flatMap((schema: Described) => partsOf(schema.attributes))
    expect(attributes.length).toBeGreaterThan(80)
    for (const attribute of attributes) {
      expect(attribute).toMatchObject({
        name: expect.stringMatching(/^[$a-z][A-Za-z0-9]*$/),
        type: expect.stringMatching(
          /^(string|boolean|decimal|integer|dateTime|reference|binary|complex)$/,
        ),
        multiValued: expect.any(Boolean),
        description: expect.stringMatching(/./),
        required: expect.any(Boolean),
        mutability: expect.stringMatching(/^(readOnly|readWrite|immutable|writeOnly)$/),
        returned: expect.stringMatching(/^(always|never|default|request)$/),
      })
      if (attribute.type === 'complex') expect(attribute.subAttributes).not.toHaveLength(0)
      if (attribute.type === 'string') expect(attribute.caseExact).toEqual(expect.any(Boolean))
      if (attribute.type === 'reference') expect(attribute.referenceTypes).not.toHaveLength(0)
    }
  },

  async 'discovery-unfiltered'(via) {
    const client = await via.start()
    for (const path of [
      '/ResourceTypes',
      '/Schemas',
      `/Schemas/${URN.user}`,
      '/ResourceTypes/User',
    ])
      for (const filter of ['id%20pr', ''])
        expect(await via.send(client, 'GET', `${path}?filter=${filter}`)).toMatchObject({
          status: 403,
          body: { schemas: [URN.error], status: '403' },
        })
  },

  async 'discovery-unpaged'(via) {
    const client = await via.start()
    for (const path of ['/ResourceTypes', '/Schemas', '/ResourceTypes/User']) {
      const plain = await via.send(client, 'GET', path)
      for (const query of [
        'count=1&startIndex=2',
        'count=0',
        'cursor=&count=1',
        'sortBy=id&sortOrder=descending',
        'count=many',
      ]) {
        const asked = await via.send(client, 'GET', `${path}?${query}`)
        expect({ path, query, body: asked.body }).toEqual({ path, query, body: plain.body })
      }
    }
  },

  async 'discovery-read-only'(via) {
    const client = await via.start()
    for (const path of ['/ServiceProviderConfig', '/ResourceTypes', '/Schemas', '/Schemas/x'])
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
        const body = method === 'DELETE' ? undefined : {}
        const { status, headers } = await via.send(client, method, path, { body })
        expect([status, headers.get('allow')]).toEqual([405, 'GET, HEAD'])
      }
  },

  async 'discovery-unknown'(via) {
    const client = await via.start()
    for (const path of ['/ResourceTypes/Device', '/Schemas/urn:none', '/Schemas/User'])
      expect(await via.send(client, 'GET', path)).toMatchObject({
        status: 404,
        body: { schemas: [URN.error], status: '404' },
      })
  },
})

interface Described {
  readonly attributes: readonly Part[]
}

interface Part {
  readonly type: string
  readonly caseExact?: boolean
  readonly referenceTypes?: readonly string[]
  readonly subAttributes?: readonly Part[]
}

const partsOf = (parts: readonly Part[]): readonly Part[] =>
  parts.flatMap((part) => [part, ...partsOf(part.subAttributes ?? [])])

/** The ids in a catalogue, each of which is returned alone as it is listed. */
async function listed(via: Via, path: string): Promise<readonly string[]> {
  const client = await via.start()
  const { status, body } = await via.send(client, 'GET', path)
  const ids: readonly string[] = body.Resources.map(({ id }: { id: string }) => id)
  const total = ids.length
  expect(status).toBe(200)
  expect(body).toMatchObject({
    schemas: [URN.listResponse],
    totalResults: total,
    itemsPerPage: total,
  })
  const [, schema, resourceType] = catalogues.find(([at]) => at === path) ?? []
  for (const [index, id] of ids.entries()) {
    const one = await via.send(client, 'GET', `${path}/${id}`)
    expect(one.body).toEqual(body.Resources[index])
    expect(one.body).toMatchObject({
      schemas: [schema],
      meta: { resourceType, location: `${client.origin}/scim/v2${path}/${id}` },
    })
  }
  return ids
}
