import type { JournalEntry, JournalEntryOf, Subject } from '@pingone-sandbox/contract'

/** A request, a pause before the next attempt, or a circuit change. */
export type TrailStep = JournalEntryOf<'exchange' | 'retry' | 'circuit'>

/** What one rule did about one user or group. */
export interface Trail {
  readonly key: string
  readonly subject: Subject
  readonly rule: { readonly id: string; readonly name: string } | undefined
  readonly decision: JournalEntryOf<'decision'> | undefined
  /** In the order of time. */
  readonly steps: readonly TrailStep[]
  readonly outcome: JournalEntryOf<'outcome'> | undefined
}

/** Groups the entries of a change by rule and subject, in order of appearance. */
export function trailsOf(entries: readonly JournalEntry[]): readonly Trail[] {
  const groups = Map.groupBy(entries, trailKey)
  groups.delete(undefined)
  return [...groups].flatMap(([key, members]) => {
    const steps = members.filter(isStep)
    const decision = members.find((entry) => entry.type === 'decision')
    const outcome = members.find((entry) => entry.type === 'outcome')
    const about = decision ?? outcome ?? aboutOf(steps[0])
    if (key === undefined || about?.subject === undefined) return []
    return [{ key, subject: about.subject, rule: about.rule, decision, steps, outcome }]
  })
}

/** Steps without a subject: token requests, tests, probes, circuit changes. */
export function loneSteps(entries: readonly JournalEntry[]): readonly TrailStep[] {
  return entries.filter(isStep).filter((entry) => trailKey(entry) === undefined)
}

const isStep = (entry: JournalEntry): entry is TrailStep =>
  entry.type === 'exchange' || entry.type === 'retry' || entry.type === 'circuit'

function aboutOf(entry: JournalEntry | undefined) {
  if (entry?.type === 'exchange') return entry.exchange
  return entry?.type === 'retry' ? entry : undefined
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
