import type {
  Exchange,
  JournalEntry,
  JournalEntryOf,
  Subject,
} from '@pingone-sandbox/pingone/contract'

/** What one rule did about one user or group. */
export interface SubjectTrail {
  readonly key: string
  readonly subject: Subject
  readonly ruleName: string | undefined
  readonly decision: JournalEntryOf<'decision'> | undefined
  readonly exchanges: readonly Exchange[]
  readonly outcome: JournalEntryOf<'outcome'> | undefined
}

export type TimelineStatus = JournalEntryOf<'outcome'>['status'] | 'running' | 'none'

/** One source change with all that followed, or a connection test, which follows from none. */
export interface TimelineItem {
  readonly id: string
  readonly at: string
  readonly action: string
  readonly subject: string
  readonly summary: string
  readonly status: TimelineStatus
  readonly trails: readonly SubjectTrail[]
  /** Requests that belong to no user or group: token requests, tests. */
  readonly exchanges: readonly Exchange[]
}

/** Groups the journal by source change, newest first. */
export function timelineOf(entries: readonly JournalEntry[]): readonly TimelineItem[] {
  const groups = Map.groupBy(entries, groupKey)
  const items = groups.entries().map(([id, members]) => itemOf(id, members))
  return [...items].reverse()
}

/** The worst that happened says how the whole stands. */
const statusOrder = ['failed', 'partial', 'unsynced', 'removed', 'success', 'unchanged'] as const

function groupKey(entry: JournalEntry): string {
  const changeId = entry.type === 'exchange' ? entry.exchange.changeId : entry.changeId
  if (changeId !== undefined) return changeId
  return entry.type === 'exchange' ? `exchange-${entry.exchange.id}` : `entry-${entry.seq}`
}

function itemOf(id: string, entries: readonly JournalEntry[]): TimelineItem {
  const change = entries.find((entry) => entry.type === 'change')
  const finished = entries.find((entry) => entry.type === 'finished')
  const exchanges = entries.flatMap((entry) => (entry.type === 'exchange' ? [entry.exchange] : []))
  const trails = trailsOf(entries)
  const [first] = exchanges
  return {
    id,
    at: entries[0]?.at ?? '',
    action: change?.action ?? (first?.purpose === 'test' ? 'CONNECTION.TESTED' : 'REQUEST'),
    subject: change?.subject.name ?? first?.subject?.name ?? first?.connection.name ?? '',
    summary: change?.summary ?? first?.summary ?? '',
    status:
      change === undefined
        ? exchangeStatus(exchanges)
        : changeStatus(trails, finished !== undefined),
    trails,
    exchanges: exchanges.filter(({ subject }) => subject === undefined),
  }
}

function trailsOf(entries: readonly JournalEntry[]): readonly SubjectTrail[] {
  const groups = Map.groupBy(entries, trailKey)
  groups.delete(undefined)
  return [...groups].flatMap(([key, members]) => {
    const exchanges = members.flatMap((entry) =>
      entry.type === 'exchange' ? [entry.exchange] : [],
    )
    const decision = members.find((entry) => entry.type === 'decision')
    const outcome = members.find((entry) => entry.type === 'outcome')
    const subject = decision?.subject ?? outcome?.subject ?? exchanges[0]?.subject
    if (key === undefined || subject === undefined) return []
    const ruleName = (decision ?? outcome ?? exchanges[0])?.rule?.name
    return [{ key, subject, ruleName, decision, exchanges, outcome }]
  })
}

function trailKey(entry: JournalEntry): string | undefined {
  switch (entry.type) {
    case 'change':
    case 'circuit':
    case 'finished':
      return undefined
    case 'decision':
    case 'retry':
    case 'exchange':
    case 'outcome': {
      const { subject, rule } = entry.type === 'exchange' ? entry.exchange : entry
      return subject && `${rule?.id} ${subject.type} ${subject.id}`
    }
  }
}

function changeStatus(trails: readonly SubjectTrail[], isFinished: boolean): TimelineStatus {
  if (!isFinished) return 'running'
  const seen = new Set(trails.map(({ outcome }) => outcome?.status))
  return statusOrder.find((status) => seen.has(status)) ?? 'none'
}

function exchangeStatus(exchanges: readonly Exchange[]): TimelineStatus {
  const hasFailed = exchanges.some(
    ({ response }) => response === undefined || response.status >= 400,
  )
  return hasFailed ? 'failed' : 'success'
}
