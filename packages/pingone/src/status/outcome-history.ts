import {
  outcomeHistoryLimits,
  type JournalEntryOf,
  type OutcomeBucket,
  type OutcomeStatus,
} from '@pingone-sandbox/contract'
import type { Journal } from '../journal/journal.ts'

export interface OutcomeWindow {
  readonly ruleId: string
  /** Only outcomes since then. */
  readonly since: Date
}

/** How many outcomes of each kind a rule had, over time. */
export interface OutcomeHistory {
  readonly of: (window: OutcomeWindow) => Promise<{
    readonly everyMs: number
    readonly buckets: OutcomeBucket[]
  }>
  /** Clears the counts, after the journal's store was cleared. */
  readonly restart: () => void
}

type Counts = Partial<Record<OutcomeStatus, number>>

/** The most bars that a chart can show. */
const mostBuckets = 60
const second = 1000
const bucketSizes = [1, 5, 15, 60, 300, 900, 3600, 21_600, 86_400].map((size) => size * second)
/** The pages in which the journal of an earlier process is read. */
const pageSize = 1000

/**
 * Counts the outcomes of each rule by the second, as the journal writes them.
 *
 * Outcomes of an earlier process are read at the first call of `of`.
 */
export function createOutcomeHistory(
  journal: Pick<Journal, 'subscribe' | 'entries'>,
): OutcomeHistory {
  const rules = new Map<string, Map<number, Counts>>()
  let firstHeard: number | undefined
  let reading: Promise<void> | undefined

  journal.subscribe((entry) => {
    firstHeard ??= entry.seq
    if (entry.type === 'outcome') add(entry)
  })

  function add({ rule, at, status }: JournalEntryOf<'outcome'>): void {
    const seconds = rules.get(rule.id) ?? new Map<number, Counts>()
    rules.set(rule.id, seconds)
    const start = Math.floor(Date.parse(at) / second) * second
    const counts = seconds.get(start) ?? {}
    counts[status] = (counts[status] ?? 0) + 1
    seconds.set(start, counts)
    if (seconds.size > outcomeHistoryLimits.seconds) seconds.delete(Math.min(...seconds.keys()))
  }

  async function readEarlier(): Promise<void> {
    let before: number | 'end' = firstHeard ?? 'end'
    const earlier: JournalEntryOf<'outcome'>[] = []
    for (let read = 0; read < outcomeHistoryLimits.earlierEntries; read += pageSize) {
      // Each page says where the one before it ends.
      // oxlint-disable-next-line no-await-in-loop
      const page = await journal.entries({ limit: pageSize, before })
      earlier.push(...page.filter((entry) => entry.type === 'outcome'))
      const first = page[0]?.seq
      if (page.length < pageSize || first === undefined) break
      before = first
    }
    // Counted at the end, so that a failed read counts nothing. Entries written meanwhile were counted when they were appended.
    const heard = firstHeard ?? Infinity
    for (const entry of earlier) if (entry.seq < heard) add(entry)
  }

  return {
    async of({ ruleId, since }) {
      reading ??= readEarlier()
      try {
        await reading
      } catch (error) {
        // The next call reads again.
        reading = undefined
        throw error
      }
      const from = since.getTime()
      const found = [...(rules.get(ruleId) ?? [])].filter(([start]) => start >= from)
      return inBuckets(found)
    },
    restart() {
      rules.clear()
      firstHeard = undefined
      // Nothing is left of an earlier process.
      reading = Promise.resolve()
    },
  }
}

function inBuckets(seconds: readonly (readonly [start: number, counts: Counts])[]) {
  const starts = seconds.map(([start]) => start)
  const [first, last] = [Math.min(...starts), Math.max(...starts)]
  const isEnough = (size: number) => (last - first) / size < mostBuckets
  const everyMs = bucketSizes.find(isEnough) ?? bucketSizes.at(-1) ?? second
  if (seconds.length === 0) return { everyMs, buckets: [] }
  const bucketOf = (start: number) => Math.floor(start / everyMs) * everyMs
  const buckets = new Map<number, Counts>()
  for (let at = bucketOf(first); at <= last; at += everyMs) buckets.set(at, {})
  for (const [start, counts] of seconds) {
    const bucket = buckets.get(bucketOf(start)) ?? {}
    for (const [status, count] of Object.entries(counts) as [OutcomeStatus, number][])
      bucket[status] = (bucket[status] ?? 0) + count
  }
  return {
    everyMs,
    buckets: [...buckets].map(([at, counts]) => ({ at: new Date(at).toISOString(), counts })),
  }
}
