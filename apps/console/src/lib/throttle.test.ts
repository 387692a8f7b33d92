import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { throttle } from './throttle.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

it('runs at once, and once more for all that is asked meanwhile', () => {
  const task = vi.fn<() => void>()
  const { run } = throttle(task, 1000)
  run()
  expect(task).toHaveBeenCalledTimes(1)
  run()
  run()
  vi.advanceTimersByTime(999)
  expect(task).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(1)
  expect(task).toHaveBeenCalledTimes(2)
  vi.advanceTimersByTime(5000)
  expect(task).toHaveBeenCalledTimes(2)
})

it('runs at once again after a pause', () => {
  const task = vi.fn<() => void>()
  const { run } = throttle(task, 1000)
  run()
  vi.advanceTimersByTime(1000)
  run()
  expect(task).toHaveBeenCalledTimes(2)
})

it('does nothing more once it is stopped', () => {
  const task = vi.fn<() => void>()
  const { run, stop } = throttle(task, 1000)
  run()
  run()
  stop()
  vi.advanceTimersByTime(5000)
  expect(task).toHaveBeenCalledTimes(1)
})
