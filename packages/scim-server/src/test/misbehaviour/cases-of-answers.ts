import { URN } from '@pingone-sandbox/scim'
import { createAnswer, list, namesOf, userOf } from '../observe.ts'
import { createGroup, createUser, memberIdsOf, patchOf } from '../provision.ts'
import type { Cases } from './case.ts'

export const casesOfAnswers = {
  'wrong-content-type': {
    observe: async (client) =>
      (await client.send('GET', '/Users')).headers.get('content-type')?.split(';')[0],
    right: 'application/scim+json',
    wrong: 'text/plain',
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
  'numeric-ids': {
    observe: async (client) => {
      const { body: ada } = await createAnswer(client, 'ada')
      const group = await client.send('POST', '/Groups', {
        body: { schemas: [URN.group], displayName: 'Team', members: [{ value: ada.id }] },
      })
      const add = { op: 'remove', path: `members[value eq ${JSON.stringify(ada.id)}]` }
      const [member] = group.body.members
      const read = await client.send('GET', `/Users/${ada.id}`)
      const [row] = (await list(client, `id eq ${JSON.stringify(ada.id)}`)).body.Resources
      const patched = await client.send('PATCH', `/Groups/${group.body.id}`, { body: patchOf(add) })
      const left = await client.send('GET', `/Groups/${group.body.id}`)
      const ids = [ada.id, group.body.id, member.value, read.body.id, row.id]
      return [ids.map((id) => typeof id), patched.status, left.body.members]
    },
    right: [Array(5).fill('string'), 204, undefined],
    wrong: [Array(5).fill('number'), 204, undefined],
  },
  'user-name-differs': {
    observe: async (client) => {
      const { body: created } = await createAnswer(client, 'ada')
      const read = (await client.send('GET', `/Users/${created.id}`)).body
      const replaced = await client.send('PUT', `/Users/${created.id}`, { body: read })
      return [
        created.userName,
        read.userName,
        replaced.body.userName,
        await namesOf(client, 'userName eq "ada"'),
        await namesOf(client, `userName eq "${read.userName}"`),
      ]
    },
    right: ['ada', 'ada', 'ada', ['ada'], ['ada']],
    wrong: ['ada', 'CORP/ada', 'CORP/ada', ['CORP/ada'], ['CORP/ada']],
  },
  'members-cut-at-100': {
    observe: async (client) => {
      const ids = []
      for (let index = 0; index < 102; index++) ids.push(await createUser(client, `user${index}`))
      const group = await createGroup(client, 'Team', ids)
      const shown = (await memberIdsOf(client, group)).length
      const [row] = (await client.send('GET', '/Groups')).body.Resources
      client.misbehaviours.set([])
      return [shown, row.members.length, (await memberIdsOf(client, group)).length]
    },
    right: [102, 102, 102],
    wrong: [100, 100, 102],
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
} as const satisfies Cases
