import { URN } from '@pingone-sandbox/scim'
import { expect } from 'vitest'
import { createGroup, createUser } from '../test/provision.ts'
import type { Client } from '../test/start-server.ts'
import { conforms } from './conforms.test-support.ts'
import { devices, deviceTypes } from './device.test-support.ts'
import { expectFound, finds, selects } from './filtered.test-support.ts'
import { filtering } from './filtering.ts'
import { createTarget } from './place.test-support.ts'
import type { Via } from './via.test-support.ts'

const mail = (type: string, value: string) => ({ type, value })
const roles = [
  { value: 'Countess', type: 'title', primary: true },
  { value: 'Butler', type: 'title', display: 'says "and" or ] \\ not' },
  { value: 'é', display: '' },
]

conforms(filtering, {
  async 'filter-operators'(via) {
    const users = { ada: { title: 'Countess' }, bob: { title: 'Butler' }, cleo: {} }
    await finds(via, users, {
      'title eq "Butler"': ['bob'],
      'title ne "Butler"': ['ada', 'cleo'],
      'title co "un"': ['ada'],
      'title sw "Bu"': ['bob'],
      'title ew "ess"': ['ada'],
      'title pr': ['ada', 'bob'],
      'title gt "Butler"': ['ada'],
      'title ge "Butler"': ['ada', 'bob'],
      'title lt "Countess"': ['bob'],
      'title le "Countess"': ['ada', 'bob'],
    })
    await selects(via, roles, {
      'value eq "Butler"': ['Butler'],
      'value ne "Butler"': ['Countess', 'é'],
      'value co "un"': ['Countess'],
      'value sw "Bu"': ['Butler'],
      'value ew "ess"': ['Countess'],
      'type pr': ['Countess', 'Butler'],
      'value gt "Butler"': ['Countess', 'é'],
      'value ge "Countess"': ['Countess', 'é'],
      'value lt "Countess"': ['Butler'],
      'value le "Countess"': ['Countess', 'Butler'],
    })
  },

  async 'filter-in-any-case'(via) {
    const users = { ada: { title: 'Countess' }, bob: {} }
    await finds(via, users, {
      'username Eq "ada"': ['ada'],
      'USERNAME EQ "ADA"': ['ada'],
      'TITLE PR AND NOT (userName SW "b")': ['ada'],
      'title Co "x" Or userName eQ "bob"': ['bob'],
      'active eq TRUE': [],
    })
    await selects(via, roles, {
      'VALUE Eq "butler"': ['Butler'],
      'TYPE PR AND NOT (Value SW "b")': ['Countess'],
      'primary eq True': ['Countess'],
    })
  },

  async 'filter-logic'(via) {
    const users = {
      ada: { title: 'A', nickName: 'X' },
      bob: { title: 'B', nickName: 'X' },
      cleo: { title: 'C', nickName: 'Y' },
    }
    await finds(via, users, {
      'title eq "A" or title eq "B" and nickName eq "Y"': ['ada'],
      '(title eq "A" or title eq "B") and nickName eq "X"': ['ada', 'bob'],
      'not (title eq "A") and nickName eq "X"': ['bob'],
      'not (title eq "A" or nickName eq "Y")': ['bob'],
      'not (title eq "A" and nickName eq "Y")': ['ada', 'bob', 'cleo'],
    })
    const elements = [
      { value: 'A', type: 'X' },
      { value: 'B', type: 'X' },
      { value: 'C', type: 'Y' },
    ]
    await selects(via, elements, {
      'value eq "A" or value eq "B" and type eq "Y"': ['A'],
      '(value eq "A" or value eq "B") and type eq "X"': ['A', 'B'],
      'not (value eq "A") and type eq "X"': ['B'],
      'not (value eq "A" or type eq "Y")': ['B'],
    })
  },

  async 'filter-value-path'(via) {
    const users = {
      ada: { emails: [mail('work', 'a@x.org'), mail('home', 'b@x.org')] },
      bob: { emails: [mail('work', 'b@x.org')] },
      cleo: {},
    }
    await finds(via, users, {
      'emails[type eq "work" and value eq "b@x.org"]': ['bob'],
      'emails[type eq "work"] and emails[value eq "b@x.org"]': ['ada', 'bob'],
      'emails[not (type eq "work")]': ['ada'],
      'not (emails[type eq "home"])': ['bob', 'cleo'],
    })
    await selects(via, roles, {
      'type eq "title" and primary eq true': ['Countess'],
      'type eq "title" and not (primary eq true)': ['Butler'],
    })
  },

  'filter-sub-attribute': (via) =>
    finds(
      via,
      {
        ada: { name: { familyName: 'King' }, emails: [mail('work', 'a@x.org')] },
        bob: { emails: [mail('work', 'b@x.org'), mail('home', 'c@y.org')] },
      },
      {
        'name.familyName eq "King"': ['ada'],
        'emails.type eq "home"': ['bob'],
        'emails.value ew "x.org"': ['ada', 'bob'],
        'name pr': ['ada'],
      },
    ),

  'filter-bare-plural': (via) =>
    finds(
      via,
      { ada: { emails: [mail('work', 'a@x.org'), mail('home', 'b@y.org')] }, bob: {} },
      { 'emails eq "b@y.org"': ['ada'], 'emails co "x.org"': ['ada'], 'emails sw "c"': [] },
    ),

  'filter-urn': (via) =>
    finds(
      via,
      { ada: { [URN.enterpriseUser]: { department: 'Tools' } }, bob: {} },
      {
        [`${URN.enterpriseUser}:department eq "Tools"`]: ['ada'],
        [`${URN.enterpriseUser.toUpperCase()}:DEPARTMENT pr`]: ['ada'],
        [`${URN.user}:userName eq "bob"`]: ['bob'],
        [`${URN.user}:name.givenName pr`]: [],
        [`${URN.user}:emails[type eq "work"]`]: [],
      },
    ),

  async 'filter-case-exact'(via) {
    await finds(
      via,
      { Ada: { externalId: 'Key' }, bob: { externalId: 'key' } },
      {
        'userName eq "aDA"': ['Ada'],
        'externalId eq "Key"': ['Ada'],
        'externalId eq "KEY"': [],
        'externalId sw "k"': ['bob'],
        'externalId co "E"': [],
      },
    )
    await selects(via, roles, { 'value eq "COUNTESS"': ['Countess'], 'value co "UT"': ['Butler'] })
    const client = await via.start()
    const base = { photos: [{ value: 'https://x.org/Ada' }, { value: 'https://x.org/ada' }] }
    const operation = { op: 'remove', path: 'photos[value eq "https://x.org/ada"]' }
    for (const { way, body } of await via.patch(client, [operation], { base }))
      expect({ way, photos: body.photos }).toEqual({ way, photos: base.photos.slice(0, 1) })
  },

  async 'filter-date'(via) {
    const client = await via.start()
    const id = await createUser(client, 'ada')
    const { body } = await client.send('GET', `/Users/${id}`)
    const moment = new Date(body.meta.created)
    const inVienna = new Date(moment.getTime() + 3_600_000).toISOString().replace('Z', '+01:00')
    const later = new Date(moment.getTime() + 1).toISOString()
    await expectFound(via, client, {
      [`meta.created eq "${inVienna}"`]: ['ada'],
      [`meta.created ne "${inVienna}"`]: [],
      [`meta.created ge "${inVienna}"`]: ['ada'],
      [`meta.created le "${inVienna}"`]: ['ada'],
      [`meta.created lt "${later}"`]: ['ada'],
      [`meta.created gt "${inVienna}"`]: [],
    })
  },

  async 'filter-number'(via) {
    const client = await startWithDevices(via)
    for (const [filter, names] of [
      ['weight gt 9', ['ten']],
      ['weight eq 10.0', ['ten']],
      ['weight ge 9', ['nine', 'ten']],
      ['weight lt 9.5', ['nine']],
      ['weight ne 9', ['ten', 'none']],
    ] as const)
      for (const { way, body } of await via.query(client, '/Devices', { filter })) {
        const found = body.Resources.map(({ displayName }: { displayName: string }) => displayName)
        expect({ way, filter, found }).toEqual({ way, filter, found: names })
      }
  },

  async 'filter-present'(via) {
    await finds(
      via,
      { ada: { title: 'Countess', emails: [mail('work', 'a@x.org')] }, bob: { title: '' } },
      { 'title pr': ['ada'], 'emails pr': ['ada'], 'emails.type pr': ['ada'], 'photos pr': [] },
    )
    await selects(via, roles, { 'display pr': ['Butler'], 'type pr': ['Countess', 'Butler'] })
  },

  async 'filter-null'(via) {
    await finds(
      via,
      { ada: { title: 'Countess' }, bob: {} },
      { 'title eq null': ['bob'], 'title ne null': ['ada'], 'emails eq null': ['ada', 'bob'] },
    )
    await selects(via, roles, { 'type eq null': ['é'], 'type ne null': ['Countess', 'Butler'] })
  },

  'filter-not-equal': (via) =>
    finds(
      via,
      { ada: { emails: [mail('work', 'a@x.org'), mail('home', 'b@x.org')] }, bob: {} },
      { 'emails.type ne "work"': ['bob'], 'title ne "Countess"': ['ada', 'bob'] },
    ),

  async 'filter-escapes'(via) {
    const users = { ada: { title: 'says "and" or ] \\ not' }, bob: { title: 'é' } }
    await finds(via, users, {
      'title eq "says \\"and\\" or ] \\\\ not"': ['ada'],
      'title co "\\"and\\" or ]"': ['ada'],
      'title eq "\\u00e9"': ['bob'],
      'title eq "É"': ['bob'],
    })
    await selects(via, roles, {
      'display eq "says \\"and\\" or ] \\\\ not"': ['Butler'],
      'value eq "\\u00e9"': ['é'],
    })
  },

  async 'filter-common'(via) {
    const client = await via.start()
    const id = await createUser(client, 'ada', {
      externalId: 'x1',
      [URN.enterpriseUser]: { department: 'Tools' },
    })
    await createUser(client, 'bob')
    await expectFound(via, client, {
      [`id eq "${id}"`]: ['ada'],
      'externalId eq "x1"': ['ada'],
      'meta.resourceType eq "User" and externalId pr': ['ada'],
      'meta.lastModified gt "2000-01-01T00:00:00Z"': ['ada', 'bob'],
      [`schemas eq "${URN.enterpriseUser}"`]: ['ada'],
      [`schemas eq "${URN.user}"`]: ['ada', 'bob'],
    })
  },

  async 'filter-composed'(via) {
    const client = await via.start()
    const id = await createUser(client, 'ada')
    await createUser(client, 'bob')
    const group = await createGroup(client, 'Engineers', [id])
    await client.send('PUT', `/Users/${id}`, {
      body: { schemas: [URN.user], userName: 'ada', title: 'Countess' },
    })
    const { body } = await client.send('GET', `/Users/${id}`)
    await expectFound(via, client, {
      [`meta.location eq "${body.meta.location}"`]: ['ada'],
      'meta.location pr': ['ada', 'bob'],
      [`meta.version eq ${JSON.stringify(body.meta.version)}`]: ['ada'],
      'not (meta.version pr)': [],
      'groups pr': ['ada'],
      'not (groups pr)': ['bob'],
      [`groups.value eq "${group}"`]: ['ada'],
      'groups.display eq "Engineers"': ['ada'],
      'meta.location pr and not (groups pr)': ['bob'],
    })
    for (const filter of [`members.value eq "${id}"`, 'members pr', `members[value eq "${id}"]`])
      for (const answer of await via.query(client, '/Groups', { filter })) {
        const ids = answer.body.Resources.map((each: { id: string }) => each.id)
        expect({ way: answer.way, filter, ids }).toEqual({ way: answer.way, filter, ids: [group] })
      }
  },
})

async function startWithDevices(via: Via): Promise<Client> {
  const client = await via.start({ resourceTypes: deviceTypes })
  for (const [name, weight] of [
    ['nine', 9],
    ['ten', 10],
    ['none', undefined],
  ] as const)
    await createTarget(client, devices, { name, base: { weight } })
  return client
}
