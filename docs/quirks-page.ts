import { transcriptsByQuirk } from './transcripts.ts'
import { judgeChoices, judgeRecords } from '../packages/check/src/compare/claims/verdicts.ts'
import { createStory } from '../packages/check/src/compare/story/story.ts'
import { ledger, profileNames, profiles, resyncMatrix } from '../packages/pingone/src/index.ts'

const introduction = `# What PingOne does, and how we know

No capture of PingOne's SCIM Outbound traffic is public. So each thing that the simulated client does and the RFC does not ask for, or
leaves open, is a record with its evidence: **documented** by Ping, **observed** by others, or **inferred**, which is our best reading of
what is public. A date says when the source said so. Where several readings are possible a **choice** switches between them; a
**profile** is a named set of choices.

\`\`\`sh
npx -y pnpm start --profile put-only-2024
npx -y pnpm start --profile current,userUpdate=patch,retries=none
\`\`\`

Every recorded request names the records that shaped it, and so does each transcript in [\`fixtures/wire\`](../fixtures/wire): what is
sent for each action, as played against the reference server. This page is written from
[\`quirks.ts\`](../packages/pingone/src/outbound/quirks.ts) by \`pnpm docs:write\`.
`

/** Writes the page about the quirk ledger. */
export function describeQuirks(): string {
  return [
    introduction,
    describeProfiles(),
    describeResyncs(),
    describeOpenQuestions(),
    describeRecords(),
  ].join('\n')
}

function describeProfiles(): string {
  const choices = Object.keys(profiles.current) as (keyof typeof profiles.current)[]
  const rows = choices.map((choice) => [
    `\`${choice}\``,
    ...profileNames.map((name) => `\`${String(profiles[name][choice])}\``),
  ])
  return `## Profiles\n\n${table(['choice', ...profileNames.map((name) => `\`${name}\``)], rows)}`
}

function describeResyncs(): string {
  const rows = resyncMatrix.map(({ what, of, resyncs, reads, evidence }) => [
    `${what} of a ${of}`,
    resyncs ? 'yes' : 'no',
    reads ? 'yes' : resyncs ? 'by choice' : 'no',
    evidence,
  ])
  return `## Which change of the configuration syncs all users

Ping documents the connection's part, and that the name and description of a rule resync nothing
(<https://docs.pingidentity.com/pingone/integrations/p1_resync_configurations.html>, August 2024).

A Full Resync, and each change that reads the target, reads every linked user and writes where the target differs: see
\`full-resync\`. Any other resync compares with what was sent last, unless \`resyncReads=every-resync\` is chosen.

${table(['change', 'resyncs', 'reads the target', 'evidence'], rows)}`
}

/** The records that are inferred, by whether a capture of real requests can decide them. */
function describeOpenQuestions(): string {
  const nothing = createStory([])
  const inferred = judgeRecords(nothing, judgeChoices(nothing)).filter(
    ({ record }) => record.evidence === 'inferred' && record.appliesTo.length > 0,
  )
  const open = inferred.filter(({ silentBecause }) => silentBecause === undefined)
  const silent = inferred.filter(({ silentBecause }) => silentBecause !== undefined)
  const link = (id: string) => `[\`${id}\`](#${id.replaceAll('.', '')})`
  return `## Open questions

${open.length} records about requests are inferred, and a capture of a real tenant's requests can confirm or refute them.
[One capture settles it](../CONTRIBUTING.md#one-capture-settles-it) says how to make one, and [Comparing a capture](compare.md) how it is read.

${table(
  ['record', 'choice'],
  open.map(({ record: { id, choice } }) => [link(id), choice === undefined ? '' : `\`${choice}\``]),
)}
No capture decides the other ${silent.length}:

${table(
  ['record', 'reason'],
  silent.map(({ record: { id }, silentBecause = '' }) => [link(id), silentBecause]),
)}`
}

function describeRecords(): string {
  const transcripts = transcriptsByQuirk()
  const sections = ledger(profiles.current).map(
    ({ id, title, detail, evidence, source, date, choice, appliesTo, active }) => `### \`${id}\`

**${title}.** ${detail}

- **Evidence:** ${evidence}${date === undefined ? '' : ` (${date})`}: ${/^https?:\S+$/.test(source) ? `<${source}>` : source}
- **Active with:** ${choice === undefined ? 'every profile' : `\`${choice}\`${active ? ', the choice of `current`' : ''}`}
- **Shapes:** ${appliesTo.join(', ') || 'no request to the target'}
${describeTranscripts(transcripts.get(id) ?? [])}`,
  )
  return ['## The records\n', ...sections].join('\n')
}

/** How many transcripts are named; the clearest come first. */
const named = 3

function describeTranscripts(files: readonly string[]): string {
  if (files.length === 0) return ''
  const links = files.slice(0, named).map((file) => `[${file}](../fixtures/wire/${file})`)
  const others = files.length - links.length
  return `- **Shown in:** ${links.join(', ')}${others > 0 ? `, and ${others} more` : ''}\n`
}

/** A Markdown table with its columns padded, as the formatter writes it. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)),
  )
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`
  return `${[line(head), rule, ...rows.map(line)].join('\n')}\n`
}
