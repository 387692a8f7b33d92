import { createPaint, printable, wrap, type Paint } from '@pingone-sandbox/workspace/text'
import type { CaptureFormat } from '../capture/captured-request.ts'
import { recordReaders } from '../claims/records.ts'
import type { ClaimVerdict, RecordVerdict } from '../claims/verdicts.ts'
import type { CaptureComparison } from '../compare-capture.ts'
import { formatDifferences, indent } from './differences-text.ts'
import { profileShown } from './profile-shown.ts'

export interface ComparisonTextOptions {
  readonly hasColours?: boolean
  /** Columns of a line; 80 unless given. */
  readonly columns?: number
}

const formats: Readonly<Record<CaptureFormat, string>> = {
  har: 'in a HAR archive',
  cloudtrail: 'from events of CloudTrail',
  http: 'in an .http file',
}

/** Formats a comparison for a terminal: what the capture shows of PingOne, and where it differs from the simulator. */
export function formatComparison(
  comparison: CaptureComparison,
  { hasColours = false, columns = 80 }: ComparisonTextOptions = {},
): string {
  const paint = createPaint(hasColours)
  const context = { comparison, paint, columns }
  const { capture, choices } = comparison
  const count = capture.requests.length
  const head = `${count} ${count === 1 ? 'request' : 'requests'} ${formats[capture.format]}: like the profile ${profileShown(choices)}.`
  return [
    ...wrap(head, columns).map((line) => paint(line, 'bold')),
    ...describeChoices(context),
    ...describeRecords(context),
    ...describeDifferences(context),
    ...describeAnswers(context),
    ...describeSilence(context),
    '',
  ].join('\n')
}

interface Context {
  readonly comparison: CaptureComparison
  readonly paint: Paint
  readonly columns: number
}

const colours = { confirmed: 'green', refuted: 'red', contradictory: 'yellow' } as const

/** The values of each choice that the capture shows, with the records that depend on them. */
function describeChoices({ comparison, ...context }: Context): readonly string[] {
  const { choices, records } = comparison
  const shown = Map.groupBy(
    choices.filter(({ verdict }) => verdict !== 'silent'),
    ({ choice }) => choice,
  )
  const lines = [...shown.values()].flatMap((values) => [
    ...values.flatMap(({ choice, value, verdict }) => {
      const name = `${choice}=${value}`
      const record = records.find((each) => each.record.choice === name)?.record
      const text = record ? `${record.id} (${name}, ${record.evidence})` : name
      return describeVerdict(text, verdict, context)
    }),
    // A request that shows one value refutes the others.
    ...values.flatMap((value) => describeEvidence(value, 'confirmed', context)),
    ...(values.some(({ verdict }) => verdict !== 'refuted')
      ? []
      : describeEvidence(values[0], 'refuted', context)),
  ])
  return section('Choices', lines, context)
}

/** The records that no choice decides. */
function describeRecords({ comparison, ...context }: Context): readonly string[] {
  const shown = comparison.records.filter(
    ({ verdict, record: { id, choice } }) =>
      verdict !== 'silent' && (choice === undefined || id in recordReaders),
  )
  const lines = shown.flatMap((judged) => [
    ...describeVerdict(`${judged.record.id} (${judged.record.evidence})`, judged.verdict, context),
    ...describeEvidence(judged, 'confirmed', context),
    ...describeEvidence(judged, 'refuted', context),
  ])
  return section('Records of every profile', lines, context)
}

type Layout = Pick<Context, 'paint' | 'columns'>

function describeVerdict(
  name: string,
  verdict: ClaimVerdict,
  { paint, columns }: Layout,
): readonly string[] {
  if (verdict === 'silent') return []
  const [first = '', ...others] = wrap(name, columns - 16)
  return [
    `  ${paint(verdict.padEnd(13), colours[verdict])} ${first}`,
    ...others.map((line) => `                ${line}`),
  ]
}

/** The first request that decides, and how many do. */
function describeEvidence(
  judged: Pick<RecordVerdict, 'evidence'> | undefined,
  kind: 'confirmed' | 'refuted',
  { columns }: Layout,
): readonly string[] {
  const [first, ...others] = (judged?.evidence ?? []).filter(({ verdict }) => verdict === kind)
  if (!first) return []
  const more = others.length > 0 ? ` (and ${others.length} more)` : ''
  return indent(`request ${first.request} ${first.because}${more}`, columns)
}

function describeDifferences({ comparison, ...context }: Context): readonly string[] {
  const { requests } = comparison
  const lines = formatDifferences(requests, ({ part }) => part !== 'answer', context.columns)
  const nothing = '  Nothing: each request is the one that the simulator sends.'
  return section('Different from the simulator', lines.length > 0 ? lines : [nothing], context)
}

const describeAnswers = ({ comparison, ...context }: Context): readonly string[] =>
  section(
    'Answered with other values than were sent',
    formatDifferences(comparison.requests, ({ part }) => part === 'answer', context.columns),
    context,
  )

function describeSilence({ comparison, columns, paint }: Context): readonly string[] {
  const silent = (isPossible: boolean) =>
    comparison.records
      .filter(
        ({ verdict, silentBecause, record }) =>
          verdict === 'silent' &&
          record.appliesTo.length > 0 &&
          (silentBecause === undefined) === isPossible,
      )
      .map(({ record }) => record.id)
  const list = (title: string, ids: readonly string[]) =>
    ids.length === 0
      ? []
      : [
          '',
          paint(`${title} (${ids.length})`, 'bold'),
          ...wrap(ids.join(', '), columns - 2).map((line) => `  ${line}`),
        ]
  const { skipped } = comparison.capture
  return [
    ...list('Not shown by this capture', silent(true)),
    ...list('Shown by no capture', silent(false)),
    ...(skipped.length === 0
      ? []
      : [
          '',
          ...wrap(
            `Left out, as no SCIM requests: ${skipped.length}. The first is ${printable(skipped[0] ?? '')}.`,
            columns,
          ),
        ]),
  ]
}

const section = (
  title: string,
  lines: readonly string[],
  { paint }: Pick<Context, 'paint'>,
): readonly string[] => (lines.length === 0 ? [] : ['', paint(title, 'bold'), ...lines])
