import { parseArgs } from 'node:util'
import { present, presentationFlags, presentationHelp } from '../presentation.ts'
import { measureSync, type Keeping, type SyncFigures } from './measure-sync.ts'
import { aimTable, figureTable } from './report.ts'
import type { TargetId } from './target.ts'

const help = `pnpm bench sync [flags]

  --sizes <n,n>          numbers of users, default 1000,10000,100000
  --targets <id,id>      stub and reference, default both
  --keeping <id,id>      memory and disk, default both
${presentationHelp}`

/** Measures the sync beside two loops that send the same requests, and prints the figures. */
export async function benchSync(parameters: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...parameters],
    options: {
      sizes: { type: 'string', default: '1000,10000,100000' },
      targets: { type: 'string', default: 'stub,reference' },
      keeping: { type: 'string', default: 'memory,disk' },
      ...presentationFlags,
    },
  })
  if (values.help) {
    process.stdout.write(help)
    return
  }
  const figures: SyncFigures[] = []
  for (const size of values.sizes.split(',').map(numberOfUsers))
    for (const target of chosen(values.targets, ['stub', 'reference'] as const))
      for (const keeping of chosen(values.keeping, ['memory', 'disk'] as const)) {
        process.stderr.write(`${size.toLocaleString('en')} users: ${keeping} → ${target} …\n`)
        figures.push(await measureSync({ size, keeping, target }))
      }

  present(
    {
      figures,
      tables: [figureTable(figures), aimTable(figures)],
      conditions:
        'sandbox, target and loops in processes of their own, the target on the first core, the others wherever the system puts them; eight requests at a time',
      marker: 'bench:sync',
    },
    values,
  )
}

function chosen<Id extends TargetId | Keeping>(text: string, known: readonly Id[]): readonly Id[] {
  return text.split(',').map((name) => {
    const found = known.find((each) => each === name)
    if (found === undefined) throw new Error(`“${name}” is none of ${known.join(', ')}.`)
    return found
  })
}

function numberOfUsers(text: string): number {
  const figure = Number(text)
  if (!Number.isInteger(figure) || figure < 1 || figure > 100_000)
    throw new Error(`“${text}” is no number of users from 1 to 100000.`)
  return figure
}
