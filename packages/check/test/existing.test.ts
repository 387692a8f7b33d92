import type { MisbehaviourId } from '@pingone-sandbox/scim-server'
import { expect, it } from 'vitest'
import { objectionsTo } from './objections.ts'

const only = ['existing', 'default-filter', 'by-email', 'conflict']

it.each<[MisbehaviourId, Record<string, string>]>([
  ['duplicates-accepted', { 'conflict.refused': 'breaks: duplicate' }],
  ['error-with-200', { 'conflict.refused': 'breaks: unreadable' }],
  ['error-500-for-client-errors', { 'conflict.refused': 'remark: target-error' }],
  ['conflict-without-scim-type', { 'conflict.refused': 'remark: scim-type' }],
  ['user-name-case-exact', { 'existing.letter-case': 'breaks: conflict' }],
  ['case-sensitive-attributes', { 'default-filter.linked': 'breaks: conflict' }],
  ['case-sensitive-operators', { 'default-filter.linked': 'breaks: conflict' }],
  [
    'unknown-filter-empty',
    { 'default-filter.linked': 'breaks: conflict', 'by-email.linked': 'not-supported: duplicate' },
  ],
  ['case-sensitive-type', { 'by-email.linked': 'not-supported: duplicate' }],
])('finds %s in accounts that exist already', async (misbehaviour, expected) => {
  expect(await objectionsTo([misbehaviour], { only })).toEqual(expected)
})

it('finds an endpoint that breaks a PingOne that links the account of a conflict', async () => {
  expect(
    await objectionsTo(['error-500-for-client-errors'], {
      only: ['conflict'],
      profile: 'current,createConflict=link',
    }),
  ).toEqual({ 'conflict.refused': 'breaks: target-error' })
})

it('finds that a PUT loses what PingOne does not map', async () => {
  const objections = await objectionsTo([], {
    only: ['existing'],
    wrap: (transport) => (request) =>
      transport(
        request.method === 'PUT'
          ? { ...request, body: JSON.stringify({ ...JSON.parse(request.body ?? ''), title: null }) }
          : request,
      ),
  })
  expect(objections).toEqual({ 'existing.unmapped': 'breaks: lost' })
})

it('expects no attribute to be kept by a PingOne that sends the mapped ones alone', async () => {
  expect(
    await objectionsTo([], { only: ['existing'], profile: 'current,userPutBody=mapped' }),
  ).toEqual({})
})
