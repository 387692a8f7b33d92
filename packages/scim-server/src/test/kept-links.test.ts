import { URN } from '@pingone-sandbox/scim'
import type { Store } from '@pingone-sandbox/store'
import { createSqliteStore } from '@pingone-sandbox/store/sqlite'
import * as fc from 'fast-check'
import { expect, it, onTestFinished } from 'vitest'
import { createScimServer, scimServerCollections } from '../index.ts'
import { patchOf } from './provision.ts'

type Send = (method: string, path: string, body?: object, base?: string) => Promise<string>

/** A change of what users show; a conflict or an absent resource makes some of them fail. */
type Change = (world: { readonly store: Store; readonly send: Send }) => Promise<unknown>

const userIds = ['ada', 'ben', 'cleo']
const groupIds = ['staff', 'board', 'all']

it('shows the groups of users as a server that keeps none does, after each of random changes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyChange(), { minLength: 1, maxLength: 25 }), async (changes) => {
      const world = openWorld()
      for (const id of userIds) await createUser(id)(world)
      for (const id of groupIds) await createGroup(id)(world)
      for (const change of changes) {
        await change(world)
        expect(await world.shown(world.send)).toEqual(await world.shown(world.sendAnew))
      }
      await world.store.close()
    }),
    { numRuns: 60 },
  )
})

it('returns in a bulk request the version that a user has after a group took the user in', async () => {
  const { store, send } = openWorld()
  onTestFinished(() => store.close())
  await createUser('ada')({ store, send })
  await createGroup('staff')({ store, send })
  const entitle = (value: string) => ({
    ...{ method: 'PATCH', path: '/Users/ada' },
    data: patchOf({ op: 'replace', path: 'title', value }),
  })

  const answer = await send('POST', '/Bulk', {
    schemas: [URN.bulkRequest],
    Operations: [
      entitle('One'),
      { method: 'PATCH', path: '/Groups/staff', data: addition('ada') },
      entitle('Two'),
    ],
  })

  const [, etag = ''] = (await send('GET', '/Users/ada')).split(' ')
  expect(answer).toContain(JSON.stringify(etag))
})

it('shows the groups of a user at the address of each request', async () => {
  const { store, send } = openWorld()
  onTestFinished(() => store.close())
  await createUser('ada')({ store, send })
  await createGroup('staff')({ store, send })
  await addMember('staff', 'ada')({ store, send })

  for (const base of ['http://one.test', 'http://two.test', 'http://one.test'])
    expect(await send('GET', '/Users/ada', undefined, base)).toContain(
      `${base}/scim/v2/Groups/staff`,
    )
})

/** Opens a server over a store, and another one over the same store without change notifications. */
function openWorld() {
  const store = createSqliteStore({ collections: scimServerCollections })
  let nextId = ''
  const sendTo = (served: Store): Send => {
    const { router } = createScimServer({ store: served, token: 'secret', newId: () => nextId })
    return async (method, path, body, base = 'http://sandbox.test') => {
      if (method === 'POST') nextId = nameIn(body)
      const response = await router.handle({
        ...{ method, base, path: `/scim/v2${path}`, query: new URLSearchParams() },
        headers: { authorization: 'Bearer secret', 'content-type': 'application/scim+json' },
        body: body ? JSON.stringify(body) : '',
      })
      return `${response.status} ${response.headers['etag']} ${response.body as string}`
    }
  }
  const shown = (send: Send) =>
    Promise.all(['', ...userIds.map((id) => `/${id}`)].map((id) => send('GET', `/Users${id}`)))
  return { store, shown, send: sendTo(store), sendAnew: sendTo({ ...store, revision: undefined }) }
}

/** A resource has the id that its name says. */
function nameIn(body: object = {}): string {
  const { userName, displayName } = body as Record<string, unknown>
  return String(userName ?? displayName)
}

function anyChange(): fc.Arbitrary<Change> {
  const user = fc.constantFrom(...userIds)
  const group = fc.constantFrom(...groupIds)
  const member = fc.constantFrom(...userIds, ...groupIds)
  return fc.oneof(
    { weight: 6, arbitrary: fc.tuple(group, member).map(([to, id]) => addMember(to, id)) },
    { weight: 2, arbitrary: fc.tuple(group, member).map(([from, id]) => removeMember(from, id)) },
    { weight: 2, arbitrary: fc.tuple(group, fc.string()).map(([id, name]) => rename(id, name)) },
    fc.tuple(group, member, fc.boolean()).map(([to, id, fails]) => addInBulk(to, id, fails)),
    group.map((id) => remove(`/Groups/${id}`)),
    user.map((id) => remove(`/Users/${id}`)),
    group.map(createGroup),
    user.map(createUser),
    group.map(renameInRefusedCommit),
    fc.constant<Change>(({ store }) => store.clear()),
  )
}

function createUser(id: string): Change {
  return ({ send }) => send('POST', '/Users', { schemas: [URN.user], userName: id })
}

function createGroup(id: string): Change {
  return ({ send }) => send('POST', '/Groups', { schemas: [URN.group], displayName: id })
}

const addition = (id: string) => patchOf({ op: 'add', path: 'members', value: [{ value: id }] })

function addMember(group: string, id: string): Change {
  return ({ send }) => send('PATCH', `/Groups/${group}`, addition(id))
}

function removeMember(group: string, id: string): Change {
  const removal = patchOf({ op: 'remove', path: `members[value eq "${id}"]` })
  return ({ send }) => send('PATCH', `/Groups/${group}`, removal)
}

function rename(group: string, value: string): Change {
  const renaming = patchOf({ op: 'replace', path: 'displayName', value })
  return ({ send }) => send('PATCH', `/Groups/${group}`, renaming)
}

function remove(path: string): Change {
  return ({ send }) => send('DELETE', path)
}

/** Adds a member in a bulk request, whose second operation may fail. */
function addInBulk(group: string, id: string, fails: boolean): Change {
  return ({ send }) =>
    send('POST', '/Bulk', {
      schemas: [URN.bulkRequest],
      failOnErrors: 1,
      Operations: [
        { method: 'PATCH', path: `/Groups/${group}`, data: addition(id) },
        { method: 'DELETE', path: fails ? '/Users/absent' : `/Groups/${groupIds[0]}` },
      ],
    })
}

/** Renames a group in a commit that is refused at its last step. */
function renameInRefusedCommit(group: string): Change {
  return ({ store }) => {
    const document = { id: group, displayName: 'Refused' }
    const absent = { kind: 'delete', collection: 'users', id: 'absent' } as const
    return store
      .commit([{ kind: 'put', collection: 'groups', document }, absent])
      .catch((error: unknown) => expect(error).toMatchObject({ name: 'ConflictError' }))
  }
}
