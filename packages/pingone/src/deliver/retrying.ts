import type { Store } from '@pingone-sandbox/store'
import type { Journal, NewEntry } from '../journal/journal.ts'
import type { ChangeQueueReader } from '../outbox/queue.ts'
import type { StoreRetry } from './store-retry.ts'

/** A store whose operations are retried until it works again, for work that no API request asked for. */
export function createRetryingStore(store: Store, { retry }: StoreRetry): Store {
  return {
    ...store,
    get: (collection, id) => retry(() => store.get(collection, id)),
    find: (collection, query) => retry(() => store.find(collection, query)),
    commit: (writes) => retry(() => store.commit(writes)),
  }
}

/** The journal as the sync writes it: an entry is retried until it is kept. */
export interface RetryingJournal extends Pick<Journal, 'append' | 'hasChange'> {
  /** Appends an entry in the background. */
  readonly note: (entry: NewEntry) => void
}

export interface RetryingJournalOptions {
  readonly storeRetry: StoreRetry
  /** Owns promises that are not awaited. */
  readonly runInBackground: (work: Promise<void>) => void
}

export function createRetryingJournal(
  journal: Pick<Journal, 'append' | 'note' | 'hasChange'>,
  { storeRetry: { retry }, runInBackground }: RetryingJournalOptions,
): RetryingJournal {
  return {
    append: (entry, writes) => retry(() => journal.append(entry, writes)),
    hasChange: (id) => retry(() => journal.hasChange(id)),
    note: (entry) => runInBackground(retry(() => journal.note(entry))),
  }
}

/** The outbox as the sync reads it, and as syncs that no request asked for are put into it. */
export function createRetryingQueue(
  queue: ChangeQueueReader,
  { retry }: StoreRetry,
): ChangeQueueReader {
  return {
    ...queue,
    after: (sequence, count) => retry(() => queue.after(sequence, count)),
    commit: (...change) => retry(() => queue.commit(...change)),
  }
}
