import { expect, it } from 'vitest'
import { progressText } from './progress-text.ts'

it.each([
  [{ done: 0, total: 5000 }, '0 of 5,000'],
  [{ done: 7, total: 9, reads: true as const }, '7 of 9 compared with the target'],
  [
    { done: 1200, total: 5000, perSecond: 119.6, remainingMs: 29_500 },
    '1,200 of 5,000 · 120 a second · 30 s left',
  ],
  [
    { done: 1, total: 2000, perSecond: 0.4, remainingMs: 5_000_000 },
    '1 of 2,000 · less than 1 a second · 83 min left',
  ],
  [{ done: 1, total: 9, perSecond: 1, remainingMs: 36_000_000 }, '1 of 9 · 1 a second · 10 h left'],
])('says %j', (progress, text) => {
  expect(progressText(progress)).toBe(text)
})
