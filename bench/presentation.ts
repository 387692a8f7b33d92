import { describeMachine, writeSection } from './document.ts'
import { formatMarkdown, formatText, type Table } from './table.ts'

/** The flags about what becomes of the figures, which every bench has. */
export const presentationFlags = {
  markdown: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  write: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

export const presentationHelp = `  --markdown       the tables as Markdown
  --json           the figures in place of the tables
  --write          puts the tables into docs/benchmarks.md as well
`

/** What came out of a bench. */
export interface Presentation {
  readonly figures: unknown
  readonly tables: readonly Table[]
  /** Under which the figures were taken, beside the machine. */
  readonly conditions: string
  /** The section of docs/benchmarks.md. */
  readonly marker: string
}

/** Prints what came out, and writes it down if asked to. */
export function present(
  { figures, tables, conditions: circumstances, marker }: Presentation,
  flags: { readonly markdown: boolean; readonly json: boolean; readonly write: boolean },
): void {
  const conditions = `${describeMachine()}; ${circumstances}.`
  const markdown = [conditions, '', ...tables.map(formatMarkdown)].join('\n')
  if (flags.json) process.stdout.write(`${JSON.stringify(figures, undefined, 2)}\n`)
  else if (flags.markdown) process.stdout.write(markdown)
  else process.stdout.write(`${tables.map(formatText).join('\n')}\n${conditions}\n`)
  if (flags.write) writeSection(marker, markdown)
}
