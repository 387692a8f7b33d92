import type {
  Culprit,
  Exchange,
  ExchangeBrief,
  JournalEntry,
  JournalEntryOf,
  Moment,
  MomentRule,
  SubjectKey,
} from '@pingone-sandbox/contract'
import type { ConcerningChange } from '../journal/subject-history.ts'
import type { FailedWork } from './failed-work.ts'

/** What a moment is made from. */
export interface MomentParts {
  readonly subject: SubjectKey
  readonly concerning: ConcerningChange
  /** Adds to an exchange what is known of it now. */
  readonly complete: (exchange: Exchange) => Exchange
  /** Names the culprit of failed work. */
  readonly culpritOf: (work: Pick<FailedWork, 'outcome' | 'exchanges'>) => Culprit | undefined
}

/** Work under one rule, from its first entry to its outcome. */
interface Run {
  readonly rule: MomentRule['rule']
  decision?: JournalEntryOf<'decision'>
  readonly exchanges: NumberedExchange[]
  readonly retries: JournalEntryOf<'retry'>[]
  outcome?: JournalEntryOf<'outcome'>
}

type NumberedExchange = { readonly seq: number; readonly exchange: Exchange }

/**
 * Makes the moment of a story from one change and its entries about the user or group. Each entry is in it exactly once; the entry that
 * announces the change is the moment itself. Undefined where no entry is left.
 */
export function momentOf(parts: MomentParts): Moment | undefined {
  const { subject, concerning, complete } = parts
  const { change, entries, others } = concerning
  const [first] = entries
  if (!first) return undefined
  const { id: changeId, kind, action, summary, subject: changed, finished } = change
  const { runs, exchanges } = divide(entries, complete)
  return {
    ...{ changeId, kind, seq: first.seq, at: first.at, action, summary, subject: changed },
    own: isOwn(concerning, subject),
    ...{ finished, others },
    rules: runs.map((run) => describeRun(run, parts)),
    exchanges: exchanges.map(toBrief),
  }
}

function isOwn({ change, entries }: ConcerningChange, { type, id }: SubjectKey): boolean {
  const isGroup = entries.some((entry) => entry.type === 'change' && entry.group?.id === id)
  return isGroup || (change.subject.type === type && change.subject.id === id)
}

/** Divides entries into runs of rules and exchanges of no rule. */
function divide(entries: readonly JournalEntry[], complete: MomentParts['complete']) {
  const runs: Run[] = []
  const exchanges: NumberedExchange[] = []
  /** The run of a rule that an entry continues: an outcome ends a run, and a second decision starts another. */
  const runOf = (rule: MomentRule['rule'], isDecision = false): Run => {
    const known = runs.findLast((run) => run.rule.id === rule.id)
    if (known && !known.outcome && !(isDecision && known.decision)) return known
    const run: Run = { rule, exchanges: [], retries: [] }
    runs.push(run)
    return run
  }
  for (const entry of entries) {
    if (entry.type === 'decision') runOf(entry.rule, true).decision = entry
    else if (entry.type === 'outcome') runOf(entry.rule).outcome = entry
    else if (entry.type === 'retry' && entry.rule) runOf(entry.rule).retries.push(entry)
    else if (entry.type === 'exchange') {
      const { seq, changeId, exchange } = entry
      // A request that belongs to no change, such as a replay, is no work of its rule.
      const rule = changeId === undefined ? undefined : exchange.rule
      const list = rule ? runOf(rule).exchanges : exchanges
      list.push({ seq, exchange: complete(exchange) })
    }
  }
  return { runs, exchanges }
}

function describeRun(
  { rule, decision, exchanges, retries, outcome }: Run,
  { culpritOf }: MomentParts,
): MomentRule {
  const sent = exchanges.map(({ exchange }) => exchange)
  const culprit = outcome?.cause && culpritOf({ outcome, exchanges: sent })
  return {
    rule,
    ...(decision && { decision: describeDecision(decision) }),
    exchanges: exchanges.map(toBrief),
    retries: retries.map(({ seq, at, attempt, waitMs, summary }) => ({
      ...{ seq, at, attempt, waitMs, summary },
    })),
    ...(outcome && { outcome: describeOutcome(outcome) }),
    ...(culprit && { culprit }),
  }
}

function describeDecision(entry: JournalEntryOf<'decision'>): NonNullable<MomentRule['decision']> {
  const { seq, at, inScope, conditions, steps, summary } = entry
  return { seq, at, inScope, conditions, steps, summary }
}

function describeOutcome(entry: JournalEntryOf<'outcome'>): NonNullable<MomentRule['outcome']> {
  const { type: _, changeId: __, rule: ___, subject: ____, ...outcome } = entry
  return outcome
}

function toBrief({ seq, exchange }: NumberedExchange): ExchangeBrief {
  const { id, at, durationMs, purpose, summary, attempt, request, response, failure } = exchange
  const { fault, replayOf, misbehaviours } = exchange
  const status = response?.status ?? failure?.status
  return {
    ...{ id, seq, at, durationMs, purpose, summary, attempt },
    ...{ method: request.method, url: request.url },
    ...(status !== undefined && { status }),
    ...(failure && { failure: { code: failure.code, message: failure.message } }),
    ...(fault && { fault }),
    ...(replayOf !== undefined && { replayOf }),
    ...(misbehaviours && { misbehaviours }),
  }
}
