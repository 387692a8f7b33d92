import type { MisbehaviourId } from '@pingone-sandbox/scim-server'
import { expect, it } from 'vitest'
import { objectionsTo } from './objections.ts'

it.each<[MisbehaviourId, Record<string, string>]>([
  ['empty-list-is-404', { 'users.create': 'breaks: search-not-found' }],
  ['quoted-value-refused', { 'users.create': 'breaks: refused' }],
  ['created-without-body', { 'users.create': 'breaks: unreadable' }],
  ['created-not-readable', { 'users.create': 'breaks: state' }],
  ['user-name-differs', { 'users.create': 'breaks: state' }],
  ['filter-ignored', { 'users.find-nothing': 'breaks: other-match' }],
  ['no-put', { 'users.change': 'not-supported: method-not-supported' }],
  ['put-not-found', { 'users.change': 'not-supported: method-not-supported' }],
  ['read-only-refused', { 'users.change': 'breaks: refused' }],
  ['replace-appends-list', { 'users.email': 'breaks: kept' }],
  ['email-without-type', { 'users.create': 'remark: state', 'users.email': 'breaks: kept' }],
  [
    'attributes-dropped',
    { 'users.phone': 'not-supported: state', 'users.work': 'not-supported: state' },
  ],
  [
    'stale-read',
    {
      'users.create': 'remark: stale',
      'users.find': 'remark: stale',
      'users.change-at-once': 'breaks: conflict',
    },
  ],
  ['active-ignored', { 'users.disable': 'breaks: state' }],
  ['inactive-hidden', { 'users.disable': 'breaks: state' }],
  ['error-500-for-404', { 'users.recreate': 'breaks: target-error' }],
  ['error-with-200', { 'users.recreate': 'breaks: unreadable' }],
])('finds %s in the life of a user', async (misbehaviour, expected) => {
  expect(await objectionsTo([misbehaviour], { only: ['users'] })).toEqual(expected)
})

it.each<MisbehaviourId>(['put-merges', 'numbers-as-strings', 'string-is-true'])(
  'finds nothing that breaks PingOne in %s',
  async (misbehaviour) => {
    expect(await objectionsTo([misbehaviour], { only: ['users'] })).toEqual({})
  },
)

it('finds a server without PUT to work with a PingOne that patches users', async () => {
  expect(await objectionsTo(['no-put'], { only: ['users'], profile: 'patch-first' })).toEqual({})
})
