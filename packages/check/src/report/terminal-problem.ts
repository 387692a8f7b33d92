import type { CheckExchange, CheckFinding, CheckReport } from '@pingone-sandbox/contract'
import type { ReadFinding } from './assess.ts'
import { exchangesOf, pathText } from './exchange-text.ts'
import { shorten, type TerminalContext, verdictColours } from './terminal-style.ts'
import { clip, wrap } from '@pingone-sandbox/workspace/text'
import { verdictWords } from './verdict-words.ts'

/** A finding that a reader has to know. */
export interface Problem extends ReadFinding {
  /** Why it does not fail the run. */
  readonly excuse?: string
}

/** What fails, then what does not fail by itself, then what the baseline accepts. */
export function problemsOf({ report, assessment }: TerminalContext): readonly Problem[] {
  const { failing, known, newChecks } = assessment
  const named = new Set([...failing, ...known, ...newChecks].map(({ finding }) => finding))
  const [first] = report.readings
  const others = report.findings
    .filter(({ verdict }) => verdict !== 'works' && verdict !== 'skipped')
    .filter((finding) => !named.has(finding))
    .map((finding) => ({ reading: first?.id ?? report.profile, finding }))
  return [
    ...failing,
    ...newChecks.map((each) => ({ ...each, excuse: 'a new check' })),
    ...others,
    ...known.map((each) => ({ ...each, excuse: 'known' })),
  ]
}

/** One line. */
export function shortProblem(problem: Problem, context: TerminalContext): string {
  return heading(problem, context, 1)[0] ?? ''
}

/** All that a reader needs to understand the problem; of what the baseline accepts, the name. */
export function fullProblem(problem: Problem, context: TerminalContext): readonly string[] {
  const { finding, excuse } = problem
  const { columns, paint, report } = context
  if (excuse === 'known') return heading(problem, context, 2)
  const row = (label: string, text: string, most: number) =>
    clip(wrap(shorten(text, report), columns - 8), most).map((line, index) =>
      index === 0 ? `  ${paint(label.padEnd(6), 'dim')}${line}` : `        ${line}`,
    )
  return [
    ...heading(problem, context, 2),
    ...clip(wrap(shorten(finding.summary, report), columns - 2), 3).map((line) => `  ${line}`),
    ...(finding.next === undefined ? [] : row('Next', finding.next, 2)),
    ...shownExchanges(finding, report).flatMap((exchange) =>
      row(exchange.sender === 'check' ? 'Check' : 'Sent', describeExchange(exchange, report), 2),
    ),
    ...finding.fix.flatMap((line, index) => row(index === 0 ? 'Fix' : '', line, 2)),
    ...row('See', `${finding.section.title} · ${certaintyOf(finding)}`, 1),
  ]
}

function heading(
  { finding, reading, excuse }: Problem,
  { report, paint, columns }: TerminalContext,
  most: number,
): readonly string[] {
  const { verdict, id, title, needed } = finding
  const word = verdict === 'remark' ? 'REMARK' : verdictWords[verdict].toUpperCase()
  const isOther = report.readings.length > 1 && reading !== report.readings[0]?.id
  const notes = [
    ...(excuse === undefined ? [] : [excuse]),
    ...(verdict === 'not-supported' && !needed ? ['PingOne does not need it'] : []),
    ...(isOther ? [`with ${reading}`] : []),
  ]
  const text = `${id} · ${title}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`
  const indent = ' '.repeat(word.length + 2)
  return clip(wrap(text, columns - indent.length), most).map(
    (line, index) =>
      (index === 0 ? `${paint(word, 'bold', verdictColours[verdict])}  ` : indent) +
      paint(line, 'bold'),
  )
}

/** The exchange that shows the finding, after the latest change before it where it is a read of the check itself. */
function shownExchanges(finding: CheckFinding, report: CheckReport): readonly CheckExchange[] {
  const [decisive, ...others] = exchangesOf(finding, report)
  if (decisive === undefined) return []
  if (decisive.sender === 'pingone') return [decisive]
  const change = others.findLast(
    ({ sender, request }) => sender === 'pingone' && request.method !== 'GET',
  )
  return [...(change ? [change] : []), decisive]
}

const describeExchange = (exchange: CheckExchange, report: CheckReport): string =>
  `${exchange.request.method} ${pathText(exchange, report)} → ${exchange.response?.status ?? exchange.failure?.message ?? 'no answer'}`

const certaintyOf = ({ certainty }: CheckFinding): string =>
  certainty === 'standard' ? 'required by the standard' : `how PingOne does this is ${certainty}`
