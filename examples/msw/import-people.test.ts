import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { scimHandlers } from 'pingone-sandbox/msw'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { importPeople } from './import-people.ts'

const scim = scimHandlers('https://app.example.com/scim/v2', {
  token: 'secret',
  users: [{ userName: 'ada', name: { givenName: 'Ada', familyName: 'Byron' } }],
})
const server = setupServer(...scim.handlers)

beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
afterEach(async () => {
  server.resetHandlers()
  await scim.reset()
})
afterAll(() => server.close())

const ada = { userName: 'ada', givenName: 'Ada', familyName: 'Byron' }
const grace = { userName: 'grace', givenName: 'Grace', familyName: 'Hopper' }

it('creates a person that the server does not have', async () => {
  await importPeople(scim, [ada, grace])
  expect(await scim.users.list()).toMatchObject([{ userName: 'ada' }, { userName: 'grace' }])
})

it('renames a person whose name differs', async () => {
  await importPeople(scim, [{ ...ada, familyName: 'Lovelace' }])
  expect(await scim.users.find('ada')).toMatchObject({ name: { familyName: 'Lovelace' } })
})

it('sends no change where nothing has changed', async () => {
  await importPeople(scim, [ada])
  expect(scim.requests().map(({ method }) => method)).toEqual(['GET'])
})

it('takes no other user for the one that it looks for', async () => {
  scim.misbehaviours.set(['filter-ignored'])
  await importPeople(scim, [grace])
  expect(await scim.users.find('ada')).toMatchObject({ name: { givenName: 'Ada' } })
  expect(await scim.users.find('grace')).toMatchObject({ name: { givenName: 'Grace' } })
})

it('says what the server refuses', async () => {
  server.use(http.post(`${scim.url}/Users`, () => HttpResponse.json({}, { status: 403 })))
  await expect(importPeople(scim, [grace])).rejects.toThrow('POST /Users was answered with 403.')
})
