import { createCooperativeYield } from '../concurrency/event-loop.ts'
import { createPendingWork } from '../concurrency/pending-work.ts'
import { createSemaphore } from '../concurrency/semaphore.ts'

/** The tasks of one connection: several subjects in parallel, and the tasks of one subject one after the other. */
export interface Lane {
  /** Queues a task; the tasks of one subject run one after the other, in the order of the calls. */
  readonly run: <Result>(subjectId: string, task: () => Promise<Result>) => Promise<Result>
  /** Queues a whole change; the same number of changes as of subjects run at the same time. */
  readonly begin: <Result>(work: () => Promise<Result>) => Promise<Result>
  /**
   * Collects the subjects that have tasks from now on, those that run or wait now included: what was read of them before may be
   * outdated.
   */
  readonly watch: () => Disposable & { readonly has: (subjectId: string) => boolean }
  /** Back-pressure: resolves when fewer than 2 × as many tasks are queued as run at the same time. */
  readonly hasRoom: () => Promise<void>
  /** Resolves when every task that runs now has ended. */
  readonly settled: () => Promise<void>
  readonly setConcurrency: (concurrency: number) => void
  readonly counts: () => { readonly queued: number; readonly running: number }
}

export function createLane(concurrency: number): Lane {
  let subjects = subjectsFor(concurrency)
  const tasks = createSemaphore(subjects)
  // With one subject at a time the changes themselves run strictly in order.
  const changes = createSemaphore(subjects)
  const lastOf = new Map<string, Promise<unknown>>()
  const watchers = new Set<Set<string>>()
  const running = createPendingWork()
  // Mapping a user may take long, so several users must not be mapped in the same turn of the event loop.
  const turn = createCooperativeYield()

  function run<Result>(subjectId: string, task: () => Promise<Result>): Promise<Result> {
    for (const touched of watchers) touched.add(subjectId)
    const before = lastOf.get(subjectId)
    const start = () => tasks.run(() => running.track(turn().then(task)))
    const result = (before ? before.then(start, start) : start()).finally(() => {
      if (lastOf.get(subjectId) === result) lastOf.delete(subjectId)
    })
    lastOf.set(subjectId, result)
    return result
  }

  return {
    run,
    begin: changes.run,
    watch() {
      const touched = new Set(lastOf.keys())
      watchers.add(touched)
      return {
        has: (subjectId) => touched.has(subjectId),
        [Symbol.dispose]: () => void watchers.delete(touched),
      }
    },
    hasRoom: () => tasks.whenFewerWait(subjects * 2),
    settled: running.settled,
    setConcurrency(next) {
      subjects = subjectsFor(next)
      tasks.setLimit(subjects)
      changes.setLimit(subjects)
    },
    counts() {
      const { waiting, running: started } = tasks.counts()
      return { queued: waiting, running: started }
    },
  }
}

/**
 * The number of subjects in progress for a number of concurrent requests. It is larger, since some subjects are decided or journalled
 * while others wait for an answer, and a pause before a retry must not delay other subjects. Many subjects share a commit, which
 * writes each changed page once. For one request it is one.
 */
const subjectsFor = (concurrency: number) => (concurrency === 1 ? 1 : concurrency * 16)
