import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, it } from 'vitest'
import type { Ready } from '../examples/headless/provision.ts'
import { freePort } from './free-port.ts'
import { waitForIdle } from './idle.ts'
import { createPlatformCaller } from './platform-caller.ts'
import { connectReferenceServer } from './reference-connection.ts'
import { controlOf } from './sandbox-control.ts'
import { startSandbox } from './sandbox-process.ts'
import type { TargetResource } from './scim-reader.ts'

interface Resource {
  readonly id: string
  readonly name: string
}

const users = 5000
const kills = 40

/** What goes wrong in each life; the target commits and falls silent in two of the ways. */
const faults = [
  { operation: 'create', skip: 3, times: 2, effect: { kind: 'reset', when: 'after-commit' } },
  { operation: 'create', skip: 7, times: 1, effect: { kind: 'truncated-body' } },
  { operation: 'create', skip: 11, times: 2, effect: { kind: 'reset', when: 'before-commit' } },
  { operation: 'query', skip: 20, times: 2, effect: { kind: 'status', status: 503 } },
] as const

it(`survives ${kills} kills in the middle of a sync of ${users} users, with no user twice`, async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'pingone-sandbox-'))
  const flags = [
    ...['--data-dir', dataDir, '--users', String(users), '--no-console', '--log-level', 'error'],
    // The connection keeps the target's URL, so the target comes back at the same port.
    ...['--scim-port', String(await freePort())],
    // A target that takes every user: only the client can keep duplicates out.
    ...['--misbehaviour', 'duplicates-accepted'],
  ]
  const random = createRandom(7)
  try {
    let sandbox = await startSandbox(flags)
    const { ruleId, groups } = await configure(sandbox.ready)
    for (let kill = 0; kill < kills; kill += 1) {
      await delay(30 + random() * 150)
      await sandbox.kill()
      sandbox = await startSandbox(flags)
      await controlOf(sandbox.ready).setFaults(faults)
    }
    await using survivor = sandbox
    const { ready } = survivor
    const created = await countOf(ready, 'Users')
    // The last of them was killed with work left to do.
    expect(created).toBeLessThan(users)
    await waitForIdle(ready, { minutes: 10 })

    const call = createPlatformCaller(ready)
    const source = await people(call)
    const stored = await all(ready, 'Users')
    const stateOf = (name: string | undefined, active: boolean | undefined) => `${name} ${active}`
    expect(stored.map((user) => stateOf(user.userName, user.active)).sort()).toEqual(
      source.map((user) => stateOf(user.username, user.enabled)).sort(),
    )
    const names = new Map(stored.map(({ id, userName }) => [id, userName]))
    const targetGroups = await all(ready, 'Groups')
    expect(targetGroups.map(({ displayName }) => displayName).sort()).toEqual(
      groups.map(({ name }) => name).sort(),
    )
    for (const { displayName, members = [] } of targetGroups) {
      const { id = '' } = groups.find(({ name }) => name === displayName) ?? {}
      const expected = await people(call, `memberOfGroups[id eq "${id}"]`)
      expect(members.map(({ value }) => names.get(value)).sort()).toEqual(
        expected.map(({ username }) => username).sort(),
      )
    }
    const { syncStatus } = await controlOf(ready).ruleStatus(ruleId)
    expect(syncStatus).toMatchObject({
      userTotal: users,
      successCount: users,
      failedCount: 0,
      groupTotal: groups.length,
      groupSuccessCount: groups.length,
    })
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
  // It starts as many processes as it kills, each of which takes seconds on a busy machine.
}, 1_200_000)

/** Everyone and the first three groups go to the reference server, from now on. */
async function configure(ready: Ready) {
  const call = createPlatformCaller(ready)
  const references = await connectReferenceServer({
    ready,
    call,
    userFilter: 'userName eq "%s"',
    delivery: { backoffMs: 5, maxBackoffMs: 20, circuitCoolDownMs: 50 },
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
  await call('POST', '/propagation/revisions')
  return { ruleId: rule.id, groups }
}

interface Person {
  readonly username: string
  readonly enabled: boolean
}

/** The users of the directory who match. */
async function people(
  call: ReturnType<typeof createPlatformCaller>,
  filter?: string,
): Promise<readonly Person[]> {
  const found: Person[] = []
  let path: string | undefined =
    `/users?limit=1000${filter === undefined ? '' : `&filter=${encodeURIComponent(filter)}`}`
  while (path !== undefined) {
    const page: {
      _embedded: { users: Person[] }
      _links: { next?: { href: string } }
    } = await call('GET', path)
    found.push(...page._embedded.users)
    const next = page._links.next && new URL(page._links.next.href)
    path = next && `/users${next.search}`
  }
  return found
}

async function read(
  { scim, scimToken }: Ready,
  path: string,
): Promise<{ readonly totalResults: number; readonly Resources: readonly TargetResource[] }> {
  const response = await fetch(scim + path, { headers: { authorization: `Bearer ${scimToken}` } })
  return (await response.json()) as Awaited<ReturnType<typeof read>>
}

const countOf = async (ready: Ready, resource: string) =>
  (await read(ready, `/${resource}?count=0`)).totalResults

async function all(ready: Ready, resource: string): Promise<readonly TargetResource[]> {
  const found: TargetResource[] = []
  for (;;) {
    const page = await read(ready, `/${resource}?startIndex=${found.length + 1}&count=1000`)
    found.push(...(page.Resources ?? []))
    if (found.length >= page.totalResults) return found
  }
}

/** Moments that are the same in every run, as far as a machine allows. */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return state / 2 ** 31
  }
}
