import assert from 'node:assert/strict'
import { setTimeout as delay } from 'node:timers/promises'
import { PlatformError } from '@pingone-sandbox/client'
import { createPlatformCaller } from '../../e2e/platform-caller.ts'
import { connectReferenceServer } from '../../e2e/reference-connection.ts'
import { controlOf } from '../../e2e/sandbox-control.ts'
import { startSandbox, type SandboxProcess } from '../../e2e/sandbox-process.ts'
import { createScimReader } from '../../e2e/scim-reader.ts'
import { createRandom, type Random } from '../random.ts'
import type { LimitedDisk } from './limited-disk.ts'

export interface RunOptions {
  readonly disk: LimitedDisk
  /** The sandbox's own reference server, on the same disk, unless given. */
  readonly target?: SandboxProcess
  readonly seed: number
  readonly users: number
  /** The target fails meanwhile, so that its circuit opens and is probed. */
  readonly hasFaults: boolean
}

export interface RunReport {
  readonly fills: number
  readonly outages: number
  readonly seconds: number
}

type Call = ReturnType<typeof createPlatformCaller>

interface Resource {
  readonly id: string
  readonly name: string
}

interface Person {
  readonly id: string
  readonly username: string
  readonly enabled: boolean
}

/** Plays one sync on a disk that fills, and checks that it came out right. */
export async function playRun(options: RunOptions): Promise<RunReport> {
  const { disk, seed, users, hasFaults } = options
  const started = performance.now()
  const random = createRandom(seed)
  await using sandbox = await startSandbox([
    ...['--data-dir', disk.folder(), '--users', String(users), '--random-seed', String(seed)],
    ...['--no-console', '--misbehaviour', 'duplicates-accepted'],
  ])
  const target = options.target ?? sandbox
  const call = createPlatformCaller(sandbox.ready)
  const { ruleId, groups } = await configure(sandbox, target, call)
  if (hasFaults) await setFaults(sandbox, random)

  const filling = startFilling(disk, pidOf(sandbox), random)
  const people = await listPeople(call)
  await untilThereIsRoom(() => call('POST', '/propagation/revisions'))
  for (const { id } of people.filter(() => random() < 0.2)) {
    await delay(random() * 50)
    const isDisabled = random() < 0.5
    await untilThereIsRoom(() =>
      isDisabled
        ? call('PUT', `/users/${id}/enabled`, { enabled: false })
        : call('PATCH', `/users/${id}`, { title: `Title ${random()}` }),
    )
  }
  const fills = await filling.end()

  await whenIdle(sandbox)
  if (hasFaults) {
    // A user whose tries ended while the target failed stays failed until the next sync, with or without a disk.
    await setFaults(sandbox)
    await untilCircuitsClose(sandbox)
    await controlOf(sandbox.ready).resync(ruleId)
    await whenIdle(sandbox)
  }
  await check({ sandbox, target, call, ruleId, groups })
  const outages = sandbox.log().match(/Provisioning pauses/g)?.length ?? 0
  return { fills, outages, seconds: Math.round((performance.now() - started) / 1000) }
}

const pidOf = ({ ready }: SandboxProcess): number => (ready as unknown as { pid: number }).pid

/** Everyone and the first three groups go to the target with the next revision. */
async function configure(sandbox: SandboxProcess, target: SandboxProcess, call: Call) {
  const { scim, scimToken } = target.ready
  const references = await connectReferenceServer({
    ready: { ...sandbox.ready, scim, scimToken },
    call,
    userFilter: 'userName eq "%s"',
    // The first 503 of a target on the same disk comes before the sandbox itself has noticed that the disk is full.
    delivery:
      target === sandbox
        ? { retries: 10, backoffMs: 100, maxBackoffMs: 500, circuitCoolDownMs: 50 }
        : { retries: 1, backoffMs: 5, maxBackoffMs: 50, circuitCoolDownMs: 50 },
  })
  const found = await call<{ _embedded: { groups: Resource[] } }>('GET', '/groups?limit=3')
  const { groups } = found._embedded
  const rule = await call('POST', '/propagation/rules', {
    name: 'Everyone',
    active: true,
    ...references,
    populationExpression: 'population.id pr',
    groups: groups.map(({ id }) => ({ id })),
  })
  return { ruleId: rule.id, groups }
}

async function setFaults({ ready }: SandboxProcess, random?: Random): Promise<void> {
  const faults = random
    ? ([
        { skip: Math.floor(random() * 200), times: 40, effect: { kind: 'status', status: 503 } },
      ] as const)
    : []
  await controlOf(ready).setFaults(faults)
}

/** Fills the disk at random moments, for up to a second and a half, until it is stopped. */
function startFilling(disk: LimitedDisk, pid: number, random: Random) {
  let isEnding = false
  let fills = 0
  const filling = (async () => {
    while (!isEnding || fills === 0) {
      await delay(random() * 400)
      await disk.fill(pid)
      fills += 1
      await delay(random() * 1500)
      await disk.makeRoom(pid)
    }
  })()
  return {
    async end(): Promise<number> {
      isEnding = true
      await filling
      return fills
    },
  }
}

async function untilThereIsRoom(work: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await work()
      return
    } catch (error) {
      if (!(error instanceof PlatformError && error.status === 503)) throw error
      await delay(20)
    }
  }
}

async function whenIdle({ ready }: SandboxProcess): Promise<void> {
  const control = controlOf(ready)
  if (!(await control.waitForIdle(120_000))) assert.fail(JSON.stringify(await control.waitOnce(0)))
}

async function untilCircuitsClose({ ready }: SandboxProcess): Promise<void> {
  for (;;) {
    const connections = await controlOf(ready).connections()
    if (connections.every(({ circuit }) => circuit.state === 'closed')) return
    await delay(20)
  }
}

async function listPeople(call: Call): Promise<readonly Person[]> {
  const found = await call<{ _embedded: { users: Person[] } }>('GET', '/users?limit=1000')
  return found._embedded.users
}

interface Checked {
  readonly sandbox: SandboxProcess
  readonly target: SandboxProcess
  readonly call: Call
  readonly ruleId: string
  readonly groups: readonly Resource[]
}

async function check({ sandbox, target, call, ruleId, groups }: Checked): Promise<void> {
  const control = controlOf(sandbox.ready)
  assert.deepEqual(await control.health(), { status: 'ok' })
  assert.doesNotMatch(sandbox.log(), /mistake|defect|could not be written down/)

  const people = await listPeople(call)
  const reader = createScimReader(target.ready)
  const stored = await reader.users()
  // A number first, which says more than a thousand names.
  assert.equal(stored.length, people.length)
  assert.deepEqual(
    stored.map(({ userName, active }) => `${userName} ${active}`).sort(),
    people.map(({ username, enabled }) => `${username} ${enabled}`).sort(),
  )
  const targetGroups = await reader.groups()
  assert.deepEqual(
    targetGroups.map(({ displayName }) => displayName).sort(),
    groups.map(({ name }) => name).sort(),
  )
  const { syncStatus } = await control.ruleStatus(ruleId)
  const { userTotal, successCount, failedCount, groupTotal, groupSuccessCount } = syncStatus ?? {}
  assert.deepEqual(
    { userTotal, successCount, failedCount, groupTotal, groupSuccessCount },
    {
      ...{ userTotal: people.length, successCount: people.length, failedCount: 0 },
      ...{ groupTotal: groups.length, groupSuccessCount: groups.length },
    },
  )
}
