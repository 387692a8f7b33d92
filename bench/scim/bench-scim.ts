import { parseArgs } from 'node:util'
import { pinClient, pinning } from '../pin.ts'
import { formatMarkdown, formatText } from '../table.ts'
import { describeMachine, writeSection } from '../document.ts'
import { contenders } from './contender.ts'
import { measureEngines } from './in-process.ts'
import { measureServer, type ServerFigures } from './over-http.ts'
import { tablesOf } from './report.ts'

const help = `pnpm bench scim [flags]

  --sizes <n,n>    numbers of users, default 1000,10000,100000
  --seconds <n>    length of a round, default 1
  --rounds <n>     rounds of which the median counts, default 3
  --only <text>    scenarios whose name contains it
  --no-engines     without the filter and PATCH engines
  --quick          one round of a fifth of a second, to see that all works
  --json           the figures instead of the table
  --write          puts the tables into docs/benchmarks.md
`

/** Measures the SCIM server and its engines beside peers, and prints what came out. */
export async function benchScim(parameters: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...parameters],
    options: {
      sizes: { type: 'string', default: '1000,10000,100000' },
      seconds: { type: 'string', default: '1' },
      rounds: { type: 'string', default: '3' },
      only: { type: 'string' },
      'no-engines': { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) {
    process.stdout.write(help)
    return
  }
  const effort = values.quick
    ? { seconds: 0.2, rounds: 1 }
    : { seconds: Number(values.seconds), rounds: Number(values.rounds) }
  const sizes = values.sizes.split(',').map(Number)

  pinClient()
  const servers: ServerFigures[] = []
  for (const size of sizes) {
    for (const contender of contenders) {
      process.stderr.write(`${size.toLocaleString('en')} users: ${contender.title} …\n`)
      servers.push(await measureServer(contender, size, { ...effort, only: values.only }))
    }
  }
  const scanned = Math.min(10_000, Math.max(...sizes))
  const engines = values['no-engines'] ? [] : await measureEngines(effort, scanned)

  const figures = { servers, engines }
  const tables = tablesOf(figures)
  if (values.json) process.stdout.write(`${JSON.stringify(figures, undefined, 2)}\n`)
  else
    process.stdout.write(`${tables.map(formatText).join('\n')}\n${describeMachine()}; ${pinning}\n`)
  if (values.write) {
    const conditions = `Measured on ${describeMachine()}; ${pinning}; ten connections; the median of ${effort.rounds} rounds of ${effort.seconds} s.`
    writeSection('bench:scim', [conditions, '', ...tables.map(formatMarkdown)].join('\n'))
  }
}
