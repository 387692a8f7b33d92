import {
  defineAttribute,
  groupResourceType,
  URN,
  userResourceType,
  type ResourceTypeDefinition,
} from '@pingone-sandbox/scim'
import { expect } from 'vitest'
import { createGroup, createUser } from '../test/provision.ts'
import type { Client } from '../test/start-server.ts'
import { conforms } from './conforms.test-support.ts'
import { me, type Target } from './place.test-support.ts'
import { reading } from './reading.ts'
import type { Via } from './via.test-support.ts'

conforms(reading, {
  async 'read-by-id'(via) {
    const client = await via.start()
    const id = await createAda(client)
    for (const path of [`/Users/${id}`, '/Me']) {
      const { status, body } = await via.send(client, 'GET', path)
      expect({ path, status }).toEqual({ path, status: 200 })
      expect(body).toMatchObject({ id, userName: me, ...ada })
      expect(body.schemas).toEqual([URN.user, URN.enterpriseUser])
    }
  },

  async 'read-alike'(via) {
    const client = await via.start()
    const id = await createAda(client)
    const group = await createGroup(client, 'Engineers', [id])
    const { body: expected } = await client.send('GET', `/Users/${id}`)
    expect(expected.groups).toEqual([expect.objectContaining({ value: group })])
    for (const { way, body } of await via.read(client, `/Users/${id}`))
      expect({ way, body }).toEqual({ way, body: expected })
  },

  async 'read-locations'(via) {
    const client = await via.start()
    const id = await createAda(client)
    for (const [method, path] of [
      ['GET', `/Users/${id}`],
      ['HEAD', `/Users/${id}`],
      ['GET', '/Me'],
    ] as const)
      expectLocated(`${client.origin}/scim/v2/Users/${id}`, await via.send(client, method, path))
    for (const { answer, body } of await via.write(client, { title: 'Countess' }))
      expectLocated(body.meta.location, answer)
  },

  async 'read-attributes'(via) {
    for (const { way, body } of await readAda(via, { attributes: 'title,emails' }))
      expect({ way, keys: keysOf(body) }).toEqual({
        way,
        keys: ['emails', 'id', 'schemas', 'title'],
      })
    for (const { way, body } of await readAda(via, { attributes: 'meta' }))
      expect({ way, keys: keysOf(body) }).toEqual({ way, keys: ['id', 'meta', 'schemas'] })
    const client = await via.start()
    for (const { way, answer } of await via.write(client, ada, {
      query: '?attributes=title,emails',
    }))
      expect({ way, keys: keysOf(answer.body) }).toEqual({
        way,
        keys: ['emails', 'id', 'schemas', 'title'],
      })
  },

  async 'read-excluded'(via) {
    const left = ['id', 'name', 'schemas', URN.enterpriseUser, 'userName']
    const excludedAttributes = 'title,emails,id,schemas,meta'
    for (const { way, body } of await readAda(via, { excludedAttributes }))
      expect({ way, keys: keysOf(body) }).toEqual({ way, keys: left })
    const client = await via.start()
    const query = `?excludedAttributes=${excludedAttributes}`
    for (const { way, answer } of await via.write(client, ada, { query }))
      expect({ way, keys: keysOf(answer.body) }).toEqual({ way, keys: left })
  },

  async 'read-sub-attributes'(via) {
    const some = [
      'name.givenName',
      'EMAILS.VALUE',
      `${URN.enterpriseUser}:department`,
      `${URN.user.toUpperCase()}:title`,
    ].join(',')
    for (const { way, body } of await readAda(via, { attributes: some })) {
      const { id: _id, schemas: _schemas, ...chosen } = body
      expect({ way, chosen }).toEqual({
        way,
        chosen: {
          title: 'Countess',
          name: { givenName: 'Ada' },
          emails: [{ value: 'ada@x.org' }],
          [URN.enterpriseUser]: { department: 'Tools' },
        },
      })
    }
    for (const { way, body } of await readAda(via, { excludedAttributes: some })) {
      const { id: _id, schemas: _schemas, meta: _meta, userName: _userName, ...rest } = body
      expect({ way, rest }).toEqual({
        way,
        rest: {
          name: { familyName: 'King' },
          emails: [{ type: 'work' }],
          [URN.enterpriseUser]: { costCenter: '42' },
        },
      })
    }
  },

  async 'read-unknown-names'(via) {
    const unknown = 'height,name.height,urn:x:y,urn:x:y:z,a b'
    for (const { way, body } of await readAda(via, { attributes: `title,${unknown}` }))
      expect({ way, keys: keysOf(body) }).toEqual({ way, keys: ['id', 'schemas', 'title'] })
    for (const { way, body } of await readAda(via, { excludedAttributes: unknown }))
      expect({ way, body }).toMatchObject({ way, body: ada })
  },

  async 'never-returned'(via) {
    for (const parameters of [
      {},
      { attributes: 'password,title' },
      { excludedAttributes: 'title' },
    ])
      for (const { way, body } of await readAda(via, parameters, { password: 's3cret' })) {
        expect({ way, id: body.id }).toEqual({ way, id: expect.any(String) })
        expect(body).not.toHaveProperty('password')
      }
    const client = await via.start({ resourceTypes: [userType, groupResourceType] })
    for (const query of ['', '?attributes=password,title', '?attributes=secrets'])
      for (const { way, answer, usual, body } of await via.write(
        client,
        { password: 's3cret', secrets: [{ value: 's3cret', type: 'work' }] },
        { query, only: (each) => !each.endsWith('by filter') },
      )) {
        expect({ way, status: answer.status }).toEqual({ way, status: usual })
        expect(JSON.stringify([answer.body, body])).not.toContain('s3cret')
      }
    const filtered = { secrets: [{ value: 's3cret', type: 'work' }] }
    for (const { way, answer, usual, body } of await via.write(client, filtered, {
      only: (each) => each.endsWith('by filter'),
    })) {
      expect({ way, status: answer.status }).toEqual({ way, status: usual })
      expect(JSON.stringify([answer.body, body])).not.toContain('s3cret')
    }
  },

  async 'on-request'(via) {
    const client = await via.start({ resourceTypes: [userResourceType, groupResourceType, books] })
    const { schema, endpoint } = bookTarget
    const created = await client.send('POST', endpoint, {
      body: { schemas: [schema], title: 'Notes', text: 'Long' },
    })
    const path = `${endpoint}/${created.body.id}`
    for (const [parameters, text] of [
      [{}, undefined],
      [{ attributes: 'title' }, undefined],
      [{ excludedAttributes: 'title' }, undefined],
      [{ attributes: 'text' }, 'Long'],
      [{ attributes: `title,${schema}:TEXT` }, 'Long'],
    ] as const)
      for (const { way, body } of await via.read(client, path, parameters))
        expect({ way, parameters, id: body.id, text: body.text }).toEqual({
          way,
          parameters,
          id: created.body.id,
          text,
        })
  },

  async 'on-request-in-writes'(via) {
    const client = await via.start({ resourceTypes: [userResourceType, groupResourceType, books] })
    const target = bookTarget
    for (const [attributes, query, text] of [
      [{ text: 'Long' }, '', 'Long'],
      [{ TEXT: 'Long' }, '', 'Long'],
      [{ pages: '7' }, '', undefined],
      [{ text: 'Long' }, '?attributes=title', undefined],
      [{ pages: '7' }, '?attributes=text', 'Short'],
    ] as const)
      for (const { way, answer, usual, body } of await via.write(client, attributes, {
        target,
        query,
        base: { text: 'Short' },
      })) {
        // A resource that is created or replaced without the attribute has none.
        const isLeftOut = text === 'Short' && !way.includes('PATCH')
        expect({ way, query, status: answer.status, text: answer.body.text }).toEqual({
          way,
          query,
          status: usual,
          text: isLeftOut ? undefined : text,
        })
        expect(body).not.toHaveProperty('text')
      }
  },

  async 'read-head'(via) {
    const client = await via.start()
    const id = await createAda(client)
    for (const path of [`/Users/${id}`, '/Users', '/Users/none', '/Schemas', ''])
      expect((await via.send(client, 'HEAD', path)).body).toBeUndefined()
  },

  async 'read-head-headers'(via) {
    const client = await via.start()
    const id = await createAda(client)
    for (const path of [`/Users/${id}`, '/Users', '/Users/none', '/Schemas']) {
      const got = await via.send(client, 'GET', path)
      const head = await via.send(client, 'HEAD', path)
      expect(head.status).toBe(got.status)
      for (const name of ['etag', 'location', 'content-location', 'content-type'])
        expect([path, name, head.headers.get(name)]).toEqual([path, name, got.headers.get(name)])
    }
  },
})

const ada = {
  title: 'Countess',
  name: { givenName: 'Ada', familyName: 'King' },
  emails: [{ value: 'ada@x.org', type: 'work' }],
  [URN.enterpriseUser]: { department: 'Tools', costCenter: '42' },
}

const books: ResourceTypeDefinition = {
  name: 'Book',
  endpoint: '/Books',
  description: 'Books.',
  schema: {
    id: 'urn:example:schemas:Book',
    name: 'Book',
    description: 'A book.',
    attributes: [
      defineAttribute('title', 'What is on the cover.'),
      defineAttribute('pages', 'How many pages it has.'),
      defineAttribute('text', 'What is inside.', { returned: 'request' }),
    ],
  },
  extensions: [],
}

const bookTarget: Target = { endpoint: books.endpoint, schema: books.schema.id, name: 'title' }

/** Users with secrets, of which some are in a list. */
const userType: ResourceTypeDefinition = {
  ...userResourceType,
  schema: {
    ...userResourceType.schema,
    attributes: [
      ...userResourceType.schema.attributes,
      defineAttribute('secrets', 'Secrets that only the server knows.', {
        type: 'complex',
        multiValued: true,
        returned: 'never',
        subAttributes: [
          defineAttribute('value', 'The secret.', { returned: 'never' }),
          defineAttribute('type', 'What it is for.'),
        ],
      }),
    ],
  },
}

function createAda(client: Client, more: object = {}): Promise<string> {
  return createUser(client, me, { ...ada, ...more })
}

async function readAda(via: Via, parameters: Record<string, string>, more: object = {}) {
  const client = await via.start()
  return via.read(client, `/Users/${await createAda(client, more)}`, parameters)
}

const keysOf = (body: object): readonly string[] => Object.keys(body).toSorted()

function expectLocated(location: string, { headers }: { readonly headers: Headers }): void {
  expect(headers.get('location')).toBe(location)
  expect(headers.get('content-location')).toBe(location)
}
