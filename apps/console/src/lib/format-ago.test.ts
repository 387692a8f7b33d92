import { expect, it } from 'vitest'
import { formatAgo } from './format-ago.ts'

const minute = 60_000
const hour = 60 * minute

it.each([
  [0, 'just now'],
  [minute - 1, 'just now'],
  // A clock that was put back.
  [-hour, 'just now'],
  [minute, '1 minute ago'],
  [hour - 1, '59 minutes ago'],
  [hour, '1 hour ago'],
  [25 * hour, 'yesterday'],
  [24 * 9 * hour, '9 days ago'],
])('says %d ms as %s', (passed, words) => {
  expect(formatAgo(1e12 - passed, 1e12)).toBe(words)
})
