import { groupResourceType, userResourceType } from '@pingone-sandbox/scim'
import { createSqliteStore } from '@pingone-sandbox/store/sqlite'
import { expect, it } from 'vitest'
import { collectionsFor } from '../directory/collections.ts'
import { createScimServer } from '../scim-server.ts'
import { fillStore, type NewResource } from './fill.ts'

const clock = () => new Date('2026-01-01T00:00:00Z')
const layout = { directories: ['other'] }

function openServer(newId = () => 'posted') {
  const store = createSqliteStore({ collections: collectionsFor(layout) })
  const directories = [{ name: 'other', token: 'secret' }]
  const { router } = createScimServer({ store, token: 'secret', directories, clock, newId })
  const ask = (method: string, path: string, body?: object) =>
    router.handle({
      method,
      path,
      base: 'http://host',
      query: new URLSearchParams(),
      headers: { authorization: 'Bearer secret', 'content-type': 'application/scim+json' },
      body: body ? JSON.stringify(body) : '',
    })
  return { store, ask }
}

function* users(count: number): Generator<NewResource> {
  for (let index = 1; index <= count; index += 1)
    yield { id: `id-${index}`, attributes: { userName: `user-${index}`, Title: 'Engineer' } }
}

it('creates the users that requests would have created', async () => {
  const filled = openServer()
  await fillStore(filled.store, users(3), { type: userResourceType, clock })
  const asked = openServer(() => 'id-2')
  await asked.ask('POST', '/scim/v2/Users', { userName: 'user-2', Title: 'Engineer' })

  const answer = await filled.ask('GET', '/scim/v2/Users/id-2')
  expect(answer.status).toBe(200)
  expect(answer).toEqual(await asked.ask('GET', '/scim/v2/Users/id-2'))
  const list = await filled.ask('GET', '/scim/v2/Users')
  expect(JSON.parse(list.body as string)).toMatchObject({ totalResults: 3 })
})

it('fills a directory other than the default one', async () => {
  const { store, ask } = openServer()
  await fillStore(store, users(1), { type: userResourceType, directory: 'other' })
  expect(await ask('GET', '/other/scim/v2/Users/id-1')).toMatchObject({ status: 200 })
  expect(await ask('GET', '/scim/v2/Users/id-1')).toMatchObject({ status: 404 })
})

it.each([
  ['without a user name', { title: 'Engineer' }, 'userName is required.'],
  ['of a user name that another has', { userName: 'USER-2' }, /same userName/],
])('creates none when there is one %s', async (_, attributes, message) => {
  const { store, ask } = openServer()
  const resources = [...users(3), { id: 'last', attributes }]
  await expect(fillStore(store, resources, { type: userResourceType })).rejects.toThrow(message)
  const list = await ask('GET', '/scim/v2/Users')
  expect(JSON.parse(list.body as string)).toMatchObject({ totalResults: 0 })
})

it('refuses a group with members', async () => {
  const { store } = openServer()
  const group = { id: '1', attributes: { displayName: 'Team', members: [{ value: 'id-1' }] } }
  const filling = fillStore(store, [group], { type: groupResourceType })
  await expect(filling).rejects.toThrow('The group 1 has members')
})
