import { soakCheck } from './check/soak-check.ts'
import { soakDisk } from './disk/soak-disk.ts'
import { soakFuzz } from './fuzz/soak-fuzz.ts'
import { soakKills } from './kills/soak-kills.ts'
import { soakMisbehaviours } from './misbehaviours/soak-misbehaviours.ts'

// `pnpm soak <name>`: each does for minutes what a test does for seconds, and fails with the first thing that is not right.
const soaks: Readonly<Record<string, (parameters: readonly string[]) => Promise<void>>> = {
  check: soakCheck,
  disk: soakDisk,
  fuzz: soakFuzz,
  kills: soakKills,
  misbehaviours: soakMisbehaviours,
}

const [name = '', ...parameters] = process.argv.slice(2).filter((each) => each !== '--')
const soak = soaks[name]
if (soak) await soak(parameters)
else {
  process.stderr.write(`pnpm soak ${Object.keys(soaks).join('|')} [--help]\n`)
  process.exitCode = 1
}
