import { spawn } from 'node:child_process'
import { once } from 'node:events'

const file = 'packages/scim/src/test/fuzz.test.ts'

/** Runs each property of SCIM values with as many random inputs as the parameter says, 100,000 without one. */
export async function soakFuzz([runs = '100000']: readonly string[]): Promise<void> {
  const vitest = spawn('pnpm', ['exec', 'vitest', 'run', file], {
    env: { ...process.env, FUZZ_RUNS: runs },
    stdio: 'inherit',
  })
  const [code] = await once(vitest, 'exit')
  if (code !== 0) process.exitCode = 1
}
