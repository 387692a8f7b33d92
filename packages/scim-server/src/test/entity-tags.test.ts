import { URN } from '@pingone-sandbox/scim'
import { expect, it } from 'vitest'
import { list } from './listing.ts'
import { createGroup, createUser, patchOf } from './provision.ts'
import { startServer, type Client } from './start-server.ts'

/** Reads a resource by its id, in a list and, with the entity tag that is known, again. */
async function look(client: Client, path: string, known = '') {
  const read = await client.send('GET', path)
  const id = path.slice(path.lastIndexOf('/') + 1)
  const filter = `id eq "${id}"`
  const listed = await list(client, path.slice(0, path.lastIndexOf('/')), { filter })
  expect(listed.body.Resources).toEqual([read.body])
  const etag = read.headers.get('etag') ?? ''
  expect(read.body.meta.version).toBe(etag)
  const again = await client.send('GET', path, { headers: { 'if-none-match': etag } })
  expect(again).toMatchObject({ status: 304, body: undefined })
  expect(again.headers.get('etag')).toBe(etag)
  const { status } = await client.send('GET', path, { headers: { 'if-none-match': known } })
  return { etag, status, body: read.body }
}

it('gives a user another entity tag whenever its groups are others', async () => {
  const client = await startServer()
  const path = `/Users/${await createUser(client, 'ada')}`
  const ada = path.slice('/Users/'.length)
  const team = `/Groups/${await createGroup(client, 'Team')}`
  const outer = `/Groups/${await createGroup(client, 'Outer')}`
  const patch = (group: string, ...operations: object[]) =>
    client.send('PATCH', group, { body: patchOf(...operations) })
  const member = (id: string) => ({ op: 'add', path: 'members', value: [{ value: id }] })

  let before = await look(client, path)
  const seen = new Set([before.etag])
  for (const change of [
    () => patch(team, member(ada)),
    () => patch(team, { op: 'replace', path: 'displayName', value: 'Crew' }),
    () => patch(outer, member(team.slice('/Groups/'.length))),
    () => patch(outer, { op: 'replace', path: 'displayName', value: 'Around' }),
    () => patch(outer, member(ada)),
    () => patch(outer, { op: 'replace', path: 'displayName', value: 'Beyond' }),
    () => patch(team, { op: 'remove', path: `members[value eq "${ada}"]` }),
  ]) {
    await change()
    const after = await look(client, path, before.etag)
    expect(after.body.groups).not.toEqual(before.body.groups)
    expect(after.status).toBe(200)
    expect(seen).not.toContain(after.etag)
    seen.add((before = after).etag)
  }
  await client.send('DELETE', outer)
  const without = await look(client, path, before.etag)
  expect(without.status).toBe(200)
  expect(without.body).not.toHaveProperty('groups')
})

it('gives a group another entity tag whenever its members or their names are others', async () => {
  const client = await startServer()
  const ada = await createUser(client, 'ada')
  const grace = await createUser(client, 'grace')
  const inner = await createGroup(client, 'Inner')
  const path = `/Groups/${await createGroup(client, 'Team', [ada, inner])}`
  const replace = (target: string, attribute: string, value: unknown) =>
    client.send('PATCH', target, { body: patchOf({ op: 'replace', path: attribute, value }) })

  let before = await look(client, path)
  const seen = new Set([before.etag])
  for (const change of [
    () => replace(`/Users/${ada}`, 'displayName', 'Ada'),
    () => replace(`/Users/${ada}`, 'displayName', 'Countess'),
    () => replace(`/Groups/${inner}`, 'displayName', 'Within'),
    () => replace(path, 'members', [{ value: ada }, { value: grace }]),
    () => client.send('DELETE', `/Users/${ada}`),
  ]) {
    await change()
    const after = await look(client, path, before.etag)
    expect(after.body.members).not.toEqual(before.body.members)
    expect(after.status).toBe(200)
    expect(seen).not.toContain(after.etag)
    seen.add((before = after).etag)
  }
})

it('accepts a write whose If-Match is from before a change of groups', async () => {
  const client = await startServer({ me: 'ada' })
  const ada = await createUser(client, 'ada')
  await createGroup(client, 'Team', [ada])
  const path = `/Users/${ada}`
  const { etag } = await look(client, path)
  expect(etag).toMatch(/^W\/"1\.\w+"$/)
  await createGroup(client, 'Crew', [ada])
  const body = { schemas: [URN.user], userName: 'ada', title: 'Countess' }
  const put = await client.send('PUT', path, { body, headers: { 'if-match': etag } })
  expect(put.status).toBe(200)
  const late = await client.send('PUT', path, { body, headers: { 'if-match': etag } })
  expect(late.status).toBe(412)
  const kept = { 'if-none-match': put.headers.get('etag') ?? '' }
  expect((await client.send('DELETE', path, { headers: kept })).status).toBe(412)
})

it('refuses a read whose If-Match names another version (RFC 9110 §13.1.1)', async () => {
  const client = await startServer({ me: 'ada' })
  const path = `/Users/${await createUser(client, 'ada')}`
  const { etag } = await look(client, path)
  for (const target of [path, `${path}?attributes=userName`, '/Me']) {
    for (const tags of [etag, '*', `W/"7", ${etag}`])
      expect((await client.send('GET', target, { headers: { 'if-match': tags } })).status).toBe(200)
    for (const tags of ['W/"7"', '"x"', '', '"1.'])
      expect((await client.send('GET', target, { headers: { 'if-match': tags } })).status).toBe(412)
    const head = await client.send('HEAD', target, { headers: { 'if-match': 'W/"7"' } })
    expect(head.status).toBe(412)
  }
  const both = { 'if-match': 'W/"7"', 'if-none-match': etag }
  expect((await client.send('GET', path, { headers: both })).status).toBe(412)
  const unknown = await client.send('GET', '/Users/none', { headers: { 'if-match': '*' } })
  expect(unknown.status).toBe(404)
})
