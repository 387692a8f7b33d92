import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { commandLine } from '../../apps/sandbox/src/cli/command-line.test-support.ts'
import { readMemory, readProcessorTime } from '../process-resources.ts'

/** What the ready line of a sandbox says, as far as it is used here. */
export interface ReadyLine {
  readonly api: string
  readonly auth: string
  readonly control: string
  readonly environmentId: string
  readonly clientId: string
  readonly clientSecret: string
  readonly pid: number
}

/** A sandbox that runs in a process of its own. */
export interface SandboxProcess extends ReadyLine {
  /** Its resident memory now, in bytes; not a number where the system has no /proc. */
  memory(): Promise<number>
  /** The processor time that it has used, in milliseconds; not a number where the system has no /proc. */
  processorTime(): Promise<number>
  stop(): Promise<void>
}

/** Starts a sandbox with so many users, without console and reference server, and waits until it is seeded. */
export async function startSandbox(
  users: number,
  dataDir: string | undefined,
  flags: readonly string[] = [],
): Promise<SandboxProcess> {
  const child = spawn(
    process.execPath,
    [
      ...[...profiling(), ...commandLine(), 'start', '--json'],
      ...['--port', '0', '--no-console', '--no-scim-server', '--users', String(users)],
      ...(dataDir === undefined ? [] : ['--data-dir', dataDir]),
      ...flags,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`The sandbox ended with ${String(code)}.`)
  })
  const [line] = (await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    ended,
  ])) as [string]
  ended.catch(() => {})
  const ready = JSON.parse(line) as ReadyLine
  return {
    ...ready,
    memory: () => readMemory(ready.pid),
    processorTime: () => readProcessorTime(ready.pid),
    async stop() {
      child.kill('SIGTERM')
      await ended.catch(() => {})
    },
  }
}

/** With `BENCH_CPU_PROFILE=<folder>` each sandbox leaves a profile there. */
function profiling(): readonly string[] {
  const folder = process.env['BENCH_CPU_PROFILE']
  return folder === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${folder}`]
}
