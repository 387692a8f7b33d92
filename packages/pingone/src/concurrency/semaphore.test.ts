import { expect, it } from 'vitest'
import { createSemaphore } from './semaphore.ts'

/** Tasks that start when the semaphore lets them, and end when the test says so. */
function createTasks(limit: number) {
  const semaphore = createSemaphore(limit)
  const started: string[] = []
  const ends = new Map<string, PromiseWithResolvers<string>>()
  const run = (name: string) => {
    const end = Promise.withResolvers<string>()
    ends.set(name, end)
    return semaphore.run(() => {
      started.push(name)
      return end.promise
    })
  }
  return { semaphore, started, run, end: (name: string) => ends.get(name)?.resolve(name) }
}

it('starts a task in the same turn while the limit is not reached', async () => {
  const { started, run, end } = createTasks(2)
  const tasks = [run('a'), run('b'), run('c')]
  expect(started).toEqual(['a', 'b'])
  for (const name of ['a', 'b', 'c']) end(name)
  expect(await Promise.all(tasks)).toEqual(['a', 'b', 'c'])
})

it('starts waiting tasks in the order of the calls', async () => {
  const { started, run, end } = createTasks(1)
  const [first, second, third] = [run('a'), run('b'), run('c')]
  end('a')
  expect(await first).toBe('a')
  end('b')
  expect(await second).toBe('b')
  expect(started).toEqual(['a', 'b', 'c'])
  end('c')
  expect(await third).toBe('c')
})

it('lets no later call overtake a task that waits', async () => {
  const { started, run, end } = createTasks(1)
  const [first, second] = [run('a'), run('b')]
  end('a')
  await first
  const third = run('c')
  end('b')
  await second
  end('c')
  await third
  expect(started).toEqual(['a', 'b', 'c'])
})

it('starts the next task after one that fails', async () => {
  const semaphore = createSemaphore(1)
  const failing = semaphore.run(() => Promise.reject(new Error('broken')))
  const next = semaphore.run(async () => 'done')
  await expect(failing).rejects.toThrow('broken')
  expect(await next).toBe('done')
})

it('starts waiting tasks when the limit is raised', async () => {
  const { semaphore, started, run, end } = createTasks(1)
  const running = [run('a'), run('b'), run('c')]
  semaphore.setLimit(3)
  await Promise.resolve()
  expect(started).toEqual(['a', 'b', 'c'])
  for (const name of started) end(name)
  await Promise.all(running)
})

it('starts no task while more run than a lowered limit allows', async () => {
  const { semaphore, started, run, end } = createTasks(2)
  const [first, second, third] = [run('a'), run('b'), run('c')]
  semaphore.setLimit(1)
  end('a')
  await first
  expect(started).toEqual(['a', 'b'])
  end('b')
  await second
  end('c')
  await third
  expect(started).toEqual(['a', 'b', 'c'])
})

it('holds a producer back while too many tasks wait', async () => {
  const { semaphore, run, end } = createTasks(1)
  const running = [run('a'), run('b'), run('c')]
  const room = semaphore.whenFewerWait(2).then(() => semaphore.counts())
  end('a')
  expect(await room).toEqual({ waiting: 1, running: 1 })
  end('b')
  end('c')
  await Promise.all(running)
  expect(semaphore.counts()).toEqual({ waiting: 0, running: 0 })
})
