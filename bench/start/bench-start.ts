import { parseArgs } from 'node:util'
import { present, presentationFlags, presentationHelp } from '../presentation.ts'
import { measureStarts, type StartFigures } from './measure-start.ts'
import { aims, startTable } from './report.ts'

const help = `pnpm bench start [flags]

  --users <n,n>    numbers of users, default 50,${aims.users},100000
  --runs <n>       starts of which the median counts, default 10
${presentationHelp}`

/** Measures how long a sandbox takes to start from a checkout, and the memory that it has then. */
export async function benchStart(parameters: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...parameters],
    options: {
      users: { type: 'string', default: `50,${aims.users},100000` },
      runs: { type: 'string', default: '10' },
      ...presentationFlags,
    },
  })
  if (values.help) {
    process.stdout.write(help)
    return
  }
  const runs = wholeNumber(values.runs, 1)
  const figures: StartFigures[] = []
  for (const users of values.users.split(',')) {
    process.stderr.write(`${users} users …\n`)
    figures.push(await measureStarts(wholeNumber(users, 0), runs))
  }
  present(
    {
      figures,
      tables: [startTable(figures, runs)],
      conditions: 'everything in memory; after a start that fills the caches',
      marker: 'bench:start',
    },
    values,
  )
}

function wholeNumber(text: string, least: number): number {
  const figure = Number(text)
  if (!Number.isInteger(figure) || figure < least)
    throw new Error(`“${text}” is no whole number from ${least} on.`)
  return figure
}
