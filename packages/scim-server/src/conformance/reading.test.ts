import {
  defineAttribute,
  groupResourceType,
  URN,
  userResourceType,
  type ResourceTypeDefinition,
} from '@pingone-sandbox/scim'
import { expect } from 'vitest'
import { createUser, patchOf } from '../test/provision.ts'
import { startServer, type Client } from '../test/start-server.ts'
import { conforms } from './conforms.test-support.ts'
import { reading } from './reading.ts'

conforms(reading, {
  async 'read-by-id'() {
    const client = await startServer()
    const id = await createAda(client)
    const { status, body } = await client.send('GET', `/Users/${id}`)
    expect(status).toBe(200)
    expect(body).toMatchObject({ schemas: [URN.user, URN.enterpriseUser], id, userName: 'ada' })
  },

  async 'read-locations'() {
    const client = await startServer()
    const created = await client.send('POST', '/Users', {
      body: { schemas: [URN.user], userName: 'ada' },
    })
    const { location } = created.body.meta
    const path = `/Users/${created.body.id}`
    const read = await client.send('GET', path)
    const body = patchOf({ op: 'add', path: 'title', value: 'Countess' })
    for (const { headers } of [created, read, await client.send('PATCH', path, { body })]) {
      expect(headers.get('location')).toBe(location)
      expect(headers.get('content-location')).toBe(location)
    }
  },

  async 'read-attributes'() {
    const body = await readAda('?attributes=title,emails')
    expect(Object.keys(body).toSorted()).toEqual(['emails', 'id', 'schemas', 'title'])
  },

  async 'read-excluded'() {
    const body = await readAda('?excludedAttributes=title,emails,id,schemas,meta')
    expect(Object.keys(body).toSorted()).toEqual([
      ...['id', 'name', 'schemas', URN.enterpriseUser, 'userName'],
    ])
  },

  async 'read-sub-attributes'() {
    const some = `name.givenName,EMAILS.VALUE,${URN.enterpriseUser}:department,height`
    const { id: _id, schemas: _schemas, ...chosen } = await readAda(`?attributes=${some}`)
    expect(chosen).toEqual({
      name: { givenName: 'Ada' },
      emails: [{ value: 'ada@x.org' }],
      [URN.enterpriseUser]: { department: 'Tools' },
    })
    const rest = await readAda(`?excludedAttributes=${some}`)
    expect(rest).toMatchObject({
      name: { familyName: 'King' },
      emails: [{ type: 'work' }],
      [URN.enterpriseUser]: { costCenter: '42' },
    })
    expect(rest.name).not.toHaveProperty('givenName')
  },

  async 'selected-in-writes'() {
    const client = await startServer()
    const user = { schemas: [URN.user], userName: 'ada', title: 'Countess' }
    const created = await client.send('POST', '/Users?attributes=title', { body: user })
    const path = `/Users/${created.body.id}`
    const put = await client.send('PUT', `${path}?attributes=title`, { body: user })
    const patched = await client.send('PATCH', `${path}?excludedAttributes=userName,meta`, {
      body: patchOf({ op: 'add', path: 'title', value: 'Countess' }),
    })
    const listed = await client.send('GET', '/Users?attributes=title')
    const expected = { schemas: [URN.user], id: created.body.id, title: 'Countess' }
    for (const body of [created.body, put.body, patched.body, listed.body.Resources[0]])
      expect(body).toEqual(expected)
  },

  async 'never-returned'() {
    const client = await startServer()
    const created = await client.send('POST', '/Users?attributes=password,userName', {
      body: { schemas: [URN.user], userName: 'ada', password: 'x' },
    })
    const read = await client.send('GET', `/Users/${created.body.id}`)
    const listed = await client.send('GET', '/Users?attributes=password')
    for (const body of [created.body, read.body, listed.body.Resources[0]])
      expect(body).not.toHaveProperty('password')
  },

  async 'on-request'() {
    const resourceTypes = [userResourceType, groupResourceType, secretive]
    const client = await startServer({ resourceTypes })
    const created = await client.send('POST', '/Books', {
      body: { schemas: [secretive.schema.id], title: 'Notes', text: 'Long' },
    })
    expect(created.body).toMatchObject({ title: 'Notes' })
    const path = `/Books/${created.body.id}`
    const plain = await client.send('GET', path)
    const asked = await client.send('GET', `${path}?attributes=text`)
    expect(created.body).not.toHaveProperty('text')
    expect(plain.body).not.toHaveProperty('text')
    expect(asked.body).toMatchObject({ text: 'Long' })
  },

  async 'read-head'() {
    const client = await startServer()
    const path = `/Users/${await createAda(client)}`
    const got = await client.send('GET', path)
    const head = await client.send('HEAD', path)
    expect(head).toMatchObject({ status: 200, body: undefined })
    expect(head.headers.get('etag')).toBe(got.headers.get('etag'))
  },
})

const secretive: ResourceTypeDefinition = {
  name: 'Book',
  endpoint: '/Books',
  description: 'Books.',
  schema: {
    id: 'urn:example:schemas:Book',
    name: 'Book',
    description: 'A book.',
    attributes: [
      defineAttribute('title', 'What is on the cover.'),
      defineAttribute('text', 'What is inside.', { returned: 'request' }),
    ],
  },
  extensions: [],
}

function createAda(client: Client): Promise<string> {
  return createUser(client, 'ada', {
    title: 'Countess',
    name: { givenName: 'Ada', familyName: 'King' },
    emails: [{ value: 'ada@x.org', type: 'work' }],
    [URN.enterpriseUser]: { department: 'Tools', costCenter: '42' },
  })
}

// Tests look into bodies freely.
// oxlint-disable-next-line typescript/no-explicit-any
async function readAda(query: string): Promise<any> {
  const client = await startServer()
  return (await client.send('GET', `/Users/${await createAda(client)}${query}`)).body
}
