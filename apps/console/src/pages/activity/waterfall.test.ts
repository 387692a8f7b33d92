import { expect, it } from 'vitest'
import { fakeExchange } from '../../test/fake-journal.ts'
import { waterfallOf } from './waterfall.ts'

const at = (ms: number) => new Date(Date.UTC(2026, 0, 1) + ms).toISOString()
const request = (seq: number, start: number, durationMs: number) => ({
  seq,
  at: at(start + durationMs),
  type: 'exchange' as const,
  exchange: fakeExchange({ id: `x${seq}`, at: at(start), durationMs }),
})

it('places requests and pauses on one axis', () => {
  const entries = [
    request(1, 1000, 20),
    { seq: 2, at: at(1020), type: 'retry' as const, attempt: 1, waitMs: 180, summary: '503' },
    request(3, 1200, 10),
  ]
  const { bars, length, ticks } = waterfallOf(entries)
  expect(bars.map(({ kind, start, length: long }) => [kind, start, long])).toEqual([
    ['request', 0, 20],
    ['wait', 20, 180],
    ['request', 200, 10],
  ])
  expect(length).toBe(210)
  expect(ticks).toEqual([0, 100, 200])
})

it('puts first what was sent first, whenever it was answered', () => {
  const { bars } = waterfallOf([request(1, 50, 5), request(2, 0, 90)])
  expect(bars.map(({ key }) => key)).toEqual(['x2', 'x1'])
})

it('has an axis under a fixed clock', () => {
  expect(waterfallOf([request(1, 0, 0)])).toMatchObject({ length: 1 })
  expect(waterfallOf([])).toMatchObject({ bars: [], length: 1 })
})
