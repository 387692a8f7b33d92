import { expect, it } from 'vitest'
import { instantOf } from './compare.ts'

it.each([
  ['1970-01-01T00:00:00Z', 0],
  ['1970-01-01T00:00:00', 0],
  ['1970-01-01T00:00:00.250z', 250],
  ['1970-01-01T01:00:00+01:00', 0],
  ['1969-12-31T19:30:00-04:30', 0],
  ['2026-01-31T08:00:00.1234567Z', Date.UTC(2026, 0, 31, 8, 0, 0, 123)],
])('reads %s as an instant', (text, instant) => {
  expect(instantOf(text)).toBe(instant)
})

it.each(['', '2026', '2026-01-31', '2026-01-31 08:00:00Z', '2026-13-31T08:00:00Z', 'yesterday'])(
  'finds no instant in "%s"',
  (text) => {
    expect(instantOf(text)).toBeUndefined()
  },
)
