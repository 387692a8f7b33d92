import type { ConnectionState } from '@pingone-sandbox/contract'
import type { SourceChange } from '../outbox/change.ts'
import type { ChangeQueueReader } from '../outbox/queue.ts'
import { createChangeRunner } from './change-runner.ts'
import type { ChangeRunnerOptions } from './change-runner-options.ts'
import { createLanes } from './lanes.ts'

export interface SyncOptions extends Omit<ChangeRunnerOptions, 'lanes' | 'isStarted'> {
  readonly queue: ChangeQueueReader
  /** The number of requests that a connection takes at the same time. */
  readonly concurrencyOf: (connectionId: string) => number
}

/**
 * The engine that carries source changes to the targets.
 *
 * Each connection has its own lane, so that a slow target delays no other. A change leaves the queue when every lane has finished it.
 * An interrupted change runs again, and subjects that are up to date are skipped.
 */
export interface Sync {
  /** Starts with what is queued, and continues as changes arrive. */
  readonly start: () => void
  /** Waits for the requests in flight, starts nothing more, and leaves the other changes in the queue. */
  readonly stop: () => Promise<void>
  readonly counts: () => { readonly queued: number; readonly running: number }
  readonly laneCounts: (connectionId: string) => Pick<ConnectionState, 'queued' | 'running'>
  /** Resolves once the tasks that run for a connection now are over. */
  readonly settled: (connectionId: string) => Promise<void>
  readonly setConcurrency: (connectionId: string, concurrency: number) => void
  readonly isSyncing: (ruleId: string) => boolean
  /** Resolves once nothing is queued or running, and when the sync is stopped. */
  readonly whenIdle: () => Promise<void>
}

/** The number of changes that run at the same time, so that a slow connection does not delay a fast one. */
const readAhead = 256

export function createSync(options: SyncOptions): Sync {
  const { queue, onDefect } = options
  const lanes = createLanes(options.concurrencyOf)
  const inProgress = new Map<string, Promise<void>>()
  let isStarted = false
  let cursor = 0
  let hasMore = false
  let draining: Promise<void> | undefined
  let waiters: (() => void)[] = []
  const runner = createChangeRunner({ ...options, lanes, isStarted: () => isStarted })

  queue.onCommitted(wake)

  function wake(): void {
    if (!isStarted) return
    hasMore = true
    draining ??= drain()
      .catch((error: unknown) => {
        if (!runner.isStop(error)) onDefect(error, 'the queue of changes')
      })
      .finally(() => {
        draining = undefined
        if (hasMore && isStarted) wake()
        else resolveWaiters()
      })
  }

  function resolveWaiters(): void {
    if (draining || inProgress.size > 0 || (isStarted && queue.length() > 0)) return
    for (const resolve of waiters) resolve()
    waiters = []
  }

  async function drain(): Promise<void> {
    while (isStarted && hasMore) {
      hasMore = false
      const changes = await queue.after(cursor, readAhead)
      for (const change of changes) {
        while (inProgress.size >= readAhead) await Promise.race(inProgress.values())
        if (!isStarted) return
        cursor = change.sequence
        const run = runAndRemove(change).finally(() => {
          inProgress.delete(change.id)
          resolveWaiters()
        })
        inProgress.set(change.id, run)
      }
      if (changes.length === readAhead) hasMore = true
    }
  }

  async function runAndRemove(change: SourceChange): Promise<void> {
    try {
      const end = await runner.run(change)
      await options.journal.append({ type: 'finished', changeId: change.id, ...end }, [
        queue.removal(change.id),
      ])
    } catch (error) {
      // A change that was stopped stays in the queue.
      if (runner.isStop(error)) return
      onDefect(error, `the end of "${change.summary}"`)
    }
    queue.taken()
  }

  return {
    start() {
      // The settings of each connection may have been reset.
      lanes.clear()
      isStarted = true
      cursor = 0
      wake()
    },
    async stop() {
      isStarted = false
      await draining
      await Promise.all(inProgress.values())
      resolveWaiters()
    },
    counts: () => ({
      queued: Math.max(0, queue.length() - inProgress.size),
      running: inProgress.size,
    }),
    laneCounts: (connectionId) => lanes.find(connectionId)?.counts() ?? { queued: 0, running: 0 },
    settled: async (connectionId) => lanes.find(connectionId)?.settled(),
    setConcurrency: (connectionId, concurrency) =>
      lanes.find(connectionId)?.setConcurrency(concurrency),
    isSyncing: runner.isSyncing,
    async whenIdle() {
      if (draining || inProgress.size > 0 || queue.length() > 0)
        await new Promise<void>((resolve) => waiters.push(resolve))
    },
  }
}
