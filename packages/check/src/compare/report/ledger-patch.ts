import type { Quirk } from '@pingone-sandbox/contract'
import { profiles } from '@pingone-sandbox/pingone'
import type { CaptureComparison } from '../compare-capture.ts'

export interface PatchOptions {
  /** Where others can see the capture; a placeholder unless given. */
  readonly source?: string | undefined
  /** The month of a capture that has no times. */
  readonly now: Date
}

/**
 * Writes the records of the ledger that a capture confirms and that were inferred until now, ready to replace those in
 * `packages/pingone/src/outbound/quirks/`, and the choices of `current` that it refutes. Empty when there is neither.
 */
export function formatLedgerPatch(
  { records, choices, capture }: CaptureComparison,
  { source = '<where the stripped capture can be read>', now }: PatchOptions,
): string {
  const latest = capture.requests.findLast(({ at }) => at !== undefined)?.at
  const date = monthOf(latest === undefined ? now : new Date(latest))
  const observed = records
    .filter(({ verdict, record }) => verdict === 'confirmed' && record.evidence === 'inferred')
    .map(({ record }) => formatRecord({ ...record, evidence: 'observed', source, date }))
  const changed = choices.filter(
    ({ verdict, choice, value }) =>
      verdict === 'confirmed' && value !== String(profiles.current[choice]),
  )
  return [
    ...(observed.length > 0
      ? ['// packages/pingone/src/outbound/quirks/: the records of these ids become', ...observed]
      : []),
    ...(changed.length > 0
      ? [
          '// packages/pingone/src/outbound/quirks/choices.ts: in `current`',
          ...changed.map(({ choice, value }) => `  ${choice}: ${formatValue(value)},`),
        ]
      : []),
  ]
    .map((line) => `${line}\n`)
    .join('')
}

/** A record as the source has it. */
function formatRecord({
  id,
  title,
  detail,
  evidence,
  source,
  date,
  choice,
  appliesTo,
}: Quirk): string {
  const members = [
    ...Object.entries({ id, title, detail, evidence, source, date, choice })
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => `    ${name}: ${quote(String(value))},`),
    `    appliesTo: [${appliesTo.map(quote).join(', ')}],`,
  ]
  return ['  {', ...members, '  },'].join('\n')
}

const quote = (text: string): string =>
  text.includes("'") ? JSON.stringify(text) : `'${text.replaceAll('\\', '\\\\')}'`

const formatValue = (value: string): string =>
  value === 'true' || value === 'false' ? value : quote(value)

const monthOf = (date: Date): string =>
  date.toLocaleDateString('en', { month: 'long', year: 'numeric', timeZone: 'UTC' })
