import { parseArgs } from 'node:util'
import type { Effort } from '../measure.ts'
import { pinClient, pinning } from '../pin.ts'
import { present, presentationFlags, presentationHelp } from '../presentation.ts'
import { contenders } from './contender.ts'
import { engineTasks, measureEngine, type EngineFigures } from './engines.ts'
import { measureCeiling, measureServer, type ServerFigures } from './over-http.ts'
import { figureTable, targetTable, type Figures } from './report.ts'
import { scenarios } from './scenarios.ts'

const help = `pnpm bench scim [flags]

  --sizes <n,n>    numbers of users, default 1000,10000,100000
  --seconds <n>    length of a round, default 1
  --rounds <n>     rounds of which the median counts, default 3
  --only <text>    scenarios and engines whose name contains it
  --quick          one round of a twentieth of a second: shows that all works, measures nothing
${presentationHelp}`

/** Measures the SCIM server and its engines beside peers, and prints what came out. */
export async function benchScim(parameters: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...parameters],
    options: {
      sizes: { type: 'string', default: '1000,10000,100000' },
      seconds: { type: 'string', default: '1' },
      rounds: { type: 'string', default: '3' },
      only: { type: 'string', default: '' },
      quick: { type: 'boolean', default: false },
      ...presentationFlags,
    },
  })
  if (values.help) {
    process.stdout.write(help)
    return
  }
  const effort = values.quick
    ? { seconds: 0.05, rounds: 1 }
    : { seconds: positive(values.seconds), rounds: positive(values.rounds) }
  const sizes = values.sizes.split(',').map(positive)
  const figures = await measureAll({ sizes, effort, only: values.only.toLowerCase() })

  present(
    {
      figures,
      tables: [figureTable(figures), targetTable(figures)],
      conditions: `${pinning}; ten connections; the median of ${effort.rounds} × ${effort.seconds} s`,
      marker: 'bench:scim',
    },
    values,
  )
}

interface Choice {
  readonly sizes: readonly number[]
  readonly effort: Effort
  /** What the name of everything measured contains, in lower case. */
  readonly only: string
}

async function measureAll({ sizes, effort, only }: Choice): Promise<Figures> {
  const isChosen = ({ name }: { readonly name: string }) => name.toLowerCase().includes(only)
  const chosen = scenarios.filter(isChosen)
  const tasks = engineTasks(Math.min(10_000, Math.max(...sizes))).filter(isChosen)
  if (chosen.length + tasks.length === 0) throw new Error(`Nothing here is called “${only}”.`)

  pinClient()
  const ceiling = await measureCeiling(effort)
  const servers: ServerFigures[] = []
  for (const size of chosen.length > 0 ? sizes : []) {
    for (const contender of contenders) {
      process.stderr.write(`${size.toLocaleString('en')} users: ${contender.title} …\n`)
      servers.push(await measureServer(contender, { size, effort, scenarios: chosen }))
    }
  }
  const engines: EngineFigures[] = []
  if (tasks.length > 0) process.stderr.write('engines …\n')
  for (const task of tasks) engines.push(await measureEngine(task, effort))
  return { ceiling, servers, engines }
}

function positive(text: string): number {
  const figure = Number(text)
  if (!(figure > 0)) throw new Error(`“${text}” is no number above zero.`)
  return figure
}
