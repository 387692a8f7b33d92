import { parseArgs } from 'node:util'
import { present, presentationFlags, presentationHelp } from '../presentation.ts'
import { measureJournal } from './measure-journal.ts'
import { journalTable } from './report.ts'

const help = `pnpm bench journal [flags]

  --entries <n>    how many entries the journal keeps, default 1000000; it is filled past that
${presentationHelp}`

/** Fills a journal past its limit through real provisioning, and measures how fast it is read and written then. */
export async function benchJournal(parameters: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...parameters],
    options: {
      entries: { type: 'string', default: '1000000' },
      ...presentationFlags,
    },
  })
  if (values.help) {
    process.stdout.write(help)
    return
  }
  const figures = await measureJournal(numberOfEntries(values.entries))
  present(
    {
      figures,
      tables: [journalTable(figures)],
      conditions: 'a database file; each request 20 times, one after the other',
      marker: 'bench:journal',
    },
    values,
  )
}

function numberOfEntries(text: string): number {
  const figure = Number(text)
  if (!Number.isInteger(figure) || figure < 1000 || figure > 1_600_000)
    throw new Error(`“${text}” is no number of entries from 1000 to 1600000.`)
  return figure
}
