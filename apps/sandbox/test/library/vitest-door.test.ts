import { describe } from 'vitest'
import { expect, test as base } from '../../src/vitest/index.ts'
import { type Script, startScriptedTarget } from '../scripted-target.ts'

/** A target beside the sandbox, connected. */
const test = base
  .extend('script', (): Script => (_, honest) => honest())
  .extend('target', async ({ script, sandbox }, { onCleanup }) => {
    const target = await startScriptedTarget(script)
    onCleanup(() => target[Symbol.asyncDispose]())
    await sandbox.connect(target.url, { name: 'Mine' })
    return target
  })

/** The message of an assertion that fails. */
async function messageOf(assertion: Promise<unknown>): Promise<string> {
  const error: unknown = await assertion.then(
    () => new Error('It passed.'),
    (reason: unknown) => reason,
  )
  return error instanceof Error ? error.message : String(error)
}

test('passes when the target has the user as expected', async ({ sandbox, target: _ }) => {
  const anna = await sandbox.users.create({ username: 'anna', name: { family: 'Berg' } })
  await expect(sandbox).toHaveProvisioned('anna')
  await expect(sandbox).toHaveProvisioned(anna, {
    active: true,
    USERNAME: expect.stringMatching(/^an/),
    name: { familyName: 'Berg', givenName: undefined },
    emails: [{ value: 'anna@example.com' }],
    phoneNumbers: [],
  })
  await sandbox.users.disable(anna)
  await expect(sandbox).toHaveProvisioned(anna.id, { active: false })
  await expect(sandbox).not.toHaveProvisioned(anna, { active: true })
})

test('begins each test with the seed', async ({ sandbox }) => {
  expect(await sandbox.users.list()).toEqual([])
  expect(await sandbox.control.connections()).toEqual([])
})

test('passes for a group with its members', async ({ sandbox, target: _ }) => {
  await sandbox.users.create('anna')
  const pilots = await sandbox.groups.create('Pilots')
  await sandbox.groups.add(pilots, 'anna')
  await sandbox.groups.provision(pilots)
  await expect(sandbox).toHaveProvisioned(pilots, {
    displayName: 'Pilots',
    members: [{ value: expect.any(String) }],
  })
})

describe('with a target that says yes and does nothing', () => {
  test.override('script', () => ({ method, kind, id }, honest, stored) => {
    const present = stored[kind].get(id ?? '')
    return method === 'PUT' && present ? { status: 200, body: present } : honest()
  })

  test('prints the difference and the story', async ({ sandbox, target: _ }) => {
    await sandbox.users.create('anna')
    await sandbox.users.disable('anna')
    const message = await messageOf(expect(sandbox).toHaveProvisioned('anna', { active: false }))
    expect(message).toMatch(
      /^Expected anna to be provisioned\.\nGET \/Users\/\S+ at Mine answers 200, and the resource differs:\n {2}active: expected false, the target has true\n\nThe story of anna \(user\)\n/,
    )
    expect(message).toMatch(/✗ enabled eq true \(false\)\n {4}To do: disable\n/)
    expect(message).toMatch(/PUT \S+ → 200, \d+ ms\n {6}sent: .*"active":false.*\n {6}answer: /)
  })
})

describe('with a target that deletes nothing', () => {
  test.override(
    'script',
    () =>
      ({ method }, honest) =>
        method === 'DELETE' ? { status: 204 } : honest(),
  )

  test('does not believe the answer to a DELETE', async ({ sandbox, target }) => {
    const configuration = { REMOVE_ACTION: 'Delete' }
    await sandbox.connect(target.url, { configuration })
    await sandbox.users.create('anna')
    await sandbox.users.delete('anna')
    const message = await messageOf(expect(sandbox).not.toHaveProvisioned('anna'))
    expect(message).toMatch(
      /^Expected anna not to be provisioned\.\nGET \/Users\/\S+ at Mine answers 200 with the resource: \{/,
    )
    expect(message).toContain('The story of anna (user), deleted in PingOne')
    expect(message).toMatch(/DELETE \S+ → 204/)
  })
})

test('takes a deleted resource as not provisioned', async ({ sandbox, target }) => {
  await sandbox.connect(target.url, { configuration: { REMOVE_ACTION: 'Delete' } })
  await sandbox.users.create('anna')
  await sandbox.users.delete('anna')
  await expect(sandbox).not.toHaveProvisioned('anna')
  expect(await messageOf(expect(sandbox).toHaveProvisioned('anna'))).toMatch(
    /\nGET \/Users\/\S+ at Mine answers 404\.\n\nThe story of anna/,
  )
})

describe('with a target that has every user already', () => {
  test.override(
    'script',
    () =>
      ({ method }, honest) =>
        method === 'POST' ? { status: 409, body: { scimType: 'uniqueness' } } : honest(),
  )

  test('prints the cause of a failure and what repairs it', async ({ sandbox, target: _ }) => {
    await sandbox.users.create('anna')
    const message = await messageOf(expect(sandbox).toHaveProvisioned('anna'))
    expect(message).toMatch(/\nPingOne knows no resource of it at Mine\.\n/)
    expect(message).toMatch(/\n {4}Outcome: failed\. .+\n {4}Cause: .+\n {4}Repair: .+/)
    await expect(sandbox).not.toHaveProvisioned('anna')
  })
})

describe('with a target that cannot be read', () => {
  test.override(
    'script',
    () =>
      ({ method, id }, honest) =>
        method === 'GET' && id !== undefined ? { status: 500, body: 'Out of order' } : honest(),
  )

  test('fails whatever is expected', async ({ sandbox, target: _ }) => {
    await sandbox.users.create('anna')
    const unknown = /answers 500, so what the target has is unknown: Out of order\n\nThe story/
    expect(await messageOf(expect(sandbox).toHaveProvisioned('anna'))).toMatch(unknown)
    expect(await messageOf(expect(sandbox).not.toHaveProvisioned('anna'))).toMatch(unknown)
  })
})

test('fails whatever is expected while the sync is paused', async ({ sandbox, target: _ }) => {
  await sandbox.control.setPace({ mode: 'paused' })
  await sandbox.users.create('anna')
  const options = { timeout: 1 }
  const expected = /The sync was still running after 1 ms.*\n\nThe story of anna/s
  expect(await messageOf(expect(sandbox).toHaveProvisioned('anna', {}, options))).toMatch(expected)
  expect(await messageOf(expect(sandbox).not.toHaveProvisioned('anna', {}, options))).toMatch(
    expected,
  )
  await sandbox.control.setPace({ mode: 'running' })
})

test('asks for the connection where there are several', async ({
  sandbox,
  target,
  onTestFinished,
}) => {
  const other = await startScriptedTarget()
  onTestFinished(() => other[Symbol.asyncDispose]())
  await sandbox.connect(other.url, { name: 'Other' })
  await sandbox.users.create('anna')
  expect(await messageOf(expect(sandbox).toHaveProvisioned('anna'))).toMatch(
    /anna is provisioned to several connections: (Mine, Other|Other, Mine)\./,
  )
  await expect(sandbox).toHaveProvisioned('anna', { active: true }, { connection: 'Other' })
  target.stored.Users.clear()
  await expect(sandbox).not.toHaveProvisioned('anna', {}, { connection: 'Mine' })
  const misspelt = expect(sandbox).not.toHaveProvisioned('anna', {}, { connection: 'Mein' })
  expect(await messageOf(misspelt)).toMatch(/^There is no connection Mein\. There are: /)
})

test('says that no rule provisions a user', async ({ sandbox }) => {
  await sandbox.users.create('anna')
  expect(await messageOf(expect(sandbox).toHaveProvisioned('anna'))).toMatch(
    /^Expected anna to be provisioned\.\nNo rule provisions it\.\n\nThe story of anna \(user\): no rule/,
  )
})

test('refuses what is no sandbox, and a user that there is not', async ({ sandbox }) => {
  expect(await messageOf(expect(42).toHaveProvisioned('anna'))).toMatch(/called on a sandbox/)
  expect(await messageOf(expect(sandbox).not.toHaveProvisioned('ben'))).toMatch(/no user ben/)
})
