import { parseArgs } from 'node:util'
import { playKills } from './run.ts'

const help = `pnpm soak kills [--users 5000] [--kills 40] [--runs 1] [--seed 7]

Each run kills the sandbox at random moments during one sync, while requests fail in several ways. The last process must complete the
sync: the target has every user and group once and in the right state, and the counters say so.
`

/** Plays syncs that are killed many times. */
export async function soakKills(parameters: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...parameters],
    options: {
      users: { type: 'string', default: '5000' },
      kills: { type: 'string', default: '40' },
      runs: { type: 'string', default: '1' },
      seed: { type: 'string', default: '7' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    process.stdout.write(help)
    return
  }
  const [users, kills, first] = [values.users, values.kills, values.seed].map(Number) as [
    number,
    number,
    number,
  ]
  for (let seed = first; seed < first + Number(values.runs); seed += 1) {
    // The runs would slow each other down.
    // oxlint-disable-next-line no-await-in-loop
    await playKills({ users, kills, seed })
    process.stdout.write(`run ${seed}: all right after ${kills} kills\n`)
  }
}
