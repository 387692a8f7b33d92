import { expect, it } from 'vitest'
import { dayStarts } from './day-starts.ts'

/** Noon of a day, here. */
const noon = (day: number) => ({ at: new Date(2026, 10, day, 12).toISOString() })

it('finds where another day begins', () => {
  expect([...dayStarts([noon(30), noon(30), noon(29), noon(29), noon(2)])]).toEqual([2, 4])
  expect([...dayStarts([noon(30)])]).toEqual([])
})
