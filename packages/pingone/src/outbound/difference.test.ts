import { groupResourceType, URN, userResourceType } from '@pingone-sandbox/scim'
import { describe, expect, it } from 'vitest'
import { differences } from './difference.ts'

const user = (sent: object, answered: object, written = sent) =>
  differences(
    { ...sent },
    { ...answered },
    { type: userResourceType, written: { ...written } },
  ).map(({ kind, attribute }) => `${kind} ${attribute}`)
const group = (sent: object, answered: object) =>
  differences({ ...sent }, { ...answered }, { type: groupResourceType })

const work = (value: string, more: object = { primary: true }) => ({ type: 'work', value, ...more })

describe('what contradicts', () => {
  it.each([
    ['a value dropped', { title: 'Dr' }, {}, ['dropped title']],
    [
      'phones dropped',
      { phoneNumbers: [work('1')] },
      { phoneNumbers: [] },
      ['dropped phoneNumbers'],
    ],
    ['a value altered', { title: 'Dr' }, { title: 'Mr' }, ['altered title']],
    ['the name kept', { userName: 'new' }, { userName: 'old' }, ['altered userName']],
    ['active ignored', { active: false }, { active: true }, ['altered active']],
    ['active not shown', { active: false }, { userName: 'x' }, ['dropped active']],
    [
      'a part of a complex value altered',
      { name: { givenName: 'A', familyName: 'B' } },
      { name: { givenName: 'A', familyName: 'C' } },
      ['altered name.familyName'],
    ],
    [
      'an element altered',
      { emails: [work('new@x.org')] },
      { emails: [work('old@x.org')] },
      ['altered emails[work]'],
    ],
    [
      'a list appended',
      { emails: [work('new@x.org')] },
      { emails: [work('old@x.org'), work('new@x.org')] },
      ['kept emails[work]', 'two-primaries emails'],
    ],
    [
      'a type dropped',
      { emails: [work('a@x.org')] },
      { emails: [{ value: 'a@x.org', primary: true }] },
      ['dropped emails[work].type'],
    ],
    [
      'a primary that moved',
      { emails: [work('a@x.org')] },
      { emails: [work('a@x.org', { primary: false })] },
      ['altered emails[work].primary'],
    ],
    [
      'a part of an address altered',
      { addresses: [{ type: 'work', locality: 'Wien' }] },
      { addresses: [{ type: 'Work', locality: 'Graz' }] },
      ['altered addresses[work].locality'],
    ],
    [
      'an attribute of the enterprise extension dropped',
      { [URN.enterpriseUser]: { department: 'R&D', division: 'X' } },
      { schemas: [URN.enterpriseUser], [URN.enterpriseUser]: { division: 'X' } },
      [`dropped ${URN.enterpriseUser}:department`],
    ],
    [
      'an extension that the target does not have',
      { 'urn:acme:2.0:User': { badge: '7' } },
      { schemas: [URN.user] },
      ['dropped urn:acme:2.0:User'],
    ],
    [
      'an external id in another letter case',
      { externalId: 'aB' },
      { externalId: 'ab' },
      ['altered externalId'],
    ],
  ])('notices %s', (_, sent, answered, expected) => {
    expect(user(sent, answered)).toEqual(expected)
  })

  it('reports how many members are missing', () => {
    const members = ['1', '2', '3', '4'].map((value) => ({ value }))
    const answered = { displayName: 'T', members: [{ value: '1', type: 'User' }] }
    expect(group({ displayName: 'T', members }, answered)).toEqual([
      { kind: 'cut', attribute: 'members', count: 3, of: 4 },
    ])
  })

  it('notices a member that is still there', () => {
    const answered = {
      members: [
        { value: '1', type: 'User' },
        { value: '2', type: 'User' },
      ],
    }
    expect(group({ members: [{ value: '1' }] }, answered)).toEqual([
      { kind: 'kept', attribute: 'members', answered: '2', count: 1 },
    ])
  })
})

describe('what does not contradict', () => {
  it.each([
    ['a password', { password: 'x' }, {}],
    ['what the target sets', { id: '1', meta: { version: 'a' }, groups: [{ value: 'g' }] }, {}],
    [
      'letter case of values',
      { userName: 'Ada', emails: [work('A@X.org')] },
      { userName: 'ada', emails: [work('a@x.ORG')] },
    ],
    [
      'letter case of names and types',
      { emails: [work('a')] },
      { Emails: [{ Type: 'Work', Value: 'a', Primary: true }] },
    ],
    [
      'the order of a list',
      { emails: [work('a'), { type: 'home', value: 'b' }] },
      { emails: [{ type: 'home', value: 'b' }, work('a')] },
    ],
    [
      'values of other types',
      { emails: [work('a')] },
      { emails: [work('a'), { type: 'home', value: 'b' }] },
    ],
    ['further attributes', { title: 'x' }, { title: 'x', nickName: 'y', name: { formatted: 'z' } }],
    ['an empty value', { title: '', emails: [] }, {}],
    [
      'not primary',
      { emails: [work('a', { primary: false })] },
      { emails: [{ type: 'work', value: 'a' }] },
    ],
    ['addresses kept as text', { emails: [work('a')] }, { emails: ['a'] }],
    [
      'a manager as text',
      { [URN.enterpriseUser]: { manager: { value: '7' } } },
      { [URN.enterpriseUser]: { manager: '7' } },
    ],
    [
      'a telephone number as a URI',
      { phoneNumbers: [work('+43 1 23')] },
      { phoneNumbers: [work('tel:+43-1-23')] },
    ],
    ['a boolean as text', { active: true }, { active: 'True' }],
    ['another Unicode form', { title: 'é' }, { title: 'e\u0301' }],
    [
      'what a custom extension returns on request',
      { 'urn:acme:2.0:User': { badge: '7' } },
      { schemas: ['urn:acme:2.0:User'] },
    ],
  ])('passes %s', (_, sent, answered) => {
    expect(user(sent, answered)).toEqual([])
  })

  it('passes values of a type that were written along', () => {
    const stored = [work('new'), work('also', {})]
    expect(user({ emails: [work('new')] }, { emails: stored }, { emails: stored })).toEqual([])
  })

  it('passes two primaries that were sent', () => {
    const emails = [work('a'), { type: 'home', value: 'a', primary: true }]
    expect(user({ emails: [work('a')] }, { emails }, { emails })).toEqual([])
  })
})
