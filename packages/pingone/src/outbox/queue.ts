import type { Document, Store, Write } from '@pingone-sandbox/store'
import { createSemaphore } from '../concurrency/semaphore.ts'
import { timeOrderedId } from '../time/time-ordered-id.ts'
import type { ChangeQueue, NewChange, SourceChange } from './change.ts'

/** The queue as the sync reads it. */
export interface ChangeQueueReader extends ChangeQueue {
  /** The oldest changes after a sequence number. */
  after(sequence: number, count: number): Promise<readonly SourceChange[]>
  /** The write that takes a change off the queue. */
  removal(changeId: string): Write
  /** Counts a change that has left the queue. */
  taken(): void
  /** The number of changes that wait or run. */
  length(): number
  /** Changes whenever the source does; undefined while a commit is in flight. */
  readonly version: () => string | undefined
  /** Calls back after each commit with changes. */
  onCommitted(listener: () => void): void
  /** Starts from nothing, after its store was cleared. */
  restart(): void
}

export interface ChangeQueueOptions {
  readonly store: Store
  readonly clock: () => Date
  readonly newId: () => string
}

/** Creates the durable queue of source changes, continuing the sequence of a store that has been used before. */
export async function createChangeQueue({
  store,
  clock,
  newId,
}: ChangeQueueOptions): Promise<ChangeQueueReader> {
  const newest = await store.find<Document & SourceChange>('changeQueue', {
    sortBy: 'sequence',
    sortOrder: 'descending',
    count: 1,
  })
  let sequence = newest.items[0]?.document.sequence ?? 0
  let length = newest.total
  let started = 0
  let ended = 0
  let notify = () => {}
  // One after the other, so that changes become visible in the order of their numbers.
  const commits = createSemaphore(1)

  async function commit(
    change: NewChange,
    writes: readonly Write[],
    committed: () => void,
  ): Promise<SourceChange> {
    started += 1
    sequence += 1
    const at = clock()
    const id = timeOrderedId(newId(), at)
    const queued: SourceChange = { ...change, id, sequence, at: at.toISOString() }
    try {
      await store.commit([
        ...writes,
        { kind: 'put', collection: 'changeQueue', document: { ...queued }, expectedVersion: 0 },
      ])
    } finally {
      ended += 1
    }
    length += 1
    committed()
    notify()
    return queued
  }

  return {
    commit: (change, writes = [], committed = () => {}) =>
      commits.run(() => commit(change, writes, committed)),
    // While a commit is in flight, a read may come before or after it.
    version: () => (started === ended ? String(started) : undefined),
    onCommitted(listener) {
      notify = listener
    },
    async after(place, count) {
      const page = await store.find<Document & SourceChange>('changeQueue', {
        filter: { kind: 'compare', path: { name: 'sequence' }, operator: 'gt', value: place },
        sortBy: 'sequence',
        count,
      })
      return page.items.map(({ document }) => document)
    },
    removal: (changeId) => ({ kind: 'delete', collection: 'changeQueue', id: changeId }),
    taken() {
      length -= 1
    },
    length: () => length,
    restart() {
      started += 1
      ended += 1
      sequence = 0
      length = 0
    },
  }
}
