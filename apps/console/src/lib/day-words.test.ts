import { expect, it } from 'vitest'
import { byDay } from './day-words.ts'

// Without a zone these are times of this machine, as the browser shows them.
const now = new Date('2026-11-30T14:00:00').toISOString()
const at = (local: string) => ({ at: new Date(local).toISOString() })

it('groups what happened by days, in its order', () => {
  const items = [
    at('2026-11-30T13:00:00'),
    at('2026-11-30T00:00:01'),
    at('2026-11-29T23:59:59'),
    at('2025-11-30T13:00:00'),
  ]
  expect(byDay(items, now).map(({ day, items: found }) => [day, found.length])).toEqual([
    ['Today, 30 November 2026', 2],
    ['Yesterday, 29 November 2026', 1],
    ['30 November 2025', 1],
  ])
})
