import { benchConsole } from './console/bench-console.ts'
import { benchScim } from './scim/bench-scim.ts'
import { benchJournal } from './journal/bench-journal.ts'
import { benchStart } from './start/bench-start.ts'
import { benchSync } from './sync/bench-sync.ts'

// `pnpm bench <name>`: each measures one thing, the SCIM server beside its peers, all in one run.
const benches: Readonly<Record<string, (parameters: readonly string[]) => Promise<void>>> = {
  scim: benchScim,
  sync: benchSync,
  journal: benchJournal,
  console: benchConsole,
  start: benchStart,
}

const [name = '', ...parameters] = process.argv.slice(2).filter((each) => each !== '--')
const bench = benches[name]
if (bench) await bench(parameters)
else {
  process.stderr.write(`pnpm bench ${Object.keys(benches).join('|')} [--help]\n`)
  process.exitCode = 1
}
