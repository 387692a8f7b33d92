import type {
  CheckExchange,
  CheckFinding,
  CheckReport,
  CheckVerdict,
} from '@pingone-sandbox/contract'
import type { Assessment, ReadFinding } from './assess.ts'
import { exchangesOf, pathText } from './exchange-text.ts'
import { clip, createPaint, type Paint, printable, type Style, wrap } from './terminal-text.ts'
import { verdictWords } from './verdict-words.ts'

export interface TerminalOptions {
  /** Which findings fail the run. */
  readonly assessment: Assessment
  readonly hasColours?: boolean
  /** Columns of a line; 80 unless given. */
  readonly columns?: number
  /** Lines of the screen; 40 unless given. What does not fit is named in one line. */
  readonly rows?: number
}

/** Formats a report for a terminal, on one screen: the problems first. */
export function formatTerminal(report: CheckReport, options: TerminalOptions): string {
  const { assessment, hasColours = false, columns = 80, rows = 40 } = options
  const paint = createPaint(hasColours)
  const context: Context = { report, assessment, paint, columns }
  const head = [...headline(context), '']
  const foot = ['', ...overview(context), ...footer(context)]
  const problems = problemsOf(context)
  const blocks = fit(problems, context, rows - head.length - foot.length)
  return [...head, ...blocks, ...(blocks.length > 0 ? foot : foot.slice(1)), ''].join('\n')
}

interface Context {
  readonly report: CheckReport
  readonly assessment: Assessment
  readonly paint: Paint
  readonly columns: number
}

interface Problem extends ReadFinding {
  /** Why it does not fail the run. */
  readonly excuse?: string
}

const colours: Readonly<Record<CheckVerdict, Style>> = {
  breaks: 'red',
  'not-supported': 'red',
  remark: 'yellow',
  works: 'green',
  skipped: 'dim',
}

function headline({ report, assessment, paint, columns }: Context): readonly string[] {
  const { failing, known, newChecks } = assessment
  const lines = wrap(report.summary, columns).map((line) =>
    paint(line, 'bold', colours[report.verdict]),
  )
  if (known.length + newChecks.length === 0) return lines
  const parts = [
    `${known.length} known`,
    ...(newChecks.length > 0 ? [`${newChecks.length} of checks that it does not have`] : []),
    `${failing.length} new`,
  ]
  return [...lines, ...wrap(`Beside the baseline: ${parts.join(', ')}.`, columns)]
}

/** What a reader has to know: what fails, then what the baseline accepts, then what is not needed, then remarks. */
function problemsOf({ report, assessment }: Context): readonly Problem[] {
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

/** As many problems in full as there is room for; then one line for each, and a number for the rest. */
function fit(problems: readonly Problem[], context: Context, room: number): readonly string[] {
  const lines: string[] = []
  const short = problems.map((problem) => heading(problem, context))
  for (const [index, problem] of problems.entries()) {
    const remaining = problems.length - index - 1
    const full = [
      ...(index > 0 ? [''] : []),
      ...(problem.excuse === 'known' ? (short[index] ?? []) : block(problem, context)),
    ]
    if (lines.length + full.length + Math.min(remaining, 6) > room) {
      const rest = short.slice(index)
      const space = Math.max(1, room - lines.length - 1)
      const shown = rest.length <= space ? rest : rest.slice(0, space - 1)
      const hidden = rest.length - shown.length
      return [
        ...lines,
        ...(lines.length > 0 ? [''] : []),
        ...shown.flatMap((each) => each.slice(0, 1)),
        ...(hidden > 0
          ? [context.paint(`and ${hidden} more, which --html <file> shows`, 'dim')]
          : []),
      ]
    }
    lines.push(...full)
  }
  return lines
}

function heading(
  { finding, reading, excuse }: Problem,
  { report, paint, columns }: Context,
): readonly string[] {
  const { verdict, id, title, needed } = finding
  const word = verdict === 'remark' ? 'REMARK' : verdictWords[verdict].toUpperCase()
  const notes = [
    ...(excuse === undefined ? [] : [excuse]),
    ...(verdict === 'not-supported' && !needed ? ['PingOne does not need it'] : []),
    ...(report.readings.length > 1 && reading !== report.readings[0]?.id
      ? [`with ${reading}`]
      : []),
  ]
  const text = `${title} (${[id, ...notes].join(', ')})`
  const [first = '', ...more] = wrap(text, columns - word.length - 2)
  const indent = ' '.repeat(word.length + 2)
  return [
    `${paint(word, 'bold', colours[verdict])}  ${paint(first, 'bold')}`,
    ...more.map((line) => indent + paint(line, 'bold')),
  ]
}

function block(problem: Problem, context: Context): readonly string[] {
  const { finding } = problem
  const { columns, paint, report } = context
  const row = (label: string, text: string, most: number) =>
    clip(wrap(shorten(text, report), columns - 8), most).map((line, index) =>
      index === 0 ? `  ${paint(label.padEnd(6), 'dim')}${line}` : `        ${line}`,
    )
  return [
    ...heading(problem, context),
    ...clip(wrap(shorten(finding.summary, report), columns - 2), 3).map((line) => `  ${line}`),
    ...(finding.next === undefined ? [] : row('Next', finding.next, 2)),
    ...shownExchanges(finding, report).flatMap((exchange) =>
      row(exchange.sender === 'check' ? 'Check' : 'Sent', describeExchange(exchange, report), 2),
    ),
    ...finding.fix.flatMap((line, index) => row(index === 0 ? 'Fix' : '', line, 2)),
    ...row('See', `${finding.section.title} · ${certaintyOf(finding)}`, 1),
  ]
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

/** The names of what the check made, without the part that all of them have. */
const shorten = (text: string, { marker }: CheckReport) => text.replaceAll(marker, '…')

const describeExchange = (exchange: CheckExchange, report: CheckReport): string =>
  `${exchange.request.method} ${pathText(exchange, report)} → ${exchange.response?.status ?? exchange.failure?.message ?? 'no answer'}`

const certaintyOf = ({ certainty }: CheckFinding): string =>
  certainty === 'standard' ? 'required by the standard' : `how PingOne does this is ${certainty}`

/** The checks that need no words: how many work, by theme, and which were skipped. */
function overview({ report, paint, columns }: Context): readonly string[] {
  const row = (label: string, text: string, style: Style, most = 3) =>
    clip(wrap(shorten(text, report), columns - 10), most).map((line, index) =>
      index === 0 ? `${paint(label.padEnd(10), style)}${line}` : `${' '.repeat(10)}${line}`,
    )
  const works = report.findings.filter(({ verdict }) => verdict === 'works')
  const skipped = report.findings.filter(({ verdict }) => verdict === 'skipped')
  const reasons = Map.groupBy(skipped, ({ summary }) =>
    summary.replace(/^Skipped because /, '').replace(/\.$/, ''),
  )
  return [
    ...(works.length > 0
      ? row('Works', `${works.length} of ${report.findings.length} · ${byTheme(report)}`, 'green')
      : []),
    ...[...reasons].flatMap(([reason, findings]) =>
      row('Skipped', `${findings.map(({ id }) => id).join(', ')}: ${reason}`, 'dim', 2),
    ),
    ...readingsOf(report).flatMap(([verdict, text]) =>
      row(verdict === 'remark' ? 'Remark' : capital(verdictWords[verdict]), text, colours[verdict]),
    ),
  ]
}

function byTheme({ findings }: CheckReport): string {
  return [...Map.groupBy(findings, ({ theme }) => theme)]
    .map(([theme, all]) => {
      const works = all.filter(({ verdict }) => verdict === 'works')
      return `${theme} ${works.length}/${all.length}`
    })
    .join(' · ')
}

/** The readings of PingOne's behaviour by their verdicts, where more than one was tried. */
function readingsOf({ readings }: CheckReport): readonly (readonly [CheckVerdict, string])[] {
  if (readings.length < 2) return []
  return [...Map.groupBy(readings, ({ verdict }) => verdict)].map(([verdict, some]) => [
    verdict,
    `under ${some.length} of ${readings.length} readings of PingOne: ${some.map(({ id }) => id).join(' · ')}`,
  ])
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

function footer({ report, paint, columns }: Context): readonly string[] {
  const { endpoint, profile, ledger, requests, durationMs, left } = report
  const facts = [
    `profile ${profile}`,
    `ledger ${ledger}`,
    `${requests} requests in ${(durationMs / 1000).toFixed(1)} s`,
  ].join(' · ')
  const remains = left.map(({ type, name, id }) => `${type} ${name || id}`).join(', ')
  return [
    ...[printable(endpoint), facts].flatMap((text) =>
      clip(wrap(text, columns), 2).map((line) => paint(line, 'dim')),
    ),
    ...(left.length === 0
      ? []
      : clip(
          wrap(`${left.length} of its resources remain at the endpoint: ${remains}`, columns),
          3,
        ).map((line) => paint(line, 'yellow'))),
  ]
}
