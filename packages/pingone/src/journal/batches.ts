import type { Write } from '@pingone-sandbox/store'
import { yieldToEventLoop } from '../concurrency/event-loop.ts'
import type { NewEntry } from './stored-entry.ts'

/** An entry that waits for its commit, with the writes of the same commit. */
export interface PendingEntry {
  readonly entry: NewEntry & { readonly at: string }
  readonly writes: readonly Write[]
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

export interface BatchesOptions {
  readonly clock: () => Date
  /** Commits a batch and settles each of its entries. Must not reject. */
  readonly commit: (batch: readonly PendingEntry[]) => Promise<void>
  readonly onDefect: (error: unknown) => void
}

/** Combines entries into batches, each of which is one commit. */
export interface Batches {
  /** Resolves once the entry is committed; a commit begins in the next turn of the event loop. */
  append(entry: NewEntry, writes: readonly Write[]): Promise<void>
  /** Like `append`, but leaves the entry to the next commit, or commits it after `noteDelayMs`. */
  note(entry: NewEntry): Promise<void>
  /** Resolves once no entry is pending. */
  settled(): Promise<void>
  /** Resolves the pending entries without a commit. */
  discard(): void
}

/** The longest delay before a noted entry is committed, in milliseconds. */
const noteDelayMs = 10

/**
 * When the previous batch was larger than `busy`, the next commit waits `delayMs` milliseconds for further entries, unless there are
 * `enough`: the cost of a commit hardly depends on the number of entries.
 */
const batching = { delayMs: 2, enough: 128, busy: 3 }

export function createBatches({ clock, commit, onDefect }: BatchesOptions): Batches {
  let pending: PendingEntry[] = []
  let previousSize = 0
  let flushing: Promise<void> | undefined
  let noteTimer: ReturnType<typeof setTimeout> | undefined

  function add(entry: NewEntry, writes: readonly Write[]): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    pending.push({ entry: { ...entry, at: clock().toISOString() }, writes, resolve, reject })
    return promise
  }

  function flush(): Promise<void> {
    clearTimeout(noteTimer)
    noteTimer = undefined
    return (flushing ??= commitPending())
  }

  // Entries that are added in one turn of the event loop, or during a commit, share the next commit.
  async function commitPending(): Promise<void> {
    try {
      await yieldToEventLoop()
      while (pending.length > 0) {
        if (previousSize > batching.busy && pending.length < batching.enough)
          await pause(batching.delayMs)
        const batch = pending
        pending = []
        previousSize = batch.length
        await commit(batch)
      }
    } finally {
      flushing = undefined
    }
  }

  return {
    append(entry, writes) {
      const committed = add(entry, writes)
      flush().catch(onDefect)
      return committed
    },
    note(entry) {
      const committed = add(entry, [])
      noteTimer ??= setTimeout(() => {
        flush().catch(onDefect)
      }, noteDelayMs)
      return committed
    },
    async settled() {
      while (pending.length > 0 || flushing) await flush()
    },
    discard() {
      clearTimeout(noteTimer)
      noteTimer = undefined
      for (const { resolve } of pending) resolve()
      pending = []
    },
  }
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds)
  })
