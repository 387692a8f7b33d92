import { expect, it } from 'vitest'
import { timeOrderedId } from './time-ordered-id.ts'

it('orders ids by their instants and keeps them apart within one', () => {
  const at = new Date('2026-11-30T12:00:00.000Z')
  const ids = Array.from({ length: 100 }, () => timeOrderedId(crypto.randomUUID(), at))
  expect(new Set(ids).size).toBe(100)
  for (const id of ids)
    expect(id).toMatch(/^01a22c53-8200-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
  const later = timeOrderedId(crypto.randomUUID(), new Date(at.getTime() + 1))
  expect(ids.every((id) => id < later)).toBe(true)
})

it.each(['exchange-7', '', '6ba7b810-9dad-11d1-80b4-00c04fd430c8'])(
  'leaves an id of another form as it is: %j',
  (id) => expect(timeOrderedId(id, new Date())).toBe(id),
)
