import { readFileSync } from 'node:fs'
import { readResourceTypes, URN } from '@pingone-sandbox/scim'
import { expect } from 'vitest'
import { createGroup, createUser, memberIdsOf } from '../test/provision.ts'
import { startServer } from '../test/start-server.ts'
import { conforms } from './conforms.test-support.ts'
import { replacing } from './replacing.ts'

const file = new URL('../../../../fixtures/schemas/device-and-badge.json', import.meta.url)
const user = (more: object) => ({ body: { schemas: [URN.user], userName: 'ada', ...more } })

conforms(replacing, {
  async 'put-answers'() {
    const client = await startServer()
    const id = await createUser(client, 'ada')
    const put = await client.send('PUT', `/Users/${id}`, user({ title: 'Countess' }))
    expect(put.status).toBe(200)
    expect(put.body).toMatchObject({ id, userName: 'ada', title: 'Countess' })
    expect((await client.send('GET', `/Users/${id}`)).body).toEqual(put.body)
  },

  async 'put-clears'() {
    const client = await startServer()
    const id = await createUser(client, 'ada', {
      title: 'Countess',
      nickName: 'Ada',
      emails: [{ value: 'ada@x.org' }],
      [URN.enterpriseUser]: { department: 'Tools' },
    })
    const { body } = await client.send('PUT', `/Users/${id}`, user({ nickName: null, emails: [] }))
    expect(Object.keys(body).toSorted()).toEqual(['id', 'meta', 'schemas', 'userName'])
  },

  async 'put-read-only'() {
    const client = await startServer()
    const id = await createUser(client, 'ada')
    const group = await createGroup(client, 'Engineers', [id])
    const before = await client.send('GET', `/Users/${id}`)
    const { body } = await client.send(
      'PUT',
      `/Users/${id}`,
      user({ id: 'mine', groups: [], meta: { created: '1999-01-01T00:00:00Z' }, title: 'C' }),
    )
    expect(body.id).toBe(id)
    expect(body.meta.created).toBe(before.body.meta.created)
    expect(body.groups).toEqual([expect.objectContaining({ value: group })])
  },

  async 'put-immutable'() {
    const resourceTypes = readResourceTypes(JSON.parse(readFileSync(file, 'utf8')))
    const client = await startServer({ resourceTypes })
    const device = (more: object) => ({
      body: { schemas: [resourceTypes.at(-1)?.schema.id], displayName: 'Laptop', ...more },
    })
    const { body } = await client.send('POST', '/Devices', device({}))
    const path = `/Devices/${body.id}`
    const set = await client.send('PUT', path, device({ serialNumber: 'S1' }))
    expect(set).toMatchObject({ status: 200, body: { serialNumber: 'S1' } })
    const other = await client.send('PUT', path, device({ serialNumber: 'S2', weight: 2 }))
    expect(other).toMatchObject({ status: 400, body: { scimType: 'mutability' } })
    expect((await client.send('GET', path)).body).toEqual(set.body)
  },

  async 'put-required'() {
    const client = await startServer()
    const id = await createUser(client, 'ada')
    const before = await client.send('GET', `/Users/${id}`)
    const refused = await client.send('PUT', `/Users/${id}`, user({ userName: null, title: 'C' }))
    expect(refused).toMatchObject({ status: 400, body: { scimType: 'invalidValue' } })
    expect((await client.send('GET', `/Users/${id}`)).body).toEqual(before.body)
  },

  async 'put-unknown'() {
    const client = await startServer()
    expect((await client.send('PUT', '/Users/nobody', user({}))).status).toBe(404)
    expect((await client.send('GET', '/Users')).body.totalResults).toBe(0)
  },

  async 'put-unique'() {
    const client = await startServer()
    await createUser(client, 'ada')
    const id = await createUser(client, 'grace')
    const refused = await client.send('PUT', `/Users/${id}`, user({ userName: 'ADA' }))
    expect(refused).toMatchObject({ status: 409, body: { scimType: 'uniqueness' } })
    expect((await client.send('GET', `/Users/${id}`)).body.userName).toBe('grace')
  },

  async 'put-members'() {
    const client = await startServer()
    const [ada, grace] = [await createUser(client, 'ada'), await createUser(client, 'grace')]
    const id = await createGroup(client, 'Engineers', [ada])
    const group = { schemas: [URN.group], displayName: 'Engineers' }
    await client.send('PUT', `/Groups/${id}`, { body: { ...group, members: [{ value: grace }] } })
    expect(await memberIdsOf(client, id)).toEqual([grace])
    await client.send('PUT', `/Groups/${id}`, { body: group })
    expect(await memberIdsOf(client, id)).toEqual([])
  },
})
