import { requestPeriod, type Overview } from '@pingone-sandbox/contract'
import type { Journal } from '../journal/journal.ts'

export interface RequestCountsOptions {
  readonly journal: Pick<Journal, 'subscribe' | 'entries'>
  readonly clock: () => Date
}

/** How many requests were sent, over the last minutes. */
export interface RequestCounts {
  readonly read: () => Promise<Overview['requests']>
  /** Clears the counts, after the journal's store was cleared. */
  readonly restart: () => void
}

const second = 1000
const keptMs = requestPeriod.buckets * requestPeriod.everyMs
/** So many entries of the journal of an earlier process are read. */
const earlierEntries = 5000
const pageSize = 1000

/** Counts the exchanges by the second, as the journal writes them. Those of an earlier process are read at the first call. */
export function createRequestCounts({ journal, clock }: RequestCountsOptions): RequestCounts {
  const counts = new Map<number, number>()
  let firstHeard: number | undefined
  let reading: Promise<void> | undefined

  journal.subscribe(({ seq, type, at }) => {
    firstHeard ??= seq
    if (type === 'exchange') add(at)
  })

  function add(at: string): void {
    const start = Math.floor(Date.parse(at) / second) * second
    counts.set(start, (counts.get(start) ?? 0) + 1)
    if (counts.size > keptMs / second + 1) dropBefore(start - keptMs)
  }

  function dropBefore(time: number): void {
    for (const start of counts.keys()) if (start < time) counts.delete(start)
  }

  async function readEarlier(): Promise<void> {
    const oldest = clock().getTime() - keptMs
    const found: string[] = []
    let before: number | 'end' = firstHeard ?? 'end'
    for (let read = 0; read < earlierEntries; read += pageSize) {
      // Each page says where the one before it ends.
      // oxlint-disable-next-line no-await-in-loop
      const page = await journal.entries({ limit: pageSize, before })
      const heard = firstHeard ?? Infinity
      found.push(
        ...page.filter(({ type, seq }) => type === 'exchange' && seq < heard).map(({ at }) => at),
      )
      const [first] = page
      if (first === undefined || page.length < pageSize || Date.parse(first.at) < oldest) break
      before = first.seq
    }
    for (const at of found) add(at)
  }

  return {
    async read() {
      reading ??= readEarlier()
      try {
        await reading
      } catch (error) {
        // The next call reads again.
        reading = undefined
        throw error
      }
      return inBuckets(counts, clock().getTime())
    },
    restart() {
      counts.clear()
      firstHeard = undefined
      // Nothing is left of an earlier process.
      reading = Promise.resolve()
    },
  }
}

function inBuckets(counts: ReadonlyMap<number, number>, now: number): Overview['requests'] {
  const { buckets: length, everyMs } = requestPeriod
  const end = (Math.floor(now / second) + 1) * second
  const buckets = Array.from({ length }, (_, index) => ({
    at: new Date(end - (length - index) * everyMs).toISOString(),
    count: 0,
  }))
  let perMinute = 0
  for (const [start, count] of counts) {
    const bucket = buckets[length - 1 - Math.floor((end - 1 - start) / everyMs)]
    if (bucket) bucket.count += count
    if (start < end && start >= end - 60 * second) perMinute += count
  }
  return { perMinute, everyMs, buckets }
}
