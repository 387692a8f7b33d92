import { expect, it } from 'vitest'
import { createSyncProgresses } from './sync-progress.ts'

function startProgress(total: number) {
  let now = 5000
  const progresses = createSyncProgresses(() => now)
  const stretch = progresses.begin('rule', total)
  return {
    ...progresses,
    stretch,
    /** So many are done in so many milliseconds, evenly. */
    work: (count: number, ms: number) => {
      for (let done = 0; done < count; done += 1) {
        now += ms / count
        stretch.advance()
      }
    },
  }
}

it('says nothing of a rule that is not synced in full', () => {
  const { of, stretch } = startProgress(10)
  expect(of('another')).toBeUndefined()
  stretch.end()
  expect(of('rule')).toBeUndefined()
})

it('knows no rate before something is done', () => {
  expect(startProgress(10).of('rule')).toEqual({ done: 0, total: 10 })
})

it('tells that the target is read', () => {
  const { of, begin } = startProgress(10)
  begin('rule', 10, true)
  expect(of('rule')).toEqual({ done: 0, total: 10, reads: true })
})

it('tells the rate and the time that is left', () => {
  const { of, work } = startProgress(1000)
  work(200, 2000)
  expect(of('rule')).toEqual({ done: 200, total: 1000, perSecond: 100, remainingMs: 8000 })
})

it('forgets how fast it was when the target slows down', () => {
  const { of, work } = startProgress(10_000)
  work(1000, 1000)
  work(300, 30_000)
  expect(of('rule')?.perSecond).toBeCloseTo(10, 0)
})

it('never has more done than there is', () => {
  const { of, work } = startProgress(2)
  work(3, 3000)
  expect(of('rule')).toMatchObject({ done: 3, total: 3, remainingMs: 0 })
})

it('does not take the end of one for the end of the next', () => {
  const { of, begin, stretch } = startProgress(5)
  begin('rule', 7)
  stretch.end()
  expect(of('rule')).toMatchObject({ total: 7 })
})
