import { expect, it } from 'vitest'
import { matchUser } from './match.ts'

const stranger = {
  id: 'root',
  userName: 'root',
  active: true,
  userType: 'Employee',
  name: { givenName: 'Ada' },
  displayName: 'ada',
  emails: [{ type: 'work', value: 'root@example.com' }],
}

it.each([
  'userName eq "ada"',
  'userName eq "ada" and active eq true',
  'active eq true and userName eq "ada"',
  'userName eq "ada" and userType eq "employee"',
  'userName eq "ada" or externalId eq "ada"',
  'not (userName ne "ada")',
  'userName pr and userName eq "ada"',
  'not (active eq false) and login eq "ada"',
  'login eq "ada"',
  'this is no filter "ada"',
])('takes no other user for the match of %s', (filter) => {
  const search = { filter, identifier: 'ada', attribute: 'userName' } as const
  expect(matchUser(stranger, search)).toBe('differs')
  expect(matchUser({ ...stranger, userName: 'ADA' }, search)).toBe('matches')
  expect(matchUser({ id: 'root' }, search)).toBe('unknown')
})

const filters = [
  'email.value Eq "ada@example.com"',
  'email Co "ada@example.com"',
  'emails co "ada@example.com"',
  'emails.value eq "ada@example.com"',
  'emails[value eq "ada@example.com"]',
  'emails[type eq "work" and value eq "ada@example.com"]',
  'emails[type eq "work" and value eq "ada@example.com"] and active eq true',
]

it.each(filters)('finds an address however the target spells it: %s', (filter) => {
  const search = { filter, identifier: 'ada@example.com', attribute: 'emails' } as const
  const match = (emails: unknown) => matchUser({ id: '1', userName: 'x', emails }, search)
  expect(match([{ type: 'work', value: 'ada@example.com' }])).toBe('matches')
  expect(match([{ Type: 'Work', Value: 'ADA@example.com' }])).toBe('matches')
  expect(match([{ value: 'ada@example.com' }])).toBe('matches')
  expect(match([{ type: null, value: 'ada@example.com' }])).toBe('matches')
  expect(match(['ada@example.com'])).toBe('matches')
  for (const other of [[{ type: 'work', value: 'eve@example.com' }], ['eve@example.com']])
    expect(match(other)).toBe('differs')
  for (const nothing of [undefined, null, [], '']) expect(match(nothing)).toBe('unknown')
})
