import { isExpectedMiss } from './connection-check.ts'
import type { ChangeSummary } from './change.ts'
import type { Exchange } from './exchange.ts'
import type { JournalEntry, JournalEntryOf } from './journal.ts'
import {
  outcomeStatuses,
  type FailureCause,
  type OutcomeStatus,
  type RemarkKind,
} from './outcome.ts'
import type { Subject } from './subject.ts'

/** Criteria of a list of changes. A change matches when it satisfies all of them. */
export interface ChangeCriteria {
  readonly kind?: ChangeSummary['kind']
  /** At least one outcome has this status. */
  readonly status?: OutcomeStatus
  /** At least one outcome failed for this reason, under `rule` if that is given. */
  readonly cause?: FailureCause
  /** At least one outcome has a remark of this kind, or any remark. */
  readonly remark?: RemarkKind | 'any'
  /** The subject that was changed. The control API also finds changes that concern it as one of many, which no summary names. */
  readonly subjectId?: string
  /** The rule made a decision in the change. */
  readonly ruleId?: string
  /**
   * A text within the summary, the action or the subject's name, regardless of case. The control API also finds changes that concern
   * users and groups with such a name.
   */
  readonly search?: string
  /** An instant in ISO 8601: the change began then or later. */
  readonly from?: string
  /** An instant in ISO 8601: the change began before it. */
  readonly to?: string
}

/** The id of the change that an entry belongs to; an entry outside any change gets an id of its own. */
export function changeIdOf(entry: JournalEntry): string {
  if (entry.changeId !== undefined) return entry.changeId
  return entry.type === 'exchange' ? `exchange-${entry.exchange.id}` : `entry-${entry.seq}`
}

/** What an entry is about; undefined for the end of a change, a circuit and a request for no user or group. */
export function subjectOf(entry: JournalEntry): Subject | undefined {
  switch (entry.type) {
    case 'exchange':
      return entry.exchange.subject
    case 'change':
    case 'decision':
    case 'outcome':
    case 'retry':
      return entry.subject
    case 'circuit':
    case 'finished':
      return undefined
  }
}

/**
 * Adds an entry to the summary of its change; the first entry starts the summary.
 *
 * The journal and the clients of its stream use this function, so that their counts agree. Returns undefined for an entry that
 * neither starts a change nor belongs to the known one.
 */
export function withEntry(
  known: ChangeSummary | undefined,
  entry: JournalEntry,
): ChangeSummary | undefined {
  if (known === undefined) return startOf(entry)
  return entry.seq <= known.last ? known : { ...counted(known, entry), last: entry.seq }
}

/** The text that a search compares with, in lower case. */
export const searchedText = ({ subject, summary, action }: ChangeSummary): string =>
  [subject.name, summary, action].join('\n').toLowerCase()

/** Tells whether a change is among those that were asked for. */
export function isSought(change: ChangeSummary, criteria: ChangeCriteria): boolean {
  const { kind, status, cause, remark, subjectId, ruleId, search, from, to } = criteria
  return (
    (kind === undefined || change.kind === kind) &&
    (status === undefined || change.outcomes[status] !== undefined) &&
    (cause === undefined ||
      hasFailed(change, { cause, ...(ruleId !== undefined && { ruleId }) })) &&
    (remark === undefined || hasRemark(change, remark)) &&
    (subjectId === undefined || change.subject.id === subjectId) &&
    (ruleId === undefined || change.rules.some(({ id }) => id === ruleId)) &&
    (search === undefined || searchedText(change).includes(search.toLowerCase())) &&
    (from === undefined || Date.parse(change.at) >= Date.parse(from)) &&
    (to === undefined || Date.parse(change.at) < Date.parse(to))
  )
}

const hasRemark = ({ remarked }: ChangeSummary, sought: RemarkKind | 'any'): boolean =>
  remarked !== undefined && (sought === 'any' || remarked.kinds.includes(sought))

function hasFailed(
  { failures = [] }: ChangeSummary,
  { cause, ruleId }: { readonly cause: FailureCause; readonly ruleId?: string },
): boolean {
  return failures.some(
    (failure) => failure.cause === cause && (ruleId === undefined || failure.ruleId === ruleId),
  )
}

function startOf(entry: JournalEntry): ChangeSummary | undefined {
  const { seq, at } = entry
  const start = { id: changeIdOf(entry), seq, last: seq, at, rules: [], outcomes: {}, exchanges: 0 }
  switch (entry.type) {
    case 'change': {
      const { action, subject, summary } = entry
      return { ...start, kind: 'change', action, subject, summary, finished: false }
    }
    case 'exchange':
      return entry.changeId === undefined
        ? { ...start, ...requestParts(entry.exchange) }
        : undefined
    case 'circuit':
      return entry.changeId === undefined ? { ...start, ...circuitParts(entry) } : undefined
    case 'decision':
    case 'outcome':
    case 'retry':
    case 'finished':
      return undefined
  }
}

function requestParts(exchange: Exchange) {
  const { connection, rule, summary, response } = exchange
  const isAnswered = response !== undefined && (response.status < 400 || isExpectedMiss(exchange))
  const status: OutcomeStatus = isAnswered ? 'success' : 'failed'
  return {
    kind: 'request' as const,
    action: requestAction(exchange),
    subject: exchange.subject ?? connectionSubject(connection),
    summary,
    finished: true,
    rules: rule ? [rule] : [],
    outcomes: { [status]: 1 },
    worst: status,
    exchanges: 1,
  }
}

function requestAction({ purpose, replayOf }: Exchange): string {
  if (replayOf !== undefined) return 'EXCHANGE.REPLAYED'
  switch (purpose) {
    case 'test':
      return 'CONNECTION.TESTED'
    case 'probe':
      return 'CONNECTION.PROBED'
    case 'token':
      return 'TOKEN.REQUESTED'
    default:
      return 'REQUEST.SENT'
  }
}

const circuitActions = {
  open: 'CIRCUIT.OPENED',
  'half-open': 'CIRCUIT.HALF_OPENED',
  closed: 'CIRCUIT.CLOSED',
} as const

function circuitParts({ connection, state, summary }: JournalEntryOf<'circuit'>) {
  return {
    kind: 'circuit' as const,
    action: circuitActions[state],
    subject: connectionSubject(connection),
    summary,
    finished: true,
  }
}

const connectionSubject = ({ id = '', name }: Exchange['connection']) => ({
  type: 'connection' as const,
  id,
  name,
})

function counted(change: ChangeSummary, entry: JournalEntry): ChangeSummary {
  switch (entry.type) {
    case 'decision':
      return withRule(change, entry.rule)
    case 'exchange':
      return { ...change, exchanges: change.exchanges + 1 }
    case 'outcome': {
      const outcomes = withOutcome(change.outcomes, entry.status)
      const worst = outcomeStatuses.find((status) => outcomes[status] !== undefined)
      const withCause = entry.status === 'failed' ? withFailure(change, entry) : change
      return {
        ...withRemarks(withRule(withCause, entry.rule), entry),
        outcomes,
        ...(worst && { worst }),
      }
    }
    case 'finished':
      return {
        ...change,
        finished: true,
        result: entry.summary,
        ...(entry.ends && { ends: entry.ends }),
      }
    case 'change':
    case 'retry':
    case 'circuit':
      return change
  }
}

/** Adds one to a count. The gravest outcomes come first. */
function withOutcome(
  counts: ChangeSummary['outcomes'],
  status: OutcomeStatus,
): ChangeSummary['outcomes'] {
  const count = counts[status]
  if (count !== undefined) return { ...counts, [status]: count + 1 }
  return Object.fromEntries(
    outcomeStatuses.flatMap((each) =>
      each === status ? [[each, 1]] : counts[each] === undefined ? [] : [[each, counts[each]]],
    ),
  )
}

/** Adds the failure cause of an outcome and its rule. */
export function withFailure(
  change: ChangeSummary,
  { rule, cause = 'other' }: Pick<JournalEntryOf<'outcome'>, 'rule' | 'cause'>,
): ChangeSummary {
  const failure = { ruleId: rule.id, cause }
  return hasFailed(change, failure)
    ? change
    : { ...change, failures: [...(change.failures ?? []), failure] }
}

function withRemarks(
  change: ChangeSummary,
  { remarks = [] }: JournalEntryOf<'outcome'>,
): ChangeSummary {
  if (remarks.length === 0) return change
  const { outcomes, kinds } = change.remarked ?? { outcomes: 0, kinds: [] }
  const all = new Set([...kinds, ...remarks.map(({ kind }) => kind)])
  return { ...change, remarked: { outcomes: outcomes + 1, kinds: [...all] } }
}

function withRule(change: ChangeSummary, rule: ChangeSummary['rules'][number]): ChangeSummary {
  return change.rules.some(({ id }) => id === rule.id)
    ? change
    : { ...change, rules: [...change.rules, rule] }
}
