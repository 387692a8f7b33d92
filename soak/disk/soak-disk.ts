import { parseArgs } from 'node:util'
import { controlOf } from '../../e2e/sandbox-control.ts'
import { startSandbox } from '../../e2e/sandbox-process.ts'
import { openLimitedDisk } from './limited-disk.ts'
import { playRun } from './run.ts'

const help = `pnpm soak disk [--runs 25] [--users 200] [--seed 1] [--no-mount]

Each run provisions to a target while the disk of the sandbox fills at random moments, users are changed, and in every other run
the target fails meanwhile, so that its circuit opens. In half of them the target has its data on the same disk. Once there is room, the target must have every user once and in the right
state, the counters must say so, and the process must be the one that was started.
`

/** Plays many syncs on a disk that fills. */
export async function soakDisk(parameters: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...parameters],
    options: {
      runs: { type: 'string', default: '25' },
      users: { type: 'string', default: '200' },
      seed: { type: 'string', default: '1' },
      'no-mount': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    process.stdout.write(help)
    return
  }
  await using disk = openLimitedDisk({ mayMount: !values['no-mount'] })
  // A target that takes every user: only the client can keep duplicates out.
  await using target = await startSandbox([
    ...['--users', '0', '--no-console', '--misbehaviour', 'duplicates-accepted'],
  ])
  process.stdout.write(`The disk is a ${disk.kind}.\n`)
  const first = Number(values.seed)
  for (let seed = first; seed < first + Number(values.runs); seed += 1) {
    await disk.renew()
    const { outages, fills, seconds } = await playRun({
      ...{ disk, seed, users: Number(values.users) },
      hasFaults: seed % 2 === 0,
      ...(seed % 4 < 2 && { target }),
    })
    process.stdout.write(
      `run ${seed}: all right after ${seconds} s; the disk was filled ${fills} times, provisioning paused ${outages} times\n`,
    )
    await controlOf(target.ready).reset()
  }
}
