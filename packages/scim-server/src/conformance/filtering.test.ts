import { URN } from '@pingone-sandbox/scim'
import { expect } from 'vitest'
import { list } from '../test/listing.ts'
import { createUser } from '../test/provision.ts'
import { startServer, type Client } from '../test/start-server.ts'
import { conforms } from './conforms.test-support.ts'
import { filtering } from './filtering.ts'

conforms(filtering, {
  'filter-operators': () =>
    holds(
      { ada: { title: 'Countess' }, bob: { title: 'Butler' }, cleo: {} },
      {
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
      },
    ),

  'filter-in-any-case': () =>
    holds(
      { ada: { title: 'Countess' }, bob: {} },
      {
        'username Eq "ada"': ['ada'],
        'USERNAME EQ "ADA"': ['ada'],
        'TITLE PR AND NOT (userName SW "b")': ['ada'],
        'title Co "x" Or userName eQ "bob"': ['bob'],
        'active eq TRUE': [],
      },
    ),

  'filter-logic': () =>
    holds(
      {
        ada: { title: 'A', nickName: 'X' },
        bob: { title: 'B', nickName: 'X' },
        cleo: { title: 'C', nickName: 'Y' },
      },
      {
        'title eq "A" or title eq "B" and nickName eq "Y"': ['ada'],
        '(title eq "A" or title eq "B") and nickName eq "X"': ['ada', 'bob'],
        'not (title eq "A") and nickName eq "X"': ['bob'],
        'not (title eq "A" or nickName eq "Y")': ['bob'],
        'not (title eq "A" and nickName eq "Y")': ['ada', 'bob', 'cleo'],
      },
    ),

  'filter-value-path': () =>
    holds(
      {
        ada: { emails: [mail('work', 'a@x.org'), mail('home', 'b@x.org')] },
        bob: { emails: [mail('work', 'b@x.org')] },
        cleo: {},
      },
      {
        'emails[type eq "work" and value eq "b@x.org"]': ['bob'],
        'emails[type eq "work"] and emails[value eq "b@x.org"]': ['ada', 'bob'],
        'emails[not (type eq "work")]': ['ada'],
        'not (emails[type eq "home"])': ['bob', 'cleo'],
      },
    ),

  'filter-sub-attribute': () =>
    holds(
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

  'filter-bare-plural': () =>
    holds(
      { ada: { emails: [mail('work', 'a@x.org'), mail('home', 'b@y.org')] }, bob: {} },
      { 'emails eq "b@y.org"': ['ada'], 'emails co "x.org"': ['ada'], 'emails sw "c"': [] },
    ),

  'filter-urn': () =>
    holds(
      { ada: { [URN.enterpriseUser]: { department: 'Tools' } }, bob: {} },
      {
        [`${URN.enterpriseUser}:department eq "Tools"`]: ['ada'],
        [`${URN.enterpriseUser.toUpperCase()}:DEPARTMENT pr`]: ['ada'],
        [`${URN.user}:userName eq "bob"`]: ['bob'],
        [`${URN.user}:name.givenName pr`]: [],
      },
    ),

  'filter-case-exact': () =>
    holds(
      { Ada: { externalId: 'Key' }, bob: { externalId: 'key' } },
      {
        'userName eq "aDA"': ['Ada'],
        'externalId eq "Key"': ['Ada'],
        'externalId eq "KEY"': [],
        'externalId sw "k"': ['bob'],
      },
    ),

  async 'filter-date'() {
    const client = await startServer()
    const id = await createUser(client, 'ada')
    const { body } = await client.send('GET', `/Users/${id}`)
    const moment = new Date(body.meta.created)
    const inVienna = new Date(moment.getTime() + 3_600_000).toISOString().replace('Z', '+01:00')
    const later = new Date(moment.getTime() + 1).toISOString()
    await expectFound(client, {
      [`meta.created eq "${inVienna}"`]: ['ada'],
      [`meta.created ge "${inVienna}"`]: ['ada'],
      [`meta.created lt "${later}"`]: ['ada'],
      [`meta.created gt "${inVienna}"`]: [],
    })
  },

  async 'filter-boolean-and-number'() {
    const client = await startWith({ ada: { active: true }, bob: { active: false }, cleo: {} })
    await expectFound(client, {
      'active eq true': ['ada'],
      'active eq false': ['bob'],
      'active ne true': ['bob', 'cleo'],
    })
    await expectRefused(client, 'active gt false', 'invalidFilter')
  },

  'filter-present': () =>
    holds(
      { ada: { title: 'Countess', emails: [mail('work', 'a@x.org')] }, bob: { title: '' } },
      { 'title pr': ['ada'], 'emails pr': ['ada'], 'emails.type pr': ['ada'], 'photos pr': [] },
    ),

  'filter-not-equal': () =>
    holds(
      { ada: { emails: [mail('work', 'a@x.org'), mail('home', 'b@x.org')] }, bob: {} },
      { 'emails.type ne "work"': ['bob'], 'title ne "Countess"': ['ada', 'bob'] },
    ),

  'filter-escapes': () =>
    holds(
      { ada: { title: 'says "and" or ] \\ not' }, bob: { title: 'é' } },
      {
        'title eq "says \\"and\\" or ] \\\\ not"': ['ada'],
        'title co "\\"and\\" or ]"': ['ada'],
        'title eq "\\u00e9"': ['bob'],
        'title eq "É"': ['bob'],
      },
    ),

  async 'filter-separator'() {
    const client = await startWith({ ada: {} })
    await expectFound(client, { '  userName   eq   "ada"  ': ['ada'] })
    for (const filter of ['userName\teq "ada"', 'userName\neq "ada"', 'userName\u00a0eq "ada"'])
      await expectRefused(client, filter, 'invalidFilter')
  },

  async 'filter-unknown'() {
    const client = await startWith({ ada: {} })
    for (const filter of ['height gt 3', 'name.height pr', 'emails[height eq 3]', 'urn:x:y pr'])
      await expectRefused(client, filter, 'invalidFilter')
  },

  async 'filter-malformed'() {
    const client = await startWith({ ada: {} })
    for (const filter of [
      '',
      'userName',
      'userName eq',
      'userName eq ada',
      'userName is "ada"',
      'userName eq "ada',
      '(userName eq "ada"',
      'userName eq "ada")',
      'userName eq "ada" and',
      'not userName pr',
      'emails[type eq "work"',
      'userName gt 3',
      'naïve eq "x"',
    ])
      await expectRefused(client, filter, 'invalidFilter')
  },

  async 'filter-limits'() {
    const client = await startServer()
    const term = 'title pr'
    for (const [filter, scimType] of [
      [`title eq "${'x'.repeat(20_000)}"`, 'invalidFilter'],
      [`${'('.repeat(60)}${term}${')'.repeat(60)}`, 'invalidFilter'],
      [Array(501).fill(term).join(' or '), 'tooMany'],
    ] as const) {
      // What is too long for a filter is too long for a URL as well.
      const body = { schemas: [URN.searchRequest], filter }
      expect(await client.send('POST', '/Users/.search', { body })).toMatchObject({
        status: 400,
        body: { scimType },
      })
    }
  },

  async 'filter-common'() {
    const client = await startServer()
    const id = await createUser(client, 'ada', { externalId: 'x1' })
    await createUser(client, 'bob')
    await expectFound(client, {
      [`id eq "${id}"`]: ['ada'],
      'externalId eq "x1"': ['ada'],
      'meta.resourceType eq "User" and externalId pr': ['ada'],
      'meta.lastModified gt "2000-01-01T00:00:00Z"': ['ada', 'bob'],
    })
  },
})

const mail = (type: string, value: string) => ({ type, value })

type Users = Readonly<Record<string, object>>
/** The names of the users that each filter finds. */
type Expected = Readonly<Record<string, readonly string[]>>

async function holds(users: Users, expected: Expected): Promise<void> {
  await expectFound(await startWith(users), expected)
}

async function startWith(users: Users): Promise<Client> {
  const client = await startServer()
  for (const [userName, more] of Object.entries(users)) await createUser(client, userName, more)
  return client
}

async function expectFound(client: Client, expected: Expected): Promise<void> {
  for (const [filter, names] of Object.entries(expected)) {
    const { body } = await list(client, '/Users', { filter })
    const found = body.Resources?.map(({ userName }: { userName: string }) => userName)
    expect({ filter, found, total: body.totalResults }).toEqual({
      filter,
      found: names,
      total: names.length,
    })
  }
}

async function expectRefused(client: Client, filter: string, scimType: string): Promise<void> {
  const { status, body } = await list(client, '/Users', { filter })
  expect({ filter, status, scimType: body.scimType }).toEqual({ filter, status: 400, scimType })
}
