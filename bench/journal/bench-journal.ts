import { parseArgs } from 'node:util'
import { describeMachine, writeSection } from '../document.ts'
import { formatMarkdown, formatText } from '../table.ts'
import { measureJournal } from './measure-journal.ts'
import { journalTable } from './report.ts'

const help = `pnpm bench journal [flags]

  --entries <n>    how many entries the journal keeps, default 1000000; it is filled past that
  --markdown       the table as Markdown
  --json           the figures in place of the table
  --write          puts the table into docs/benchmarks.md as well
`

/** Fills a journal past its limit through real provisioning, and measures how fast it is read and written then. */
export async function benchJournal(parameters: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...parameters],
    options: {
      entries: { type: 'string', default: '1000000' },
      markdown: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) {
    process.stdout.write(help)
    return
  }
  const figures = await measureJournal(numberOfEntries(values.entries))
  const table = journalTable(figures)
  const conditions = `${describeMachine()}; a database file; each request 20 times, one after the other.`
  const markdown = [conditions, '', formatMarkdown(table)].join('\n')
  if (values.json) process.stdout.write(`${JSON.stringify(figures, undefined, 2)}\n`)
  else if (values.markdown) process.stdout.write(markdown)
  else process.stdout.write(`${formatText(table)}\n${conditions}\n`)
  if (values.write) writeSection('bench:journal', markdown)
}

function numberOfEntries(text: string): number {
  const figure = Number(text)
  if (!Number.isInteger(figure) || figure < 1000 || figure > 1_600_000)
    throw new Error(`“${text}” is no number of entries from 1000 to 1600000.`)
  return figure
}
