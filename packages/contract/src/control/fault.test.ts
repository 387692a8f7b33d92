import { expect, it } from 'vitest'
import { fault } from './fault.ts'

const status = { kind: 'status', status: 429 }
const wholeNumber = (from: number, to: number) => `a whole number from ${from} to ${to} is expected`

it.each([
  ['times', { times: 0 }, wholeNumber(1, 1_000_000)],
  ['skip', { skip: 'two' }, wholeNumber(0, 1_000_000)],
  ['effect.status', { effect: { ...status, status: 99 } }, wholeNumber(200, 599)],
  ['effect.ms', { effect: { kind: 'latency', ms: Number.NaN } }, wholeNumber(1, 600_000)],
  ['effect.value', { effect: { kind: 'content-type', value: '' } }, 'a media type is expected'],
  ['id', { id: 'two words' }, 'up to 64 letters, digits, - and _ are expected'],
  [
    'effect.headers.X Why',
    { effect: { ...status, headers: { 'X Why': 'a' } } },
    'a header name has letters, digits and - but no spaces',
  ],
  [
    'effect.headers.X-Why',
    { effect: { ...status, headers: { 'X-Why': 'a\nb' } } },
    'a value in one line is expected',
  ],
  [
    'effect.headers.x-why',
    { effect: { ...status, headers: { 'X-Why': 'a', 'x-why': 'b' } } },
    'a header is given once',
  ],
])('says in words what is wrong at %s', (path, wrong, message) => {
  const { error } = fault.safeParse({ effect: status, ...wrong })
  expect(error?.issues.map((issue) => [issue.path.join('.'), issue.message])).toEqual([
    [path, message],
  ])
})

it.each([
  0,
  30,
  '30',
  'Wed, 21 Oct 2026 07:28:00 GMT',
  'Sunday, 06-Nov-94 08:49:37 GMT',
  'Sun Nov  6 08:49:37 1994',
])('takes %j for a Retry-After', (retryAfter) => {
  expect(fault.safeParse({ effect: { ...status, retryAfter } }).success).toBe(true)
})

it.each([
  -1,
  1.5,
  '',
  'soon',
  '-1',
  '1.5',
  'Wed, 21 Foo 2026 07:28:00 GMT',
  '2026-10-21T07:28:00Z',
])('refuses %j for a Retry-After', (retryAfter) => {
  const { error } = fault.safeParse({ effect: { ...status, retryAfter } })
  expect(error?.issues.map(({ message }) => message)).toEqual([
    'seconds or an HTTP date are expected, like 30 or Wed, 21 Oct 2026 07:28:00 GMT',
  ])
})
