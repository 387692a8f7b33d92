import { type CheckReport, type CheckVerdict, checkVerdicts } from '@pingone-sandbox/contract'
import { type Assessment, findingsOf, type ReadFinding } from './assess.ts'
import {
  exchangesOf,
  furtherDetails,
  inOrder,
  pathText,
  requestText,
  responseText,
  statusText,
} from './exchange-text.ts'
import { createStanding, type Standing } from './standing.ts'
import { verdictWords } from './verdict-words.ts'

const signs: Readonly<Record<CheckVerdict, string>> = {
  breaks: '❌',
  'not-supported': '🚫',
  remark: '⚠️',
  works: '✅',
  skipped: '⏭️',
}

/** So many of the exchanges of a finding are shown, and so many characters of each message: summaries of CI runs have a limit. */
const mostExchanges = 3
const longestMessage = 3000

/** Formats a report as Markdown for the summary of a CI run: a badge line, a table of what does not just work, the rest folded. */
export function formatMarkdown(report: CheckReport, assessment: Assessment): string {
  const standingOf = createStanding(assessment)
  const all = findingsOf(report)
  const problems = all.filter(({ finding: { verdict } }) => !['works', 'skipped'].includes(verdict))
  const quiet = all.filter(({ finding: { verdict } }) => ['works', 'skipped'].includes(verdict))
  return [
    `## PingOne check: ${signs[report.verdict]} ${verdictWords[report.verdict]}`,
    badges(report),
    `${text(report.summary)}${beside(assessment)}`,
    ...(problems.length > 0
      ? [table(problems.map((each) => rowOf(each, standingOf(each.finding), report)))]
      : []),
    ...problems.map((each) => describe(each, report)),
    ...(quiet.length > 0
      ? [fold(countOf(quiet), table(quiet.map((each) => rowOf(each, undefined, report))))]
      : []),
    ...readingsOf(report),
    ...leftOf(report),
    factsOf(report),
    '',
  ].join('\n\n')
}

const badges = ({ counts }: CheckReport) =>
  checkVerdicts
    .filter((verdict) => counts[verdict] > 0)
    .map((verdict) => `${signs[verdict]} **${counts[verdict]}** ${verdictWords[verdict]}`)
    .join(' · ')

function beside({ failing, known, newChecks }: Assessment): string {
  if (known.length + newChecks.length === 0) return ''
  return ` Beside the baseline: ${known.length} known, ${newChecks.length} of new checks, ${failing.length} new.`
}

const table = (rows: readonly string[]) =>
  ['| Verdict | Check | What happened |', '| --- | --- | --- |', ...rows].join('\n')

function rowOf(
  { finding, reading }: ReadFinding,
  standing: Standing,
  { readings }: CheckReport,
): string {
  const notes = [
    ...(standing === 'known' || standing === 'new check' ? [standing] : []),
    ...(reading === readings[0]?.id ? [] : [`with ${text(reading)}`]),
  ]
  const check = `${code(finding.id)} ${text(finding.title)}`
  return `| ${signs[finding.verdict]} ${[verdictWords[finding.verdict], ...notes].join(', ')} | ${check} | ${text(finding.summary)} |`
}

function describe({ finding }: ReadFinding, report: CheckReport): string {
  const exchanges = exchangesOf(finding, report)
  const shown = inOrder(exchanges.slice(0, mostExchanges))
  return fold(
    `${code(finding.id)} ${text(finding.title)}`,
    [
      text(finding.summary),
      ...(finding.next === undefined ? [] : [`**What PingOne does next:** ${text(finding.next)}`]),
      `**What PingOne needs:** ${text(finding.needs)}`,
      ...(finding.fix.length > 0
        ? [`**How to fix it:**\n\n${finding.fix.map((line) => `- ${text(line)}`).join('\n')}`]
        : []),
      ...(furtherDetails(finding).length > 0
        ? [
            furtherDetails(finding)
              .map((line) => `- ${text(line)}`)
              .join('\n'),
          ]
        : []),
      `[${text(finding.section.title)}](${finding.section.url.replaceAll(/[()<>\s]/g, encodeURIComponent)}) · certainty: ${finding.certainty}`,
      ...shown.map((exchange) =>
        [
          `${code(exchange.request.method)} ${text(pathText(exchange, report))} → ${text(statusText(exchange))}`,
          block(requestText(exchange)),
          block(responseText(exchange)),
        ].join('\n\n'),
      ),
      ...(exchanges.length > shown.length
        ? [`${exchanges.length - shown.length} more exchanges are in the HTML and the JSON report.`]
        : []),
    ].join('\n\n'),
  )
}

function readingsOf({ readings }: CheckReport): readonly string[] {
  if (readings.length < 2) return []
  const rows = readings.map(
    ({ id, verdict, worse }) =>
      `| ${signs[verdict]} ${verdictWords[verdict]} | ${code(id)} | ${worse.map((each) => code(each.id)).join(' ')} |`,
  )
  return [
    fold(
      `${readings.length} readings of PingOne's behaviour`,
      ['| Verdict | Reading | Worse than with the first |', '| --- | --- | --- |', ...rows].join(
        '\n',
      ),
    ),
  ]
}

function leftOf({ left }: CheckReport): readonly string[] {
  if (left.length === 0) return []
  const items = left.map(
    ({ type, name, id, reason }) => `- ${type} ${code(name || id)}: ${text(reason)}`,
  )
  return [
    [`**${left.length} resources of the check remain at the endpoint:**`, '', ...items].join('\n'),
  ]
}

const factsOf = ({ endpoint, profile, ledger, version, requests, durationMs, at }: CheckReport) =>
  [
    code(endpoint),
    `profile ${code(profile)}`,
    `ledger ${code(ledger)}`,
    `version ${code(version)}`,
    `${requests} requests in ${(durationMs / 1000).toFixed(1)} s`,
    text(at),
  ].join(' · ')

const fold = (summary: string, content: string) =>
  `<details><summary>${summary}</summary>\n\n${content}\n\n</details>`

const countOf = (findings: readonly ReadFinding[]) =>
  Object.entries(Object.groupBy(findings, ({ finding }) => finding.verdict))
    .map(([verdict, some]) => `${some.length} ${verdictWords[verdict as CheckVerdict]}`)
    .join(' · ')

/** Text that no Markdown processor takes for markup, HTML, a link, a mention or a cell. */
const text = (plain: string): string =>
  plain
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .replaceAll(/[&<>"'|`*_~[\]()#!\\@{}$]/g, (mark) => `&#${mark.charCodeAt(0)};`)
    .replaceAll('://', '&#58;//')

const code = (plain: string): string => `<code>${text(plain)}</code>`

/** A block of code; its fence is longer than any in it. */
function block(content: string): string {
  const clipped =
    content.length > longestMessage ? `${content.slice(0, longestMessage)}\n…` : content
  const longest = Math.max(2, ...(clipped.match(/`+/g) ?? []).map(({ length }) => length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}\n${clipped}\n${fence}`
}
