import { expect, it } from 'vitest'
import { shownLabels, wholeTicks } from './bar-chart-scale.ts'

it.each([
  [0, [0, 1]],
  [1, [0, 1]],
  [4, [0, 1, 2, 3, 4]],
  [5, [0, 2, 4, 6]],
  [17, [0, 5, 10, 15, 20]],
  [20, [0, 5, 10, 15, 20]],
  [33, [0, 10, 20, 30, 40]],
  [100_000, [0, 50_000, 100_000]],
  [12_345, [0, 5000, 10_000, 15_000]],
])('reaches %i in whole steps', (most, ticks) => {
  expect(wholeTicks(most)).toEqual(ticks)
})

const room = { first: 50, each: 10, end: 1000, width: 60, gap: 30 }

it('shows each label where there is room', () => {
  expect([...shownLabels(3, { ...room, each: 100 })]).toEqual([2, 1, 0])
})

it('omits labels so that those shown do not overlap', () => {
  expect([...shownLabels(30, room)]).toEqual([29, 20, 11, 2])
})

it('leaves out a last label that would be cut off', () => {
  expect([...shownLabels(30, { ...room, end: 350 })]).toEqual([27, 18, 9, 0])
})
