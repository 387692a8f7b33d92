import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { median } from '../measure.ts'
import { createAdministrator, type Administrator } from '../sync/administrator.ts'
import { startSandbox, type SandboxProcess } from '../sync/sandbox-process.ts'
import { startTarget } from '../sync/target.ts'

/** How long a request for a part of the journal takes, in milliseconds. */
export interface Reading {
  readonly what: string
  readonly median: number
  readonly worst: number
}

/** What was measured of a journal. Times are milliseconds. */
export interface JournalFigures {
  readonly kept: number
  readonly dropped: number
  readonly changes: number
  /** Changes of one user each, provisioned in a second: into a journal that is nearly empty, and into one that drops as many as come. */
  readonly rate: { readonly first: number; readonly last: number }
  readonly readings: readonly Reading[]
  readonly memory: number
  /** From the start of the process to its ready line, with the full journal. */
  readonly restart: number
}

/** Every user of each rule leaves four entries in a first sync, and ten when both rules follow a change of theirs. */
const entriesPerUser = 2 * 4 + 10

/** The journal drops its oldest entries in rounds of so many. */
const entriesOfRound = 500

export async function measureJournal(entries: number): Promise<JournalFigures> {
  const users = Math.ceil((entries * 1.1 + 2 * entriesOfRound) / entriesPerUser)
  const folder = await mkdtemp(join(tmpdir(), 'pingone-sandbox-bench-'))
  const start = () => startSandbox(users, folder, ['--journal-entries', String(entries)])
  const targets = await Promise.all([startTarget('stub'), startTarget('stub')])
  try {
    const filled = await fill(await start(), { users, targets: targets.map(({ url }) => url) })
    const startedAt = performance.now()
    const again = await start()
    const restart = performance.now() - startedAt
    await again.stop()
    return { ...filled, restart }
  } finally {
    await Promise.all(targets.map((target) => target.stop()))
    await rm(folder, { recursive: true, force: true })
  }
}

async function fill(
  sandbox: SandboxProcess,
  { users, targets }: { readonly users: number; readonly targets: readonly string[] },
): Promise<Omit<JournalFigures, 'restart'>> {
  try {
    const administrator = createAdministrator(sandbox)
    let ruleId = ''
    for (const [at, target] of targets.entries())
      ruleId = await administrator.prepare(target, `Everybody ${at + 1}`)
    await administrator.revise()
    await administrator.whenIdle()
    const part = Math.max(1, Math.round(users / 20))
    const first = await changeSome(administrator, part)
    await administrator.rename(users - 2 * part)
    await administrator.whenIdle()
    const last = await changeSome(administrator, part)
    const readings = await readAll(sandbox.control, ruleId)
    const newest = await readPage(`${sandbox.control}/entries?before=end&limit=1`)
    const dropped = newest.dropped.count
    const end = newest.entries[0]?.seq ?? 0
    return {
      kept: end - dropped,
      dropped,
      changes: users + 1,
      rate: { first, last },
      readings,
      memory: await sandbox.memory(),
    }
  } finally {
    await sandbox.stop()
  }
}

/** Changes so many users and answers how many were provisioned in a second. */
async function changeSome(administrator: Administrator, users: number): Promise<number> {
  const start = performance.now()
  await administrator.rename(users)
  await administrator.whenIdle()
  return users / ((performance.now() - start) / 1000)
}

async function readAll(control: string, ruleId: string): Promise<readonly Reading[]> {
  const newest = await readPage(`${control}/entries?before=end&limit=1`)
  const end = newest.entries[0]?.seq ?? 0
  const middle = Math.floor((newest.dropped.count + end) / 2)
  const { exchanges } = await readPage(`${control}/exchanges?limit=1`)
  const { changes } = await readPage(`${control}/changes?limit=1`)
  const requests: Readonly<Record<string, string>> = {
    'the newest 100 entries': 'entries?before=end&limit=100',
    '100 entries from the middle': `entries?after=${middle}&limit=100`,
    'the newest 100 changes': 'changes?limit=100',
    '100 changes that a rule decided about': `changes?limit=100&ruleId=${ruleId}`,
    'changes that failed, of which there are none': 'changes?limit=100&status=failed',
    'changes of one user': `changes?limit=100&subjectId=${changes[0]?.subject.id ?? ''}`,
    'the story of one user': `subjects/users/${changes[0]?.subject.id ?? ''}?limit=20`,
    'changes with a word that all of them have': 'changes?limit=100&search=user',
    'changes with a word that none has': 'changes?limit=100&search=nowhere',
    'one change with its entries': `changes/${changes[0]?.id ?? ''}`,
    'what a change says of one user': `changes/${changes[0]?.id ?? ''}?subjectId=${changes[0]?.subject.id ?? ''}`,
    'the newest 100 exchanges': 'exchanges?limit=100',
    'exchanges of one user': `exchanges?limit=100&userId=${changes[0]?.subject.id ?? ''}`,
    'exchanges answered 409, of which there are none': 'exchanges?limit=100&status=409',
    'one exchange': `exchanges/${exchanges[0]?.id ?? ''}`,
  }
  const readings: Reading[] = []
  for (const [what, path] of Object.entries(requests))
    readings.push({ what, ...(await timeOf(`${control}/${path}`)) })
  return readings
}

async function timeOf(url: string): Promise<Omit<Reading, 'what'>> {
  const times: number[] = []
  for (let left = 20; left > 0; left -= 1) {
    const start = performance.now()
    await readPage(url)
    times.push(performance.now() - start)
  }
  return { median: median(times), worst: Math.max(...times) }
}

interface Answer {
  readonly entries: readonly { readonly seq: number }[]
  readonly dropped: { readonly count: number }
  readonly exchanges: readonly { readonly id: string }[]
  readonly changes: readonly { readonly id: string; readonly subject: { readonly id: string } }[]
}

async function readPage(url: string): Promise<Answer> {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as Answer
}
