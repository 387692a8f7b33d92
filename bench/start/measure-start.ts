import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { median } from '../measure.ts'
import { readMemory, readProcessorTime } from '../process-resources.ts'

/** One start of a sandbox from a checkout, with console and reference server. */
export interface Start {
  /** From the start of the process until its ready line, in milliseconds. */
  readonly ready: number
  /** The processor time until then, in milliseconds. */
  readonly processorTime: number
  /** Resident memory at that time, in bytes. */
  readonly memory: number
}

/** The starts with so many users. */
export interface StartFigures extends Start {
  readonly users: number
  readonly starts: readonly Start[]
}

const main = fileURLToPath(new URL('../../apps/sandbox/from-source.mjs', import.meta.url))

/** Starts a sandbox several times, one after the other; the figures are medians. */
export async function measureStarts(users: number, runs: number): Promise<StartFigures> {
  // Builds the console where it is stale, and fills the compile cache.
  await measureStart(users)
  const starts: Start[] = []
  for (let left = runs; left > 0; left--) starts.push(await measureStart(users))
  const medianOf = (figure: keyof Start) => median(starts.map((start) => start[figure]))
  return {
    users,
    ready: medianOf('ready'),
    processorTime: medianOf('processorTime'),
    memory: medianOf('memory'),
    starts,
  }
}

async function measureStart(users: number): Promise<Start> {
  const begin = performance.now()
  const child = spawn(
    process.execPath,
    [
      ...['--conditions=pingone-sandbox-source', main, 'start', '--json'],
      ...['--port', '0', '--scim-port', '0', '--users', String(users)],
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const ended = once(child, 'exit')
  const failed = ended.then(([code]) => {
    throw new Error(`The sandbox ended with ${String(code)}.`)
  })
  failed.catch(() => {})
  await Promise.race([once(createInterface({ input: child.stdout }), 'line'), failed])
  const ready = performance.now() - begin
  const pid = child.pid ?? 0
  const [processorTime, memory] = await Promise.all([readProcessorTime(pid), readMemory(pid)])
  child.kill('SIGTERM')
  await ended
  return { ready, processorTime, memory }
}
