import { URN } from '@pingone-sandbox/scim'
import { expect, it } from 'vitest'
import { misbehaviours, type MisbehaviourId } from '../index.ts'
import {
  addEve,
  createAnswer,
  createTeam,
  list,
  namesOf,
  removeBob,
  titleOperation,
  userOf,
} from './observe.ts'
import { createUser, memberIdsOf, patchOf } from './provision.ts'
import { startServer, type Client } from './start-server.ts'

interface Case {
  /** What a client sees. */
  readonly observe: (client: Client) => Promise<unknown>
  /** What it sees of a server that behaves, and of one that does not. */
  readonly right: unknown
  readonly wrong: unknown
}

const cases: Record<MisbehaviourId, Case> = {
  'too-many-requests': {
    observe: async (client) => {
      await createUser(client, 'ada')
      const { status, headers } = await createAnswer(client, 'bob')
      return [status, headers.get('retry-after')]
    },
    right: [201, null],
    wrong: [429, '1'],
  },
  'duplicates-accepted': {
    observe: async (client) => {
      await createUser(client, 'ada')
      return (await createAnswer(client, 'ADA')).status
    },
    right: 409,
    wrong: 201,
  },
  'wrong-content-type': {
    observe: async (client) =>
      (await client.send('GET', '/Users')).headers.get('content-type')?.split(';')[0],
    right: 'application/scim+json',
    wrong: 'text/plain',
  },
  'error-500-for-404': {
    observe: async (client) => {
      const { status, body } = await client.send('GET', '/Users/none')
      return [status, body.status]
    },
    right: [404, '404'],
    wrong: [500, '500'],
  },
  'conflict-without-scim-type': {
    observe: async (client) => {
      await createUser(client, 'ada')
      const { status, body } = await createAnswer(client, 'ada')
      return [status, body.scimType]
    },
    right: [409, 'uniqueness'],
    wrong: [409, undefined],
  },
  'created-without-location': {
    observe: async (client) => {
      const { headers } = await createAnswer(client, 'ada')
      return headers.has('location') || headers.has('content-location')
    },
    right: true,
    wrong: false,
  },
  'created-without-body': {
    observe: async (client) => {
      const { body } = await createAnswer(client, 'ada')
      return [body?.userName, await namesOf(client)]
    },
    right: ['ada', ['ada']],
    wrong: [undefined, ['ada']],
  },
  'put-no-content': {
    observe: async (client) => {
      const id = await createUser(client, 'ada')
      const { status, body } = await client.send('PUT', `/Users/${id}`, { body: userOf('eve') })
      return [status, body?.userName, await namesOf(client)]
    },
    right: [200, 'eve', ['eve']],
    wrong: [204, undefined, ['eve']],
  },
  'delete-answers-body': {
    observe: async (client) => {
      const id = await createUser(client, 'ada')
      const { status, body } = await client.send('DELETE', `/Users/${id}`)
      return [status, body, await namesOf(client)]
    },
    right: [204, undefined, []],
    wrong: [200, { deleted: true }, []],
  },
  'null-arrays': {
    observe: async (client) => {
      const id = await createUser(client, 'ada')
      const { body } = await client.send('GET', `/Users/${id}`)
      const { body: list } = await client.send('GET', '/Users')
      return [body.phoneNumbers, list.Resources[0].emails, body.userName]
    },
    right: [undefined, undefined, 'ada'],
    wrong: [null, null, 'ada'],
  },
  'meta-capitalised': {
    observe: async (client) => {
      const id = await createUser(client, 'ada')
      const { body } = await client.send('GET', `/Users/${id}`)
      return [body.meta?.resourceType, body.Meta?.ResourceType]
    },
    right: ['User', undefined],
    wrong: [undefined, 'User'],
  },
  'resources-null': {
    observe: async (client) => (await client.send('GET', '/Users')).body.Resources,
    right: [],
    wrong: null,
  },
  'numbers-as-strings': {
    observe: async (client) => {
      const { totalResults, startIndex, itemsPerPage } = (await client.send('GET', '/Users')).body
      return [totalResults, startIndex, itemsPerPage]
    },
    right: [0, 1, 0],
    wrong: ['0', '1', '0'],
  },
  'total-is-page-length': {
    observe: async (client) => {
      for (const name of ['a', 'b', 'c']) await createUser(client, name)
      return (await client.send('GET', '/Users?count=2')).body.totalResults
    },
    right: 3,
    wrong: 2,
  },
  'stale-read': {
    observe: async (client) => {
      const id = await createUser(client, 'ada')
      const first = await client.send('GET', `/Users/${id}`)
      const lists = [await namesOf(client), await namesOf(client)]
      await client.send('PUT', `/Users/${id}`, { body: userOf('eve') })
      const before = await client.send('GET', `/Users/${id}`)
      const after = await client.send('GET', `/Users/${id}`)
      const filtered = [
        await namesOf(client, 'userName eq "ada"'),
        await namesOf(client, 'userName eq "ada"'),
      ]
      return [first.status, lists, before.body.userName, after.body.userName, filtered]
    },
    right: [200, [['ada'], ['ada']], 'eve', 'eve', [[], []]],
    wrong: [404, [[], ['ada']], 'ada', 'eve', [['ada'], []]],
  },
  'inactive-hidden': {
    observe: async (client) => {
      const id = await createUser(client, 'ada', { active: false })
      await createUser(client, 'bob')
      const { status } = await client.send('GET', `/Users/${id}`)
      return [status, await namesOf(client), await namesOf(client, 'userName eq "ada"')]
    },
    right: [200, ['ada', 'bob'], ['ada']],
    wrong: [404, ['bob'], []],
  },
  'case-sensitive-operators': {
    observe: async (client) => {
      await createUser(client, 'ada')
      const filters = ['userName Eq "ada"', 'userName eq "Eq" OR id pr', 'username eq "ADA"']
      return Promise.all(filters.map((filter) => namesOf(client, filter)))
    },
    right: [['ada'], ['ada'], ['ada']],
    wrong: [[], [], ['ada']],
  },
  'non-ascii-filter-refused': {
    observe: async (client) => [
      (await list(client, 'userName eq "José"')).status,
      (await list(client, 'userName eq "Jose"')).status,
    ],
    right: [200, 200],
    wrong: [400, 200],
  },
  'unknown-filter-empty': {
    observe: async (client) => {
      await createUser(client, 'ada')
      return [
        await namesOf(client, 'userName eq "ada"'),
        await namesOf(client, 'userName Eq "ada"'),
        await namesOf(client, 'userName sw "a"'),
      ]
    },
    right: [['ada'], ['ada'], ['ada']],
    wrong: [['ada'], [], []],
  },
  'case-sensitive-attributes': {
    observe: async (client) => {
      await createUser(client, 'ada', { name: { givenName: 'Ada' } })
      const filters = ['userName eq "ada"', 'username eq "ada"', 'NAME.givenName pr or id pr']
      return Promise.all(filters.map((filter) => namesOf(client, filter)))
    },
    right: [['ada'], ['ada'], ['ada']],
    wrong: [['ada'], [], ['ada']],
  },
  'filter-ignored': {
    observe: async (client) => {
      await createUser(client, 'ada')
      await createUser(client, 'bob')
      return namesOf(client, 'userName eq "bob"')
    },
    right: ['bob'],
    wrong: ['ada', 'bob'],
  },
  'user-name-case-exact': {
    observe: async (client) => {
      await createUser(client, 'ada', { title: 'Countess' })
      const filters = ['userName eq "ada"', 'userName eq "ADA"', 'title eq "COUNTESS"']
      return Promise.all(filters.map((filter) => namesOf(client, filter)))
    },
    right: [['ada'], ['ada'], ['ada']],
    wrong: [['ada'], [], ['ada']],
  },
  'case-sensitive-type': {
    observe: async (client) => {
      await createUser(client, 'ada', { emails: [{ type: 'work', value: 'ada@example.com' }] })
      const filters = ['emails[type eq "work"]', 'emails[type eq "Work"]']
      return Promise.all(filters.map((filter) => namesOf(client, filter)))
    },
    right: [['ada'], ['ada']],
    wrong: [['ada'], []],
  },
  'no-put': {
    observe: async (client) => {
      const id = await createUser(client, 'ada')
      const { status } = await client.send('PUT', `/Users/${id}`, { body: userOf('eve') })
      return [status, await namesOf(client)]
    },
    right: [200, ['eve']],
    wrong: [501, ['ada']],
  },
  'put-merges': {
    observe: async (client) => {
      const id = await createUser(client, 'ada', { title: 'Countess' })
      const { body } = await client.send('PUT', `/Users/${id}`, { body: userOf('eve') })
      return [body.userName, body.title]
    },
    right: ['eve', undefined],
    wrong: ['eve', 'Countess'],
  },
  'members-ignored-on-put': {
    observe: async (client) => {
      const { group, bob } = await createTeam(client)
      await client.send('PUT', `/Groups/${group}`, {
        body: { schemas: [URN.group], displayName: 'Crew', members: [{ value: bob }] },
      })
      return (await memberIdsOf(client, group)).length
    },
    right: 1,
    wrong: 2,
  },
  'active-ignored': {
    observe: async (client) => {
      const [ada, bob] = [await createUser(client, 'ada'), await createUser(client, 'bob')]
      const put = await client.send('PUT', `/Users/${ada}`, {
        body: { ...userOf('ada'), active: false },
      })
      const patch = await client.send('PATCH', `/Users/${bob}`, {
        body: patchOf({ op: 'replace', path: 'active', value: false }, titleOperation),
      })
      return [put.status, put.body.active, patch.body.active, patch.body.title]
    },
    right: [200, false, false, 'Countess'],
    wrong: [200, undefined, undefined, 'Countess'],
  },
  'no-patch': {
    observe: async (client) => {
      const id = await createUser(client, 'ada')
      const { status } = await client.send('PATCH', `/Users/${id}`, {
        body: patchOf(titleOperation),
      })
      const { body } = await client.send('GET', '/ServiceProviderConfig')
      return [status, body.patch.supported]
    },
    right: [200, true],
    wrong: [501, false],
  },
  'filtered-remove-ignored': {
    observe: removeBob,
    right: 1,
    wrong: 2,
  },
  'filtered-remove-clears-all': {
    observe: removeBob,
    right: 1,
    wrong: 0,
  },
  'add-replaces-list': {
    observe: addEve,
    right: 3,
    wrong: 1,
  },
  'member-add-lost': {
    observe: addEve,
    right: 3,
    wrong: 2,
  },
  'string-is-true': {
    observe: async (client) => {
      const id = await createUser(client, 'ada', { active: 'False' })
      const created = await client.send('GET', `/Users/${id}`)
      const patched = await client.send('PATCH', `/Users/${id}`, {
        body: patchOf({ op: 'replace', path: 'active', value: 'False' }),
      })
      return [created.body.active, patched.body.active]
    },
    right: [false, false],
    wrong: [true, true],
  },
}

it.each(misbehaviours.map(({ id }) => id))('behaves, unless it is to show %s', async (id) => {
  const { observe, right, wrong } = cases[id]
  expect(await observe(await startServer())).toEqual(right)
  expect(await observe(await startServer({ misbehaviours: [id] }))).toEqual(wrong)
})
