import type { CheckReport } from '@pingone-sandbox/contract'
import { type Assessment, findingsOf, type ReadFinding } from './assess.ts'
import { exchangesOf, furtherDetails, inOrder, pathText, statusText } from './exchange-text.ts'
import { createStanding, type Standing } from './standing.ts'
import { verdictWords } from './verdict-words.ts'

/**
 * Formats a report as JUnit XML: a suite for each theme, a case for each check.
 *
 * A check fails there when it fails the run; what a baseline accepts passes, with its text as output.
 */
export function formatJunit(report: CheckReport, assessment: Assessment): string {
  const standingOf = createStanding(assessment)
  const all = findingsOf(report)
  const suites = [...Map.groupBy(all, suiteOf(report))].map(([name, findings]) => {
    const failures = findings.filter(({ finding }) => standingOf(finding) === 'fails')
    const skipped = findings.filter(({ finding }) => finding.verdict === 'skipped')
    const cases = findings.map((each) => caseOf(each, standingOf(each.finding), { report, name }))
    const counts = [
      ['name', name],
      ['tests', findings.length],
      ['failures', failures.length],
      ['errors', 0],
      ['skipped', skipped.length],
      ['timestamp', report.at.slice(0, 19)],
    ] as const
    return element('testsuite', counts, ['\n', ...cases])
  })
  const totals = [
    ['name', `PingOne check of ${report.endpoint}`],
    ['tests', all.length],
    ['failures', assessment.failing.length],
    ['errors', 0],
    ['time', (report.durationMs / 1000).toFixed(3)],
  ] as const
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', totals, ['\n', ...suites])}`
}

/** The theme, with the reading where it is not the first. */
const suiteOf =
  ({ readings }: CheckReport) =>
  ({ finding: { theme }, reading }: ReadFinding): string =>
    reading === readings[0]?.id ? theme : `${theme} (${reading})`

function caseOf(
  { finding }: ReadFinding,
  standing: Standing,
  { report, name }: { readonly report: CheckReport; readonly name: string },
): string {
  const { id, title, verdict, summary } = finding
  const attributes = [
    ['classname', name],
    ['name', `${id}: ${title}`],
  ] as const
  const word = verdictWords[verdict]
  const text = [
    summary,
    ...(finding.next === undefined ? [] : [`What PingOne does next: ${finding.next}`]),
    ...furtherDetails(finding),
    ...finding.fix.map((line) => `Fix: ${line}`),
    `See: ${finding.section.title}, ${finding.section.url}`,
    ...inOrder(exchangesOf(finding, report)).map(
      (exchange) =>
        `${exchange.request.method} ${pathText(exchange, report)} -> ${statusText(exchange)}`,
    ),
  ].join('\n')
  if (verdict === 'works') return element('testcase', attributes, [])
  if (verdict === 'skipped')
    return element('testcase', attributes, ['\n', element('skipped', [['message', summary]], [])])
  const content =
    standing === 'fails'
      ? element(
          'failure',
          [
            ['type', verdict],
            ['message', summary],
          ],
          [escape(text)],
        )
      : element(
          'system-out',
          [],
          [escape(`${word}${standing === undefined ? '' : ` (${standing})`}\n${text}`)],
        )
  return element('testcase', attributes, ['\n', content])
}

function element(
  name: string,
  attributes: readonly (readonly [name: string, value: string | number])[],
  content: readonly string[],
): string {
  const start = [name, ...attributes.map(([key, value]) => `${key}="${escape(String(value))}"`)]
  const inside = content.join('')
  return inside === '' ? `<${start.join(' ')}/>\n` : `<${start.join(' ')}>${inside}</${name}>\n`
}

/** Escapes a text, without the characters that XML 1.0 cannot have. */
const escape = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
