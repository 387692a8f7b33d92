import { expect, it } from 'vitest'
import { longestTask } from './longest-task.ts'

const mainThread = {
  name: 'thread_name',
  ph: 'M',
  pid: 1,
  tid: 2,
  args: { name: 'CrRendererMain' },
}
const task = (tid: number, tdur: number) => ({
  name: 'ThreadControllerImpl::RunTask',
  ph: 'X',
  pid: 1,
  tid,
  tdur,
})

it('finds the longest task of the main thread', () => {
  const traceEvents = [mainThread, task(2, 4000), task(2, 24_500), task(3, 90_000)]
  expect(longestTask(JSON.stringify({ traceEvents }))).toBe(24.5)
})

it('fails when the trace has no task', () => {
  expect(() => longestTask(JSON.stringify({ traceEvents: [mainThread] }))).toThrow('no task')
})
