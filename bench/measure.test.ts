import { expect, it } from 'vitest'
import { median } from './measure.ts'

it.each([
  { figures: [7], middle: 7 },
  { figures: [9, 1, 5], middle: 5 },
  { figures: [10, 2, 4, 100], middle: 7 },
])('finds the middle of $figures', ({ figures, middle }) => {
  expect(median(figures)).toBe(middle)
})
