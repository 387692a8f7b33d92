import { expect, it } from 'vitest'
import { formatDuration } from './format-duration.ts'

it.each([
  [0, '0 ms'],
  [2.44, '2.4 ms'],
  [17.3, '17 ms'],
  [1540, '1.5 s'],
  [61_000, '61 s'],
])('writes %i milliseconds as %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text)
})
