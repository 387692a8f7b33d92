import { expect, it } from 'vitest'
import { createUser } from '../test/provision.ts'
import { me } from './place.test-support.ts'
import { sampleOf } from './sample.test-support.ts'
import { waysOfRequest } from './sent.test-support.ts'
import { createVia } from './via.test-support.ts'
import { everyWay, formatWays, waysOf } from './ways.ts'

const subject = { id: '1', userName: 'ada' }

it.each(everyWay)('tells the way %s by its request', (way) => {
  const { method, path, body } = sampleOf(way, subject)
  expect(waysOfRequest(method, path, body)).toContain(way)
})

it('refuses a request of a way that the record does not name', async () => {
  const via = createVia(['GET', 'list'])
  const client = await via.start()
  await createUser(client, me)
  expect(() => via.send(client, 'GET', '/Me')).toThrow('The record does not name /Me GET')
  expect(() => via.send(client, 'GET', '')).toThrow('root')
  await via.send(client, 'GET', '/Users?filter=userName%20pr')
  expect(via.seen()).toEqual(['list'])
})

it('refuses to write, read, query or delete where the record names no way to', async () => {
  const via = createVia(['HEAD'])
  const client = await via.start()
  await expect(via.write(client, {})).rejects.toThrow('no way to write')
  await expect(via.read(client, '/Users/1')).rejects.toThrow('no way to read')
  await expect(via.query(client, '/Users', {})).rejects.toThrow('no way to query')
  await expect(via.remove(client)).rejects.toThrow('no way to delete')
})

it('writes in every way of the record', async () => {
  const ways = waysOf('create', 'replace', 'patch by path', 'patch without path', 'patch by filter')
  const via = createVia(ways)
  const given = { emails: [{ value: 'ada@x.org', type: 'work' }] }
  const written = await via.write(await via.start(), given)
  expect(via.seen()).toEqual([...ways].toSorted())
  for (const { body } of written) expect(body).toMatchObject(given)
})

it('says the ways of a requirement in few words', () => {
  expect(formatWays(everyWay)).toBe('all')
  expect(formatWays(['Bulk POST', 'POST', 'PUT', 'Bulk PUT', '/Me GET', 'HEAD', 'filter'])).toBe(
    'create, replace (not at `/Me`), `/Me GET`, `HEAD`, filter',
  )
  expect(formatWays(['PATCH', '/Me PATCH', 'list'])).toBe('patch by path (not in `/Bulk`), list')
})
