import {
  type ConditionVerdict,
  explainFailure,
  httpStatusText,
  isExpectedMiss,
  type Exchange,
  type JournalEntry,
  type JournalEntryOf,
  type OutcomeStatus,
  subjectOf,
} from '@pingone-sandbox/contract'
import { readablePath } from './readable-path.ts'
import { printable } from './terminal-text.ts'

/** How an entry is to be read: `start` is a change of the source, `quiet` is of little weight. */
export type EntryTone = 'start' | 'plain' | 'quiet' | 'good' | 'warning' | 'bad'

/** An entry of the journal in one line, by its parts. No part has a character that a terminal would act on. */
export interface EntryLine {
  /** The time in ISO 8601, UTC. */
  readonly at: string
  readonly tone: EntryTone
  /** One character that says what kind of entry it is, and for a request or an outcome how it ended. */
  readonly mark: string
  /** The name of the user, group or connection that it is about; empty where it is about none. */
  readonly subject: string
  readonly text: string
  /** Of a failure: its cause, and what to do about it. */
  readonly failure?: { readonly cause: string; readonly repair: string }
}

/** Says in one line what an entry of the journal records. */
export function describeEntry(entry: JournalEntry): EntryLine {
  const { text, subject = subjectOf(entry)?.name ?? '', ...parts } = describe(entry)
  return { at: entry.at, ...parts, subject: printable(subject), text: printable(text) }
}

/**
 * Formats an entry of the journal as one line of plain text, with the cause and the repair of a failure at its end.
 *
 * @example formatEntryLine(entry) // '09:30:00 → ada: POST /scim/v2/Users: 201 in 13 ms (Create the user)'
 */
export function formatEntryLine(entry: JournalEntry): string {
  const { at, mark, subject, text, failure } = describeEntry(entry)
  const about = subject === '' ? '' : `${subject}: `
  const why = failure ? ` Cause: ${failure.cause}. ${failure.repair}` : ''
  return `${timeOf(at)} ${mark} ${about}${text}${why}`
}

/** The time of an instant within its day, in UTC: `09:30:00`. */
const timeOf = (at: string): string => at.slice(11, 19)

type Parts = Omit<EntryLine, 'at' | 'subject'> & { readonly subject?: string }

function describe(entry: JournalEntry): Parts {
  switch (entry.type) {
    case 'change':
      return { tone: 'start', mark: '●', text: entry.summary }
    case 'decision':
      return { tone: 'plain', mark: '?', text: decisionText(entry) }
    case 'exchange':
      return describeExchange(entry.exchange)
    case 'retry':
      return { tone: 'warning', mark: '↻', text: entry.summary }
    case 'outcome':
      return describeOutcome(entry)
    case 'circuit':
      return {
        ...{ tone: entry.state === 'closed' ? 'good' : 'warning', mark: '!' },
        ...{ subject: entry.connection.name, text: entry.summary },
      }
    case 'finished':
      return { tone: 'quiet', mark: '■', text: entry.summary }
  }
}

function decisionText({ inScope, conditions, rule, summary }: JournalEntryOf<'decision'>): string {
  const scope = inScope ? 'in scope of' : 'not in scope of'
  const broken = conditions.filter(({ holds }) => !holds).map(formatCondition)
  const why = inScope || broken.length === 0 ? '' : ` (${broken.join('; ')})`
  return `${scope} ${rule.name}${why}. ${summary}`
}

const formatCondition = ({ expression, seen }: ConditionVerdict): string =>
  `${expression} does not hold: ${seen.length === 0 ? 'no value' : seen.map((value) => JSON.stringify(value)).join(', ')}`

function describeExchange(exchange: Exchange): Parts {
  const { request, response, failure, fault, durationMs, summary, attempt, connection } = exchange
  const isGood = response !== undefined && (response.status < 400 || isExpectedMiss(exchange))
  const ended = response
    ? `${httpStatusText(response.status)} in ${Math.round(durationMs)} ms`
    : `no answer: ${failure?.message ?? 'it ended early'}`
  const notes = [
    ...(attempt > 1 ? [`attempt ${attempt}`] : []),
    ...(exchange.replayOf === undefined ? [] : ['sent again on request']),
    ...(fault ? [`fault ${fault.id}`] : []),
  ]
  return {
    ...{ tone: isGood ? 'plain' : 'bad', mark: '→' },
    ...{ subject: exchange.subject?.name ?? connection.name },
    text: `${request.method} ${readablePath(request.url)}: ${ended} (${[summary, ...notes].join(', ')})`,
  }
}

const outcomeParts: Readonly<Record<OutcomeStatus, Pick<EntryLine, 'tone' | 'mark'>>> = {
  failed: { tone: 'bad', mark: '✗' },
  partial: { tone: 'warning', mark: '✗' },
  unsynced: { tone: 'warning', mark: '–' },
  removed: { tone: 'good', mark: '✓' },
  success: { tone: 'good', mark: '✓' },
  unchanged: { tone: 'quiet', mark: '=' },
}

function describeOutcome({
  status,
  cause,
  summary,
  remarks = [],
}: JournalEntryOf<'outcome'>): Parts {
  const remarked = remarks.length > 0 && ['success', 'unchanged', 'removed'].includes(status)
  const text = [summary, ...remarks.map(({ message }) => message)].join('. ')
  const parts = { ...outcomeParts[status], ...(remarked && { tone: 'warning' as const }), text }
  if (status !== 'failed' && cause === undefined) return parts
  const { title, advice, page } = explainFailure(cause ?? 'other')
  return { ...parts, failure: { cause: title, repair: `${advice} See ${page}.` } }
}
