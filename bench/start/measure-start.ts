import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { median } from '../measure.ts'
import { readMemory, readProcessorTime } from '../process-resources.ts'

/** One start of a sandbox, with console and reference server. */
export interface Start {
  /** From the start of the process until its ready line, in milliseconds. */
  readonly ready: number
  /** The processor time until then, in milliseconds. */
  readonly processorTime: number
  /** Resident memory at that time, in bytes. */
  readonly memory: number
}

/** Starts of the same kind, one after the other; its figures are medians. */
export interface StartFigures extends Start {
  /** What is started, such as `checkout`. */
  readonly subject: string
  readonly users: number
  readonly starts: readonly Start[]
}

/** What is started, and how often. */
export interface StartOptions {
  readonly subject: string
  /** The program with the words before `start`. */
  readonly command: readonly string[]
  readonly users: number
  readonly runs: number
}

const main = fileURLToPath(new URL('../../apps/sandbox/from-source.mjs', import.meta.url))

/** The command line from the sources of the checkout. */
export const checkout = [process.execPath, '--conditions=pingone-sandbox-source', main]

/** Starts a sandbox several times, one after the other. */
export async function measureStarts(options: StartOptions): Promise<StartFigures> {
  const { subject, users, runs } = options
  // Builds the console of a checkout where it is stale, and fills the compile cache.
  await measureStart(options)
  const starts: Start[] = []
  for (let left = runs; left > 0; left--) starts.push(await measureStart(options))
  const medianOf = (figure: keyof Start) => median(starts.map((start) => start[figure]))
  return {
    ...{ subject, users },
    ready: medianOf('ready'),
    processorTime: medianOf('processorTime'),
    memory: medianOf('memory'),
    starts,
  }
}

async function measureStart({ command, users }: StartOptions): Promise<Start> {
  const begin = performance.now()
  const [program = '', ...words] = command
  const ports = ['--port', '0', '--scim-port', '0']
  const child = spawn(program, [...words, 'start', '--json', ...ports, '--users', String(users)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
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
