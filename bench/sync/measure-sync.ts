import { execFile } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createAdministrator, type Administrator } from './administrator.ts'
import { followEvents } from './event-follower.ts'
import { startSandbox, type SandboxProcess } from './sandbox-process.ts'
import { startTarget, type TargetId } from './target.ts'

export type Keeping = 'memory' | 'disk'

/** What is measured: a sandbox that keeps its data here or there, and the target it provisions into. */
export interface Course {
  readonly size: number
  readonly keeping: Keeping
  readonly target: TargetId
}

/** What some work cost who did it. */
export interface Run {
  readonly time: number
  /** Processor time, of which other processes on a busy machine take nothing away. */
  readonly processor: number
  readonly requests: number
}

/** What was measured of one course. Times are milliseconds, memory bytes. */
export interface SyncFigures extends Course {
  readonly first: Run
  readonly bare: Run
  /** A Full Resync with nothing changed: it reads everybody, and has nothing to write. */
  readonly resync: Run & { readonly writes: number }
  /** One user in a hundred changed. */
  readonly changed: Run & { readonly users: number }
  readonly memory: { readonly seeded: number; readonly most: number }
  /** The delay within which 99 of 100 entries reached a client of the event stream. */
  readonly p99: number
}

/** How many users a connection works on at the same time unless it is told otherwise. */
const concurrency = 8

/** Measures a first sync, a Full Resync and a sync of some changes, and the bare loop that sends what the first one sent. */
export async function measureSync(course: Course): Promise<SyncFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'pingone-sandbox-bench-'))
  try {
    const recording = join(folder, 'requests.jsonl')
    const figures = await measureSandbox(course, { folder, recording })
    return { ...course, ...figures, bare: await measureBareLoop(course, recording) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

interface Places {
  readonly folder: string
  /** Where the requests of the first sync are written. */
  readonly recording: string
}

async function measureSandbox(
  { size, keeping, target: id }: Course,
  { folder, recording }: Places,
): Promise<Omit<SyncFigures, keyof Course | 'bare'>> {
  const target = await startTarget(id)
  const dataDir = keeping === 'disk' ? join(folder, 'data') : undefined
  const sandbox = await startSandbox(size, dataDir)
  try {
    const administrator = await createAdministrator(sandbox)
    const events = await followEvents(sandbox.control)
    const memory = watchMemory(sandbox)
    const seeded = await sandbox.memory()
    const time = (work: () => Promise<unknown>) => untilIdle({ administrator, sandbox }, work)

    const ruleId = await administrator.prepare(target.url)
    const first = await time(() => administrator.revise())
    assertEqual(await target.countUsers(), size, 'users at the target after the first sync')

    let changeId = ''
    const resync = await time(async () => (changeId = await administrator.resync(ruleId)))
    const report = await administrator.change(changeId)
    assertEqual(report.finished, true, 'whether the Full Resync has finished')
    const writes = await administrator.countWrites(changeId)

    const users = Math.max(1, Math.round(size / 100))
    const changed = await time(() => administrator.rename(users))
    assertEqual(await administrator.countFailures(), 0, 'changes that failed')
    assertEqual(await target.countUsers(), size, 'users at the target in the end')

    const most = await memory.stop()
    await setTimeout(200)
    assertEqual(events.last() > size * 4, true, 'whether the stream brought every entry')
    events.stop()
    await pipeline(
      Readable.from(firstRequests(administrator, first.requests)),
      createWriteStream(recording),
    )
    return {
      first,
      resync: { ...resync, writes },
      changed: { ...changed, users },
      memory: { seeded, most },
      p99: events.p99(),
    }
  } finally {
    await sandbox.stop()
    await target.stop()
  }
}

/** Does something and waits until nothing is left to provision; answers how long it took and how many requests were sent. */
async function untilIdle(
  { administrator, sandbox }: { administrator: Administrator; sandbox: SandboxProcess },
  work: () => Promise<unknown>,
): Promise<Run> {
  const sentBefore = await administrator.countRequests()
  const usedBefore = await sandbox.processorTime()
  const start = performance.now()
  await work()
  await administrator.whenIdle()
  const time = performance.now() - start
  return {
    time,
    processor: (await sandbox.processorTime()) - usedBefore,
    requests: (await administrator.countRequests()) - sentBefore,
  }
}

function watchMemory(sandbox: SandboxProcess): { readonly stop: () => Promise<number> } {
  let most = 0
  let isOver = false
  const watching = (async () => {
    while (!isOver) {
      most = Math.max(most, await sandbox.memory())
      await setTimeout(100)
    }
  })()
  return {
    async stop() {
      isOver = true
      await watching
      return most
    },
  }
}

async function* firstRequests(administrator: Administrator, count: number): AsyncGenerator<string> {
  let left = count
  for await (const sent of administrator.requests()) {
    if (left-- <= 0) return
    yield `${JSON.stringify(sent)}\n`
  }
}

async function measureBareLoop({ target: id, size }: Course, recording: string): Promise<Run> {
  const target = await startTarget(id)
  try {
    const module = fileURLToPath(new URL('bare-loop.ts', import.meta.url))
    const { stdout } = await promisify(execFile)(process.execPath, [
      '--conditions=pingone-sandbox-source',
      ...[module, recording, String(target.port), String(concurrency)],
    ])
    assertEqual(await target.countUsers(), size, 'users at the target of the bare loop')
    return JSON.parse(stdout) as Run
  } finally {
    await target.stop()
  }
}

/** What is measured must also have happened. */
function assertEqual<Value>(actual: Value, expected: Value, what: string): void {
  if (actual !== expected)
    throw new Error(`${what}: ${String(actual)} in place of ${String(expected)}.`)
}
