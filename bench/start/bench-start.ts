import { parseArgs } from 'node:util'
import { present, presentationFlags, presentationHelp } from '../presentation.ts'
import { measurePackage } from './measure-package.ts'
import { checkout, measureStarts, type StartFigures } from './measure-start.ts'
import { aims, packageTable, startTable } from './report.ts'

const help = `pnpm bench start [flags]

  --users <n,n>    numbers of users, default 50,${aims.users},100000
  --runs <n>       starts of which the median counts, default 10
  --package        the package as npm installs it, in place of the checkout
${presentationHelp}`

/** Measures how long a sandbox takes to start, and the memory that it has then. */
export async function benchStart(parameters: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...parameters],
    options: {
      users: { type: 'string', default: `50,${aims.users},100000` },
      runs: { type: 'string', default: '10' },
      package: { type: 'boolean', default: false },
      ...presentationFlags,
    },
  })
  if (values.help) {
    process.stdout.write(help)
    return
  }
  const runs = wholeNumber(values.runs, 1)
  if (values.package) {
    const figures = await measurePackage(usualUsers, runs)
    const conditions = 'a registry on the same machine; after a start that fills the cache'
    present(
      { figures, tables: [packageTable(figures, runs)], conditions, marker: 'bench:package' },
      values,
    )
    return
  }
  const figures: StartFigures[] = []
  for (const users of values.users.split(',')) {
    process.stderr.write(`${users} users …\n`)
    figures.push(
      await measureStarts({
        ...{ subject: 'checkout', command: checkout, runs },
        users: wholeNumber(users, 0),
      }),
    )
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

/** How many users a start has without a flag. */
const usualUsers = 50

function wholeNumber(text: string, least: number): number {
  const figure = Number(text)
  if (!Number.isInteger(figure) || figure < least)
    throw new Error(`“${text}” is no whole number from ${least} on.`)
  return figure
}
