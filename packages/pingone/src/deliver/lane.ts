import PQueue from 'p-queue'
import { createCooperativeYield } from '../concurrency/event-loop.ts'
import { createPendingWork } from '../concurrency/pending-work.ts'

/** Where the work of one connection is done: several subjects at a time, and one subject never twice at the same time. */
export interface Lane {
  /** Runs a task once it is its turn; the tasks of one subject run one after the other. */
  readonly run: <Result>(subjectId: string, task: () => Promise<Result>) => Promise<Result>
  /** Runs the work on a whole change; as many at a time as there are subjects worked on. */
  readonly begin: <Result>(work: () => Promise<Result>) => Promise<Result>
  /** Resolves once few enough tasks wait, so that whoever has many does not pile them up. */
  readonly hasRoom: () => Promise<void>
  /** Resolves once every task that has begun by now is over. */
  readonly settled: () => Promise<void>
  readonly setConcurrency: (concurrency: number) => void
  readonly counts: () => { readonly queued: number; readonly running: number }
}

export function createLane(concurrency: number): Lane {
  const tasks = new PQueue({ concurrency: subjectsFor(concurrency) })
  // With one at a time the changes themselves are taken strictly in order.
  const changes = new PQueue({ concurrency: subjectsFor(concurrency) })
  const lastOf = new Map<string, Promise<unknown>>()
  const running = createPendingWork()
  // To map a user may take long, and several of them must not do it in the same turn.
  const turn = createCooperativeYield()

  async function run<Result>(subjectId: string, task: () => Promise<Result>): Promise<Result> {
    const before = lastOf.get(subjectId)
    const mine = (async () => {
      await before?.catch(() => {})
      return tasks.add(() => running.track(turn().then(task)))
    })()
    lastOf.set(subjectId, mine)
    try {
      return await mine
    } finally {
      if (lastOf.get(subjectId) === mine) lastOf.delete(subjectId)
    }
  }

  return {
    run,
    begin: (work) => changes.add(work),
    hasRoom: () => tasks.onSizeLessThan(tasks.concurrency * 2),
    settled: running.settled,
    setConcurrency(next) {
      tasks.concurrency = subjectsFor(next)
      changes.concurrency = subjectsFor(next)
    },
    counts: () => ({ queued: tasks.size, running: tasks.pending }),
  }
}

/**
 * How many subjects are worked on for so many requests at a time: while some wait for an answer, others are decided about or
 * written down, and whoever pauses before another attempt keeps nobody waiting. One at a time stays one.
 */
const subjectsFor = (concurrency: number) => (concurrency === 1 ? 1 : concurrency * 4)
