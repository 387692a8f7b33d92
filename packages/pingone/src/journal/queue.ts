import type { Document, Store } from '@pingone-sandbox/store'
import type { ChangeQueue, SourceChange } from './change.ts'

/** The queue as the sync sees it. */
export interface ChangeQueueReader extends ChangeQueue {
  /** The oldest change that is not finished. */
  next(): Promise<SourceChange | undefined>
  /** Takes a change off the queue. */
  finish(changeId: string): Promise<void>
  /** How many changes wait or run. */
  length(): Promise<number>
  /** Calls back after each commit with changes. */
  onCommitted(listener: () => void): void
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
  let notify = () => {}

  return {
    write(change) {
      sequence += 1
      const queued = { ...change, id: newId(), sequence, at: clock().toISOString() }
      return { kind: 'put', collection: 'changeQueue', document: queued, expectedVersion: 0 }
    },
    committed: () => notify(),
    onCommitted(listener) {
      notify = listener
    },
    async next() {
      const page = await store.find<Document & SourceChange>('changeQueue', {
        sortBy: 'sequence',
        count: 1,
      })
      return page.items[0]?.document
    },
    async finish(changeId) {
      await store.commit([{ kind: 'delete', collection: 'changeQueue', id: changeId }])
    },
    async length() {
      return (await store.find('changeQueue', { count: 0 })).total
    },
  }
}
