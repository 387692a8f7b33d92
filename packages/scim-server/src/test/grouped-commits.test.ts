import type { HttpResponse } from '@pingone-sandbox/http'
import { URN } from '@pingone-sandbox/scim'
import type { Store } from '@pingone-sandbox/store'
import { createSqliteStore } from '@pingone-sandbox/store/sqlite'
import { expect, it, onTestFinished } from 'vitest'
import { createScimServer, scimServerCollections } from '../index.ts'

/** A server over a store that records how many writes each commit has. */
function openServer() {
  const store = createSqliteStore({ collections: scimServerCollections })
  onTestFinished(() => store.close())
  const commits: number[] = []
  const recording: Store = {
    ...store,
    commit(writes) {
      const all = [...writes]
      commits.push(all.length)
      return store.commit(all)
    },
  }
  const { router } = createScimServer({ store: recording, token: 'secret' })
  const send = (method: string, path: string, body: object) =>
    router.handle({
      ...{
        method,
        base: 'http://scim.test',
        path: `/scim/v2${path}`,
        query: new URLSearchParams(),
      },
      headers: { authorization: 'Bearer secret', 'content-type': 'application/scim+json' },
      body: JSON.stringify(body),
    })
  const create = (userName: string) => send('POST', '/Users', { schemas: [URN.user], userName })
  const userNames = async () =>
    (await store.find('users')).items.map(({ document }) => document['userName'])
  return { commits, create, send, userNames }
}

function resourceIn({ body }: HttpResponse): Readonly<Record<string, string>> {
  return JSON.parse(typeof body === 'string' ? body : '{}') as Record<string, string>
}

it('makes the changes of requests that arrive together in one commit', async () => {
  const { commits, create, userNames } = openServer()
  const answers = await Promise.all(['ada', 'ben', 'cleo'].map(create))
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201])
  expect(commits).toEqual([3])
  expect(await userNames()).toEqual(['ada', 'ben', 'cleo'])
})

it('refuses of the requests that arrive together only those that the store refuses', async () => {
  const { create, userNames } = openServer()
  const answers = await Promise.all(['ada', 'ben', 'ADA', 'cleo'].map(create))
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 409, 201])
  expect(await userNames()).toEqual(['ada', 'ben', 'cleo'])
})

it('applies all changes of one user that arrive together', async () => {
  const { create, send } = openServer()
  const { id } = resourceIn(await create('ada'))
  const attributes = ['title', 'displayName', 'nickName', 'locale']
  const answers = await Promise.all(
    attributes.map((path) =>
      send('PATCH', `/Users/${id}`, {
        schemas: [URN.patchOp],
        Operations: [{ op: 'replace', path, value: `new ${path}` }],
      }),
    ),
  )
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  const versions = answers.map(({ headers }) => headers['etag']).sort()
  expect(versions).toEqual(['W/"2"', 'W/"3"', 'W/"4"', 'W/"5"'])
  const last = answers.find(({ headers }) => headers['etag'] === 'W/"5"')
  const user = last ? resourceIn(last) : {}
  expect(attributes.map((name) => user[name])).toEqual(attributes.map((name) => `new ${name}`))
})
