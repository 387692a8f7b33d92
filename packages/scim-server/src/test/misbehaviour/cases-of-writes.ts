import { URN } from '@pingone-sandbox/scim'
import { createTeam, namesOf, titleOperation, userOf } from '../observe.ts'
import { createUser, memberIdsOf, patchOf } from '../provision.ts'
import type { Cases } from './case.ts'

export const casesOfWrites = {
  'read-only-refused': {
    observe: async (client) => {
      const id = await createUser(client, 'ada')
      const { body: read } = await client.send('GET', `/Users/${id}`)
      const back = await client.send('PUT', `/Users/${id}`, { body: read })
      const plain = await client.send('PUT', `/Users/${id}`, { body: userOf('ada') })
      const created = await client.send('POST', '/Users', { body: { ...userOf('bob'), id: '1' } })
      return [back.status, back.body.scimType, plain.status, created.status]
    },
    right: [200, undefined, 200, 201],
    wrong: [400, 'mutability', 200, 400],
  },
  'vendor-schemas-refused': {
    observe: async (client) => {
      const schemas = [URN.user, 'urn:example:extension:User']
      const vendor = await client.send('POST', '/Users', { body: { ...userOf('ada'), schemas } })
      const enterprise = await client.send('POST', '/Users', {
        body: {
          schemas: [URN.user, URN.enterpriseUser],
          userName: 'bob',
          [URN.enterpriseUser]: { department: 'Engines' },
        },
      })
      return [vendor.status, vendor.body.scimType, enterprise.status]
    },
    right: [201, undefined, 201],
    wrong: [400, 'invalidValue', 201],
  },
  'members-without-display-refused': {
    observe: async (client) => {
      const ada = await createUser(client, 'ada')
      const members = [{ value: ada }]
      const named = [{ value: ada, display: 'ada' }]
      const group = { schemas: [URN.group], displayName: 'Team' }
      const made = await client.send('POST', '/Groups', { body: { ...group, members: named } })
      const path = `/Groups/${made.body.id}`
      const answers = [
        made,
        await client.send('POST', '/Groups', { body: { ...group, members } }),
        await client.send('PUT', path, { body: { ...group, members } }),
        ...(await Promise.all(
          [
            { op: 'add', path: 'members', value: members },
            { op: 'replace', value: { members } },
            { op: 'remove', path: `members[value eq "${ada}"]` },
          ].map((operation) => client.send('PATCH', path, { body: patchOf(operation) })),
        )),
      ]
      return answers.map(({ status }) => status)
    },
    right: [201, 201, 200, 204, 204, 204],
    wrong: [201, 422, 422, 422, 422, 204],
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
  'put-not-found': {
    observe: async (client) => {
      const id = await createUser(client, 'ada')
      const { status } = await client.send('PUT', `/Users/${id}`, { body: userOf('eve') })
      return [status, (await client.send('GET', `/Users/${id}`)).status, await namesOf(client)]
    },
    right: [200, 200, ['eve']],
    wrong: [404, 200, ['ada']],
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
  'replace-appends-list': {
    observe: async (client) => {
      const emails = (name: string) => [
        { type: 'work', value: `${name}@example.com`, primary: true },
      ]
      const id = await createUser(client, 'eve', { emails: emails('a') })
      const { group, bob } = await createTeam(client)
      const put = await client.send('PUT', `/Users/${id}`, {
        body: { ...userOf('eve'), title: 'Lady', emails: emails('b') },
      })
      const patch = await client.send('PATCH', `/Users/${id}`, {
        body: patchOf({ op: 'replace', value: { title: 'Countess', emails: emails('c') } }),
      })
      await client.send('PATCH', `/Groups/${group}`, {
        body: patchOf({ op: 'replace', path: 'members', value: [{ value: bob }] }),
      })
      return [
        put.body.emails.length,
        patch.body.emails.length,
        [put.body.title, patch.body.title],
        (await memberIdsOf(client, group)).length,
      ]
    },
    right: [1, 1, ['Lady', 'Countess'], 1],
    wrong: [2, 3, ['Lady', 'Countess'], 2],
  },
  'put-without-active-enables': {
    observe: async (client) => {
      const id = await createUser(client, 'ada', { active: false })
      const silent = await client.send('PUT', `/Users/${id}`, { body: userOf('ada') })
      const body = { ...userOf('ada'), active: false }
      const explicit = await client.send('PUT', `/Users/${id}`, { body })
      return [silent.body.active, explicit.body.active]
    },
    right: [undefined, false],
    wrong: [true, false],
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
  'attributes-dropped': {
    observe: async (client) => {
      const more = {
        externalId: 'a',
        title: 'Lady',
        phoneNumbers: [{ type: 'work', value: '1' }],
        emails: [{ value: 'a@b.c' }],
        [URN.enterpriseUser]: { department: 'Engines' },
      }
      const id = await createUser(client, 'ada', more)
      const home = 'phoneNumbers[type eq "home"].value'
      const patch = (operation: object) =>
        client.send('PATCH', `/Users/${id}`, { body: patchOf(operation) })
      const answers = [
        await client.send('GET', `/Users/${id}`),
        await client.send('PUT', `/Users/${id}`, { body: { ...userOf('ada'), ...more } }),
        await patch({ op: 'add', path: home, value: '2' }),
        await patch({ op: 'add', value: { [home]: '2', title: 'Countess', externalId: 'b' } }),
        await patch({ op: 'replace', path: `${URN.user}:title`, value: 'Lady' }),
        await patch({ op: 'add', value: { [URN.enterpriseUser]: { department: 'Sums' } } }),
        await patch({ op: 'add', path: `${URN.enterpriseUser}:department`, value: 'Engines' }),
      ]
      return answers.map(({ status, body }) => [
        ...[status, body.externalId, body.emails?.length],
        ...[body.title, body.phoneNumbers?.length, body[URN.enterpriseUser]?.department],
      ])
    },
    right: [
      [200, 'a', 1, 'Lady', 1, 'Engines'],
      [200, 'a', 1, 'Lady', 1, 'Engines'],
      [200, 'a', 1, 'Lady', 2, 'Engines'],
      [200, 'b', 1, 'Countess', 2, 'Engines'],
      [200, 'b', 1, 'Lady', 2, 'Engines'],
      [200, 'b', 1, 'Lady', 2, 'Sums'],
      [200, 'b', 1, 'Lady', 2, 'Engines'],
    ],
    wrong: ['a', 'a', 'a', 'b', 'b', 'b', 'b'].map((externalId) => [
      ...[200, externalId, 1],
      ...[undefined, undefined, undefined],
    ]),
  },
  'external-id-dropped': {
    observe: async (client) => {
      const id = await createUser(client, 'ada', { externalId: 'a', title: 'Lady' })
      const { body: group } = await client.send('POST', '/Groups', {
        body: { schemas: [URN.group], displayName: 'Team', externalId: 't' },
      })
      const body = patchOf({ op: 'add', value: { externalId: 'b', title: 'Countess' } })
      const patched = (await client.send('PATCH', `/Users/${id}`, { body })).body
      const found = await namesOf(client, 'externalId eq "b"')
      return [group.externalId, patched.externalId, patched.title, found]
    },
    right: ['t', 'b', 'Countess', ['ada']],
    wrong: [undefined, undefined, 'Countess', []],
  },
  'email-without-type': {
    observe: async (client) => {
      const emails = [{ type: 'work', value: 'a@example.com', primary: true }]
      const phoneNumbers = [{ type: 'work', value: '1' }]
      const id = await createUser(client, 'ada', { emails, phoneNumbers })
      const patch = async (operation: object) => {
        const { status, body } = await client.send('PATCH', `/Users/${id}`, {
          body: patchOf(operation),
        })
        return status === 200 ? body.emails : [status, body.scimType]
      }
      const { body } = await client.send('GET', `/Users/${id}`)
      return [
        body.emails,
        body.phoneNumbers,
        await patch({
          op: 'replace',
          value: { emails: [{ type: 'home', value: 'h@example.com' }] },
        }),
        await patch({ op: 'replace', path: 'emails', value: emails }),
        await patch({
          op: 'replace',
          path: 'emails[type eq "work"].value',
          value: 'w@example.com',
        }),
        await namesOf(client, 'emails[type pr]'),
      ]
    },
    right: [
      [{ type: 'work', value: 'a@example.com', primary: true }],
      [{ type: 'work', value: '1' }],
      [{ type: 'home', value: 'h@example.com' }],
      [{ type: 'work', value: 'a@example.com', primary: true }],
      [{ type: 'work', value: 'w@example.com', primary: true }],
      ['ada'],
    ],
    wrong: [
      [{ value: 'a@example.com', primary: true }],
      [{ type: 'work', value: '1' }],
      [{ value: 'h@example.com' }],
      [{ value: 'a@example.com', primary: true }],
      [400, 'noTarget'],
      [],
    ],
  },
} as const satisfies Cases
