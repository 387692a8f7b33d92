import type { Store } from '@pingone-sandbox/store'
import type { Journal, NewEntry } from '../journal/journal.ts'
import type { ChangeQueueReader } from '../outbox/queue.ts'
import type { Patience } from './patience.ts'

/** A store whose operations wait until it works again, for work that no client asked for through an API. */
export function createPatientStore(store: Store, { persist }: Patience): Store {
  return {
    ...store,
    get: (collection, id) => persist(() => store.get(collection, id)),
    find: (collection, query) => persist(() => store.find(collection, query)),
    commit: (writes) => persist(() => store.commit(writes)),
  }
}

/** The journal as the sync writes it: what is said is kept, however long that takes. */
export interface PatientJournal extends Pick<Journal, 'append' | 'hasChange'> {
  /** Keeps an entry while the work goes on. */
  readonly note: (entry: NewEntry) => void
}

export interface PatientJournalOptions {
  readonly patience: Patience
  /** Takes care of what is done in the background. */
  readonly letRun: (work: Promise<void>) => void
}

export function createPatientJournal(
  journal: Pick<Journal, 'append' | 'note' | 'hasChange'>,
  { patience: { persist }, letRun }: PatientJournalOptions,
): PatientJournal {
  return {
    append: (entry, writes) => persist(() => journal.append(entry, writes)),
    hasChange: (id) => persist(() => journal.hasChange(id)),
    note: (entry) => letRun(persist(() => journal.note(entry))),
  }
}

/** The queue as the sync reads it, and as syncs that follow from no request are put into it. */
export function createPatientQueue(
  queue: ChangeQueueReader,
  { persist }: Patience,
): ChangeQueueReader {
  return {
    ...queue,
    after: (sequence, count) => persist(() => queue.after(sequence, count)),
    commit: (...change) => persist(() => queue.commit(...change)),
  }
}
