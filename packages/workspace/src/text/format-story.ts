import type {
  ConditionVerdict,
  Culprit,
  Exchange,
  ExchangeBrief,
  Moment,
  MomentRule,
  SubjectStory,
} from '@pingone-sandbox/contract'
import { readablePath } from './readable-path.ts'
import { printable } from './terminal-text.ts'

export interface StoryOptions {
  /** Exchanges of the story whose bodies are shown. */
  readonly exchanges?: readonly Exchange[]
}

/** A longer body is cut. */
const longestBody = 1000

/**
 * Formats the story of a user or group as plain text, the oldest change first: decision, requests, outcome, and for a failure its
 * cause and repair.
 *
 * @example
 * anna (user)
 *   Provision to localhost:3000: FAILED. The target answered 409 uniqueness.
 *
 * 09:00:00.000 User anna was created.
 *   Provision to localhost:3000: in scope
 *     ✓ enabled eq true (true)
 *     To do: lookup, then create
 *     GET /scim/v2/Users?filter=username Eq "anna" → 200, 13 ms
 *     POST /scim/v2/Users → 409, 28 ms
 *     Outcome: failed. The target has this account already.
 *     Cause: …
 *     Repair: …
 */
export function formatStory(story: SubjectStory, { exchanges = [] }: StoryOptions = {}): string {
  const details = new Map(exchanges.map((exchange) => [exchange.id, exchange]))
  const blocks = story.moments.map((moment) => formatMoment(moment, details)).toReversed()
  return [
    formatHead(story),
    ...(story.cursor === undefined ? [] : [['Older changes are left out.']]),
    ...blocks,
  ]
    .map((lines) => lines.map(printableLine).join('\n'))
    .join('\n\n')
}

function formatHead({ subject, exists, links }: SubjectStory): string[] {
  const name = `${subject.name} (${subject.type})`
  const known = exists ? name : `${name}, deleted in PingOne`
  if (links.length === 0) return [`${known}: no rule has evaluated it.`]
  return [
    known,
    ...links.flatMap(({ rule, status, targetId, details, conditions }) => [
      indent(
        1,
        `${rule.name}: ${status}${targetId === undefined ? '' : `, ${targetId} at the target`}${details ? `. ${details}` : ''}`,
      ),
      // A user that was never in scope has no decision in the journal.
      ...(status === 'NOT_IN_SCOPE'
        ? conditions.map((condition) => indent(2, formatCondition(condition)))
        : []),
    ]),
  ]
}

type Details = ReadonlyMap<string, Exchange>

function formatMoment({ at, summary, rules, exchanges, finished }: Moment, details: Details) {
  return [
    `${timeOf(at)} ${summary}`,
    ...rules.flatMap((work) => formatWork(work, details).map((line) => indent(1, line))),
    ...exchanges.flatMap((exchange) =>
      formatExchange(exchange, details).map((line) => indent(1, line)),
    ),
    ...(rules.length + exchanges.length === 0 ? [indent(1, 'Nothing was sent.')] : []),
    ...(finished ? [] : [indent(1, 'In progress.')]),
  ]
}

/** The work under one rule: requests and pauses in the order in which they happened. */
function formatWork(work: MomentRule, details: Details): string[] {
  const { rule, decision, outcome, culprit } = work
  const steps = [
    ...work.exchanges.map((exchange) => ({
      seq: exchange.seq,
      lines: formatExchange(exchange, details),
    })),
    ...work.retries.map(({ seq, summary }) => ({ seq, lines: [summary] })),
  ].toSorted((one, other) => one.seq - other.seq)
  return [
    `${rule.name}${decision ? `: ${decision.inScope ? 'in scope' : 'not in scope'}` : ''}`,
    ...[
      ...(decision?.conditions ?? []).map(formatCondition),
      ...(decision ? [decision.summary] : []),
      ...steps.flatMap(({ lines }) => lines),
      ...(outcome ? [`Outcome: ${outcome.status}. ${outcome.summary}`] : []),
      ...(outcome?.remarks ?? []).map(({ message }) => `Remark: ${message}`),
      ...(culprit ? formatCulprit(culprit) : []),
    ].map((line) => indent(1, line)),
  ]
}

/** A condition of the filter with the values of the user: `✗ enabled eq true (false)`. */
function formatCondition({ expression, seen, holds }: ConditionVerdict): string {
  const values = seen.map((value) => JSON.stringify(value)).join(', ')
  return `${holds ? '✓' : '✗'} ${expression}${values === '' ? '' : ` (${values})`}`
}

function formatCulprit({ title, message, side, repairs }: Culprit): string[] {
  return [
    `Cause: ${title} (${side}). ${message}`,
    ...(repairs.length > 0 ? [`Repair: ${repairs.map(({ label }) => label).join(' · ')}`] : []),
  ]
}

function formatExchange(brief: ExchangeBrief, details: Details): string[] {
  const { method, url, status, failure, durationMs, attempt, fault, misbehaviours = [] } = brief
  const answer = failure ? `${status ?? 'no answer'}, ${failure.message}` : String(status)
  const notes = [
    ...(attempt > 1 ? [`attempt ${attempt}`] : []),
    ...(fault ? [`fault: ${fault.summary}`] : []),
    ...(misbehaviours.length > 0 ? [`misbehaviours: ${misbehaviours.join(', ')}`] : []),
  ]
  const exchange = details.get(brief.id)
  return [
    `${method} ${readablePath(url)} → ${answer}, ${Math.round(durationMs)} ms${notes.map((note) => ` (${note})`).join('')}`,
    ...bodyLines('sent', exchange?.request.body),
    ...bodyLines('answer', exchange?.response?.body),
  ]
}

function bodyLines(label: string, body: string = ''): string[] {
  if (body === '') return []
  const shown = body.length > longestBody ? `${body.slice(0, longestBody)} …` : body
  return [indent(1, `${label}: ${shown}`)]
}

/** The time of an ISO instant in UTC: `09:00:00.000`. */
const timeOf = (at: string): string => at.slice(11, 23)

/** A line without what a terminal would act on; the spaces at its beginning stay. */
const printableLine = (line: string): string => /^ */.exec(line)?.[0] + printable(line.trimStart())

const indent = (depth: number, line: string): string => '  '.repeat(depth) + line
