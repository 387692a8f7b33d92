import { createAdministrator, createPlatformClient } from '@pingone-sandbox/client'
import { waitForIdle } from './idle.ts'
import { connectReferenceServer } from './reference-connection.ts'
import { controlOf } from './sandbox-control.ts'
import { startSandbox, type SandboxProcess } from './sandbox-process.ts'

/** Names that break layouts, escapes and filters. */
const oddNames = [
  ['o’brien', 'Seán', 'Ó Briain-MacGiolla Phádraig'],
  ['"quoted"', 'Quote "Q"', "O'Neil"],
  ['<b>bold</b>', '<b>Bold</b>', '&amp; Sons'],
  ['محمد.العربية', 'محمد', 'بن عبد الرحمن'],
  ['木村拓哉', '拓哉', '木村'],
  ['emoji.🦉', '🦉', 'Owl 👩‍👩‍👧‍👦'],
  [
    'a'.repeat(60),
    'Wolfeschlegelsteinhausenbergerdorff',
    'Keihanaikukauakahihuliheekahaunaele-von-und-zu-Lang',
  ],
] as const

/** A sandbox with many users, some that fail, some with a remark, faults and misbehaviours on, and odd names. */
export async function startBusySandbox(users = 5_000): Promise<SandboxProcess> {
  const sandbox = await startSandbox(['--users', String(users)])
  const { ready } = sandbox
  const { call, createGroup, createUser, addToGroup } = createAdministrator(
    createPlatformClient(ready),
  )
  const control = controlOf(ready)
  const references = await connectReferenceServer({
    ...{ ready, call, userFilter: 'userName eq "%s"' },
    delivery: { concurrency: 8, backoffMs: 0 },
  })
  const group = await createGroup('Vendor admins – München & Zürich <test>')
  await call('POST', '/propagation/rules', {
    name: 'Everyone',
    active: true,
    ...references,
    populationExpression: 'population.id pr',
    groups: [{ id: group.id }],
  })
  await call('POST', '/propagation/revisions')
  await waitForIdle(ready)
  // The first of them is refused, the last one fails at each attempt, and all others lose an attribute at the target.
  const refusal = { detail: 'department is required', scimType: 'invalidValue' }
  const crash = { error: 'NullPointerException at UserService' }
  const refuseTwo = { operation: 'create', times: 2, effect: statusOf(400, refusal) } as const
  await control.setFaults([refuseTwo])
  await control.setMisbehaviours(['attributes-dropped'])
  for (const [username, given, family] of oddNames) {
    const { id } = await createUser(username, {
      name: { given, family },
      email: 'odd@example.com',
    })
    await addToGroup(id, group.id)
  }
  await waitForIdle(ready)
  await control.setFaults([
    { operation: 'create', times: 50, effect: statusOf(500, crash) },
    { operation: 'replace', skip: 3, effect: { kind: 'latency', ms: 400 } },
  ])
  await createUser('gus.fails', {
    name: { given: 'Gus', family: 'Fails' },
    email: 'gus.fails@example.com',
  })
  await waitForIdle(ready)
  // The newest change is one that succeeded, with an update in it.
  const { _embedded: list } = await call<{ _embedded: { users: { id: string }[] } }>(
    'GET',
    '/users?limit=1',
  )
  await call('PATCH', `/users/${list.users[0]?.id}`, { name: { given: 'Augusta' } })
  await waitForIdle(ready)
  return sandbox
}

const statusOf = (status: number, body: object) => ({ kind: 'status', status, body }) as const
