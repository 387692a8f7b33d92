import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { freePort } from '../../e2e/free-port.ts'
import { waitForIdle } from '../../e2e/idle.ts'
import { createPlatformCaller } from '../../e2e/platform-caller.ts'
import { connectReferenceServer } from '../../e2e/reference-connection.ts'
import { controlOf } from '../../e2e/sandbox-control.ts'
import { startSandbox } from '../../e2e/sandbox-process.ts'
import type { TargetResource } from '../../e2e/scim-reader.ts'
import type { Ready } from '../../examples/headless/provision.ts'
import { createRandom } from '../random.ts'

/** What goes wrong in each life; the target commits and falls silent in two of the ways. */
const faults = [
  { operation: 'create', skip: 3, times: 2, effect: { kind: 'reset', when: 'after-commit' } },
  { operation: 'create', skip: 7, times: 1, effect: { kind: 'truncated-body' } },
  { operation: 'create', skip: 11, times: 2, effect: { kind: 'reset', when: 'before-commit' } },
  { operation: 'query', skip: 20, times: 2, effect: { kind: 'status', status: 503 } },
] as const

interface KillOptions {
  readonly users: number
  readonly kills: number
  readonly seed: number
}

/**
 * Kills the sandbox again and again during one sync, and lets the last process complete it.
 *
 * Throws unless the target then has every user and group once and in the right state, and the counters say so.
 */
export async function playKills({ users, kills, seed }: KillOptions): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'pingone-sandbox-'))
  const flags = [
    ...['--data-dir', dataDir, '--users', String(users), '--no-console', '--log-level', 'error'],
    // The connection keeps the target's URL, so the target comes back at the same port.
    ...['--scim-port', String(await freePort())],
    // A target that takes every user: only the client can keep duplicates out.
    ...['--misbehaviour', 'duplicates-accepted'],
  ]
  const random = createRandom(seed)
  try {
    let sandbox = await startSandbox(flags)
    const { ruleId, groups } = await configure(sandbox.ready)
    for (let kill = 0; kill < kills; kill += 1) {
      // Each process starts from what the one before has left.
      /* oxlint-disable no-await-in-loop */
      await delay(30 + random() * 150)
      await sandbox.kill()
      sandbox = await startSandbox(flags)
      await controlOf(sandbox.ready).setFaults(faults)
      /* oxlint-enable no-await-in-loop */
    }
    await using survivor = sandbox
    const { ready } = survivor
    const created = await countOf(ready, 'Users')
    assert.ok(created < users, `nothing was left to do after the last kill: ${created} users`)
    await waitForIdle(ready, { minutes: 10 })

    await expectUsers(ready)
    await expectGroups(ready, groups)
    const { syncStatus } = await controlOf(ready).ruleStatus(ruleId)
    assert.partialDeepStrictEqual(syncStatus, {
      userTotal: users,
      successCount: users,
      failedCount: 0,
      groupTotal: groups.length,
      groupSuccessCount: groups.length,
    })
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** Throws unless the target has each user of the directory once, and active like there. */
async function expectUsers(ready: Ready): Promise<void> {
  const stateOf = (name: string | undefined, active: boolean | undefined) => `${name} ${active}`
  const source = await people(createPlatformCaller(ready))
  const stored = await all(ready, 'Users')
  assert.deepEqual(
    stored.map((user) => stateOf(user.userName, user.active)).toSorted(),
    source.map((user) => stateOf(user.username, user.enabled)).toSorted(),
  )
}

interface Resource {
  readonly id: string
  readonly name: string
}

/** Throws unless the target has each of these groups once, with its members. */
async function expectGroups(ready: Ready, groups: readonly Resource[]): Promise<void> {
  const call = createPlatformCaller(ready)
  const names = new Map((await all(ready, 'Users')).map(({ id, userName }) => [id, userName]))
  const found = await all(ready, 'Groups')
  assert.deepEqual(
    found.map(({ displayName }) => displayName).toSorted(),
    groups.map(({ name }) => name).toSorted(),
  )
  for (const { displayName, members = [] } of found) {
    const { id = '' } = groups.find(({ name }) => name === displayName) ?? {}
    // One after the other: each list may have thousands of members.
    // oxlint-disable-next-line no-await-in-loop
    const expected = await people(call, `memberOfGroups[id eq "${id}"]`)
    assert.deepEqual(
      members.map(({ value }) => names.get(value)).toSorted(),
      expected.map(({ username }) => username).toSorted(),
    )
  }
}

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
