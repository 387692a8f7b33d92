import type { CheckFinding, CheckReport } from '@pingone-sandbox/contract'
import { shorten, type TerminalContext, verdictColours } from './terminal-style.ts'
import { clip, printable, type Style, wrap } from '@pingone-sandbox/workspace/text'

/** What the report says in one sentence, and how that stands beside the baseline. */
export function headline({
  report,
  assessment,
  paint,
  columns,
}: TerminalContext): readonly string[] {
  const { failing, known, newChecks } = assessment
  const lines = wrap(report.summary, columns).map((line) =>
    paint(line, 'bold', verdictColours[report.verdict]),
  )
  if (known.length + newChecks.length === 0) return lines
  const parts = [
    `${known.length} known`,
    ...(newChecks.length > 0 ? [`${newChecks.length} of checks that it does not have`] : []),
    `${failing.length} new`,
  ]
  return [...lines, ...wrap(`Beside the baseline: ${parts.join(', ')}.`, columns)]
}

/** So many reasons of skipped checks have a line. */
const mostReasons = 3

/** The checks that need no words: how many work, which were skipped, and how the readings of PingOne differ. */
export function overview({ report, paint, columns }: TerminalContext): readonly string[] {
  const row = (label: string, text: string, style: Style) =>
    clip(wrap(shorten(text, report), columns - 10), 2).map((line, index) =>
      index === 0 ? `${paint(label.padEnd(10), style)}${line}` : `${' '.repeat(10)}${line}`,
    )
  const { works, skipped = [] } = Object.groupBy(report.findings, ({ verdict }) => verdict)
  const readings = readingsText(report)
  return [
    ...(works ? row('Works', worksText(works, report), 'green') : []),
    ...skipTexts(skipped)
      .slice(0, mostReasons)
      .flatMap((text) => row('Skipped', text, 'dim')),
    ...(readings === undefined ? [] : row('Readings', readings, 'bold')),
  ]
}

/** The number of checks that work, and the themes of which not all do. */
function worksText(works: readonly CheckFinding[], { findings }: CheckReport): string {
  const byTheme = [...Map.groupBy(findings, ({ theme }) => theme)].flatMap(([theme, all]) => {
    const count = works.filter((finding) => finding.theme === theme).length
    return count === all.length ? [] : [`${theme} ${count}/${all.length}`]
  })
  const partly = byTheme.map((text) => ` · ${text}`).join('')
  return `${works.length} of ${findings.length} checks${partly}`
}

/** Why checks were skipped: those that rest on others in one text, by their themes; the others by their reasons. */
function skipTexts(skipped: readonly CheckFinding[]): readonly string[] {
  const reasonOf = ({ summary }: CheckFinding) =>
    summary.replace(/^Skipped because /, '').replace(/\.$/, '')
  const isResting = (finding: CheckFinding) => /^[\w.-]+ does not work$/.test(reasonOf(finding))
  const resting = skipped.filter(isResting)
  const others = Map.groupBy(
    skipped.filter((finding) => !isResting(finding)),
    reasonOf,
  )
  return [
    ...(resting.length > 0
      ? [`${resting.length} that come after others: ${resting.map(({ id }) => id).join(', ')}`]
      : []),
    ...[...others].map(
      ([reason, findings]) => `${findings.map(({ id }) => id).join(', ')}: ${reason}`,
    ),
  ]
}

/** Under how many readings of PingOne's behaviour the endpoint does no worse, where more than one was tried, and under which it does. */
function readingsText({ readings }: CheckReport): string | undefined {
  const [first, ...others] = readings
  if (first === undefined || others.length === 0) return undefined
  const worse = others.filter((reading) => reading.worse.length > 0)
  if (worse.length === 0)
    return `${readings.length} of PingOne's behaviour were tried: no difference among them`
  const list = worse.map((reading) => `${reading.id} (${reading.worse.length})`).join(', ')
  return `worse than ${first.id} under ${worse.length} of ${readings.length}: ${list}`
}

/** What was checked, and what remains at the endpoint. */
export function footer({ report, paint, columns }: TerminalContext): readonly string[] {
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
          2,
        ).map((line) => paint(line, 'yellow'))),
  ]
}
