import type {
  JournalEntry,
  JournalEntryOf,
  Subject,
  WaitingRequest,
} from '@pingone-sandbox/contract'

/** An entry that the stage shows as a step of its own. */
export type Act = JournalEntryOf<'decision' | 'exchange' | 'retry' | 'outcome' | 'circuit'>

/** The work on one user or group under one rule in one change. */
export interface Focus {
  readonly changeId: string | undefined
  readonly ruleId: string | undefined
  readonly subject: Subject
}

/** What happened in this work so far, oldest first. */
export interface StageTrail {
  readonly focus: Focus
  readonly ruleName: string | undefined
  readonly decision: JournalEntryOf<'decision'> | undefined
  readonly exchanges: readonly JournalEntryOf<'exchange'>[]
  readonly outcome: JournalEntryOf<'outcome'> | undefined
  /** The newest of it. */
  readonly last: Act | undefined
}

/** The newest entries that are looked at: the picture shows far fewer. */
const considered = 800

/** The newest entries, of which a projector shows a few. */
export const recentEntries = (entries: readonly JournalEntry[]): readonly JournalEntry[] =>
  entries.slice(-considered)

/** The entries that can be stepped through, oldest first. Manual tests, replays and plans are no part of a sync. */
export const actsOf = (entries: readonly JournalEntry[]): readonly Act[] =>
  entries.filter((entry): entry is Act => {
    if (entry.type === 'exchange')
      return entry.exchange.purpose !== 'test' && entry.exchange.replayOf === undefined
    return entry.type !== 'change' && entry.type !== 'finished'
  })

/** The work that an act belongs to; undefined for a circuit, a probe and the like. */
export function focusOf(act: Act | WaitingRequest | undefined): Focus | undefined {
  if (act === undefined || ('type' in act && act.type === 'circuit')) return undefined
  const { subject, rule, changeId } =
    'type' in act && act.type === 'exchange' ? { ...act.exchange, changeId: act.changeId } : act
  return subject && { subject, ruleId: rule?.id, changeId }
}

export const isSameFocus = (one: Focus | undefined, other: Focus | undefined): boolean =>
  one !== undefined &&
  other !== undefined &&
  one.subject.id === other.subject.id &&
  one.ruleId === other.ruleId &&
  one.changeId === other.changeId

/** What happened in this work. */
export function trailOf(focus: Focus, acts: readonly Act[]): StageTrail {
  const own = acts.filter((act) => isSameFocus(focusOf(act), focus))
  const decision = own.find((act) => act.type === 'decision')
  const outcome = own.findLast((act) => act.type === 'outcome')
  const exchanges = own.filter((act) => act.type === 'exchange')
  return {
    focus,
    ruleName: decision?.rule.name ?? outcome?.rule.name ?? exchanges[0]?.exchange.rule?.name,
    ...{ decision, exchanges, outcome },
    last: own.at(-1),
  }
}

/** How far the work is: the decision, each request, and the end are steps. */
export function progressOf(
  { decision, exchanges, outcome }: StageTrail,
  pending: WaitingRequest | undefined,
): { readonly step: number; readonly of: number } {
  const requests = exchanges.length + (pending === undefined ? 0 : 1)
  const step = Math.max(1, (decision ? 1 : 0) + requests + (outcome ? 1 : 0))
  const planned = 2 + Math.max(decision?.steps.length ?? 0, requests)
  return { step, of: outcome ? step : Math.max(step, planned) }
}

/** The users and groups with work that has not ended, in the order in which it began. */
export function waitingSubjects(
  entries: readonly JournalEntry[],
  focus: Focus | undefined,
): readonly Subject[] {
  const waiting = new Map<string, Subject>()
  for (const entry of entries) {
    if (
      entry.type === 'change' &&
      (entry.subject.type === 'user' || entry.subject.type === 'group')
    )
      waiting.set(`${entry.changeId} ${entry.subject.id}`, entry.subject)
    if (entry.type === 'decision') {
      waiting.delete(`${entry.changeId} ${entry.subject.id}`)
      const key = keyOf(entry)
      if (entry.inScope || entry.steps.length > 0) waiting.set(key, entry.subject)
    }
    if (entry.type === 'outcome') waiting.delete(keyOf(entry))
    if (entry.type === 'finished')
      for (const key of waiting.keys())
        if (key.startsWith(`${entry.changeId} `)) waiting.delete(key)
  }
  const subjects = new Map([...waiting.values()].map((subject) => [subject.id, subject]))
  subjects.delete(focus?.subject.id ?? '')
  return [...subjects.values()]
}

const keyOf = ({ changeId, rule, subject }: JournalEntryOf<'decision' | 'outcome'>) =>
  `${changeId} ${rule.id} ${subject.id}`
