import { expect, it } from 'vitest'
import { createSyncProgresses } from './sync-progress.ts'

function startProgress(total: number) {
  let now = 5000
  const progresses = createSyncProgresses(() => now)
  const window = progresses.begin('rule', total)
  return {
    ...progresses,
    window,
    /** Completes `count` tasks evenly within `ms` milliseconds. */
    work: (count: number, ms: number) => {
      for (let done = 0; done < count; done += 1) {
        now += ms / count
        window.advance()
      }
    },
  }
}

it('has no progress for a rule without a full sync', () => {
  const { of, window } = startProgress(10)
  expect(of('another')).toBeUndefined()
  window.end()
  expect(of('rule')).toBeUndefined()
})

it('has no rate before a task is done', () => {
  expect(startProgress(10).of('rule')).toEqual({ done: 0, total: 10 })
})

it('reports that the target is read', () => {
  const { of, begin } = startProgress(10)
  begin('rule', 10, true)
  expect(of('rule')).toEqual({ done: 0, total: 10, reads: true })
})

it('reports the rate and the remaining time', () => {
  const { of, work } = startProgress(1000)
  work(200, 2000)
  expect(of('rule')).toEqual({ done: 200, total: 1000, perSecond: 100, remainingMs: 8000 })
})

it('follows the rate when the target slows down', () => {
  const { of, work } = startProgress(10_000)
  work(1000, 1000)
  work(300, 30_000)
  expect(of('rule')?.perSecond).toBeCloseTo(10, 0)
})

it('never reports more done than the total', () => {
  const { of, work } = startProgress(2)
  work(3, 3000)
  expect(of('rule')).toMatchObject({ done: 3, total: 3, remainingMs: 0 })
})

it('ends only the window that it was asked to end', () => {
  const { of, begin, window } = startProgress(5)
  begin('rule', 7)
  window.end()
  expect(of('rule')).toMatchObject({ total: 7 })
})
