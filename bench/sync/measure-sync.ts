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
import { readMainThread, spentBetween } from './main-thread.ts'
import { startSandbox, type SandboxProcess } from './sandbox-process.ts'
import { startTarget, type TargetId } from './target.ts'

export type Keeping = 'memory' | 'disk'

/** One column of a table: how many users, where the sandbox keeps its data, and the target that it provisions into. */
export interface SyncCase {
  readonly size: number
  readonly keeping: Keeping
  readonly target: TargetId
}

/** What some work cost the process that did it, in milliseconds. */
export interface Run {
  /** Wall time. */
  readonly time: number
  /** Processor time of all threads. Other processes on a busy machine do not count into it. */
  readonly processor: number
  /** How long the main thread waited for a core, as it does on a busy machine. */
  readonly waiting: number
  /** How long the main thread had nothing to do: it waited for the target, for a timer, or for the disk. */
  readonly idle: number
  readonly requests: number
}

/** What was measured in one case. Memory is in bytes. */
export interface SyncFigures extends SyncCase {
  readonly first: Run
  /** The loop that sends the requests of the first sync and reads the answers. */
  readonly bare: Run
  /** The same loop when it also keeps each exchange as a row in SQLite, where the sandbox keeps its data. */
  readonly storing: Run
  /** A Full Resync with nothing changed: it reads every user and writes none. Not measured with many users. */
  readonly resync?: Run & { readonly writes: number }
  /** One user in a hundred changed. */
  readonly changed: Run & { readonly users: number }
  readonly memory: { readonly seeded: number; readonly most: number }
  /** The delay within which 99 of 100 entries reached a client of the event stream. */
  readonly p99: number
}

/** How many requests a connection sends at the same time by default. */
const concurrency = 8

/** A Full Resync of more users takes minutes and says nothing new. */
const mostResynced = 10_000

/** Measures a first sync, a Full Resync and a sync of some changes, and both loops that send what the first sync sent. */
export async function measureSync(syncCase: SyncCase): Promise<SyncFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'pingone-sandbox-bench-'))
  try {
    const recording = join(folder, 'requests.jsonl')
    const figures = await measureSandbox(syncCase, { folder, recording })
    const database = syncCase.keeping === 'disk' ? join(folder, 'exchanges.db') : ':memory:'
    const bare = await measureLoop(syncCase, [recording])
    const storing = await measureLoop(syncCase, [recording, database])
    return { ...syncCase, ...figures, bare, storing }
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
  { size, keeping, target: id }: SyncCase,
  { folder, recording }: Places,
): Promise<Omit<SyncFigures, keyof SyncCase | 'bare' | 'storing'>> {
  const target = await startTarget(id)
  const dataDir = keeping === 'disk' ? join(folder, 'data') : undefined
  const sandbox = await startSandbox(size, dataDir)
  try {
    const administrator = createAdministrator(sandbox)
    const events = await followEvents(sandbox.control)
    const memory = watchMemory(sandbox)
    const seeded = await sandbox.memory()
    const time = (work: () => Promise<unknown>) => untilIdle({ administrator, sandbox }, work)

    const ruleId = await administrator.prepare(target.url)
    const first = await time(() => administrator.revise())
    assertEqual(await target.countUsers(), size, 'users at the target after the first sync')

    const resync =
      size > mostResynced ? undefined : await measureResync(administrator, { ruleId, time })

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
      ...(resync && { resync }),
      changed: { ...changed, users },
      memory: { seeded, most },
      p99: events.p99(),
    }
  } finally {
    await sandbox.stop()
    await target.stop()
  }
}

async function measureResync(
  administrator: Administrator,
  {
    ruleId,
    time,
  }: {
    readonly ruleId: string
    readonly time: (work: () => Promise<unknown>) => Promise<Run>
  },
): Promise<NonNullable<SyncFigures['resync']>> {
  let changeId = ''
  const resync = await time(async () => (changeId = await administrator.resync(ruleId)))
  const report = await administrator.change(changeId)
  assertEqual(report.finished, true, 'whether the Full Resync has finished')
  return { ...resync, writes: await administrator.countWrites(changeId) }
}

/** Does something, waits until nothing is left to provision, and returns what both cost the sandbox. */
async function untilIdle(
  { administrator, sandbox }: { administrator: Administrator; sandbox: SandboxProcess },
  work: () => Promise<unknown>,
): Promise<Run> {
  const sentBefore = await administrator.countRequests()
  const usedBefore = await sandbox.processorTime()
  const threadBefore = await readMainThread(sandbox.pid)
  const start = performance.now()
  await work()
  await administrator.whenIdle()
  const time = performance.now() - start
  return {
    time,
    processor: (await sandbox.processorTime()) - usedBefore,
    ...spentBetween(threadBefore, await readMainThread(sandbox.pid), time),
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

/** Runs a loop in a process of its own, against a target of its own. */
async function measureLoop(
  { target: id, size }: SyncCase,
  [recording, ...database]: readonly [recording: string, database?: string],
): Promise<Run> {
  const target = await startTarget(id)
  try {
    const module = fileURLToPath(new URL('request-loop.ts', import.meta.url))
    const { stdout } = await promisify(execFile)(process.execPath, [
      '--conditions=pingone-sandbox-source',
      ...[module, recording, String(target.port), String(concurrency)],
      ...database.filter((each) => each !== undefined),
    ])
    assertEqual(await target.countUsers(), size, 'users at the target of the loop')
    return JSON.parse(stdout) as Run
  } finally {
    await target.stop()
  }
}

/** Throws unless what is measured has also happened. */
function assertEqual<Value>(actual: Value, expected: Value, what: string): void {
  if (actual !== expected)
    throw new Error(`${what}: ${String(actual)} in place of ${String(expected)}.`)
}
