import type { UnroutedRequest } from '@pingone-sandbox/http'
import { URN } from '@pingone-sandbox/scim'
import { createSqliteStore } from '@pingone-sandbox/store/sqlite'
import { expect, it, onTestFinished } from 'vitest'
import { createScimServer, scimServerCollections } from '../index.ts'

/** Starts a server that misbehaves so; each request returns its status and the misbehaviours that acted. */
function startMisbehaving(...misbehaviours: readonly string[]) {
  const store = createSqliteStore({ collections: scimServerCollections })
  onTestFinished(() => store.close())
  const server = createScimServer({ store, token: 'secret', misbehaviours })
  return async (method: string, path: string, body?: object) => {
    const url = new URL(path, 'http://localhost')
    const request: UnroutedRequest = {
      ...{ method, base: 'http://localhost', path: `/scim/v2${url.pathname}` },
      query: url.searchParams,
      headers: { authorization: 'Bearer secret', 'content-type': 'application/scim+json' },
      body: body ? JSON.stringify(body) : '',
    }
    const answer = await server.router.handle(request)
    const text = typeof answer.body === 'string' ? answer.body : '{}'
    const { id } = JSON.parse(text) as { readonly id?: string }
    return { status: answer.status, acted: server.misbehaviours.actedOn(answer), id }
  }
}

const ada = { schemas: [URN.user], userName: 'ada' }
const find = (filter: string) => `/Users?filter=${encodeURIComponent(filter)}`

it('names a misbehaviour where it changes the answer to a search, and nowhere else', async () => {
  const send = startMisbehaving('case-sensitive-operators')
  expect(await send('GET', find('userName Eq "ada"'))).toMatchObject({ acted: [] })
  expect(await send('POST', '/Users', ada)).toMatchObject({ status: 201, acted: [] })
  expect(await send('GET', find('userName eq "ada"'))).toMatchObject({ acted: [] })
  expect(await send('GET', find('userName Eq "ada"'))).toMatchObject({
    acted: ['case-sensitive-operators'],
  })
})

it('names those that change a write, in the order of the ledger', async () => {
  const send = startMisbehaving('put-merges', 'put-no-content', 'no-patch')
  const { id } = await send('POST', '/Users', { ...ada, title: 'Lady' })
  expect(await send('PUT', `/Users/${id}`, ada)).toMatchObject({
    status: 204,
    acted: ['put-no-content', 'put-merges'],
  })
  expect(await send('GET', `/Users/${id}`)).toMatchObject({ status: 200, acted: [] })
})

it('names those that have no layer of their own', async () => {
  const send = startMisbehaving('duplicates-accepted', 'no-patch')
  const { id, acted } = await send('POST', '/Users', ada)
  expect(acted).toEqual([])
  expect(await send('POST', '/Users', ada)).toMatchObject({
    status: 201,
    acted: ['duplicates-accepted'],
  })
  expect(
    await send('PATCH', `/Users/${id}`, { schemas: [URN.patchOp], Operations: [] }),
  ).toMatchObject({ status: 501, acted: ['no-patch'] })
})

it('names none without misbehaviours', async () => {
  const send = startMisbehaving()
  expect(await send('POST', '/Users', ada)).toMatchObject({ status: 201, acted: [] })
})
