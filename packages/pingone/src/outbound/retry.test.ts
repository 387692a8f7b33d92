import { expect, it } from 'vitest'
import { deliveryDefaults } from '@pingone-sandbox/contract'
import { createRandom } from '../seeded/random.ts'
import { judge, parseRetryAfter, pauseAfter } from './retry.ts'
import type { TransportResult } from '../wire/transport.ts'

const now = Date.parse('2026-01-01T00:00:00Z')
const answer = (status: number, headers: Record<string, string> = {}): TransportResult => ({
  response: { status, headers, body: '' },
})
const reset: TransportResult = { failure: { code: 'reset', message: '' } }

it.each([
  ['0', 0],
  ['7', 7000],
  [' 7 ', 7000],
  ['86400', 300_000],
  ['Thu, 01 Jan 2026 00:00:09 GMT', 9000],
  ['Thursday, 01-Jan-26 00:00:09 GMT', 9000],
  ['Wed, 31 Dec 2025 23:59:00 GMT', 0],
  ['soon', undefined],
  ['-1', undefined],
  ['1.5', undefined],
  ['', undefined],
  [undefined, undefined],
])('reads Retry-After %j as %j ms', (value, expected) => {
  expect(parseRetryAfter(value, now)).toBe(expected)
})

it.each([
  [answer(200), { transient: false, ambiguous: false, reached: true }],
  [answer(404), { transient: false, ambiguous: false, reached: true }],
  [answer(429), { transient: true, ambiguous: false, reached: undefined }],
  [answer(408), { transient: true, ambiguous: false, reached: undefined }],
  [answer(425), { transient: true, ambiguous: false, reached: undefined }],
  [answer(501), { transient: false, ambiguous: false, reached: true }],
  [answer(503), { transient: true, ambiguous: true, reached: false }],
  [reset, { transient: true, ambiguous: true, reached: false }],
  [
    { failure: { code: 'refused', message: '' } },
    { transient: true, ambiguous: false, reached: false },
  ],
  [
    { failure: { code: 'tls', message: '' } },
    { transient: false, ambiguous: false, reached: false },
  ],
] as const)('judges %j', (result, verdict) => {
  expect(judge(result)).toEqual(verdict)
})

const delivery = { ...deliveryDefaults, backoffMs: 100, maxBackoffMs: 1000 }

function pauses(seed: number): number[] {
  const random = createRandom(seed)
  const options = { delivery, choices: { retryAfter: 'honoured' }, random, now } as const
  return [1, 2, 3, 4, 5, 6].map((attempt) => pauseAfter(attempt, reset, options).milliseconds)
}

it('doubles the pause up to its maximum, and takes between half and all of it', () => {
  for (const [index, longest] of [100, 200, 400, 800, 1000, 1000].entries()) {
    expect(pauses(1)[index]).toBeGreaterThanOrEqual(longest / 2)
    expect(pauses(1)[index]).toBeLessThanOrEqual(longest)
  }
})

it('draws the same pauses from the same seed, and others from another', () => {
  expect(pauses(1)).toEqual(pauses(1))
  expect(pauses(1)).not.toEqual(pauses(2))
})

it('waits as long as the target asks for, unless the profile ignores that', () => {
  const asked = answer(429, { 'retry-after': '9' })
  const options = { delivery, random: createRandom(1), now }
  expect(pauseAfter(1, asked, { ...options, choices: { retryAfter: 'honoured' } })).toEqual({
    milliseconds: 9000,
    asked: true,
  })
  expect(pauseAfter(1, asked, { ...options, choices: { retryAfter: 'ignored' } }).asked).toBe(false)
})
