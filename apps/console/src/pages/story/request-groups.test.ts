import type { ExchangeBrief } from '@pingone-sandbox/contract'
import { expect, it } from 'vitest'
import { requestRows } from './request-groups.ts'

const sent = (id: string, attempt: number, method = 'POST'): ExchangeBrief => ({
  ...{ id, seq: 1, at: '2026-11-30T14:02:07.000Z', durationMs: 3, purpose: 'create' },
  ...{ summary: 'Create the user', attempt, method, url: 'https://target.test/Users' },
  status: 500,
})

it('joins the attempts before the last one of a request', () => {
  const lookup = sent('look', 1, 'GET')
  const attempts = ['a', 'b', 'c', 'd', 'e'].map((id, index) => sent(id, index + 1))
  expect(requestRows([lookup, ...attempts])).toEqual([
    { kind: 'exchange', exchange: lookup },
    { kind: 'attempts', exchanges: attempts.slice(0, 4) },
    { kind: 'exchange', exchange: attempts[4] },
  ])
})

it('shows a single earlier attempt, and the first attempts of two requests, each by itself', () => {
  const exchanges = [sent('a', 1), sent('b', 2), sent('c', 1)]
  expect(requestRows(exchanges).map(({ kind }) => kind)).toEqual([
    'exchange',
    'exchange',
    'exchange',
  ])
})

it('joins the lookups between the attempts to them, and neither the one before nor the one after', () => {
  const lookup = (id: string): ExchangeBrief => ({ ...sent(id, 1, 'GET'), purpose: 'lookup' })
  const [first, second, third] = [sent('a', 1), sent('b', 2), sent('c', 3)]
  const between = [lookup('2'), lookup('3')]
  expect(
    requestRows([lookup('1'), first, lookup('2'), second, lookup('3'), third, lookup('4')]),
  ).toEqual([
    { kind: 'exchange', exchange: lookup('1') },
    { kind: 'attempts', exchanges: [first, between[0], second, between[1]] },
    { kind: 'exchange', exchange: third },
    { kind: 'exchange', exchange: lookup('4') },
  ])
})
