import { ActionError, openSandbox } from '@pingone-sandbox/client/actions'
import { expect, it } from 'vitest'
import { createSandbox } from '../../src/sandbox.ts'

/** A sandbox without users, connected to the reference server of another one. */
async function startConnected() {
  const server = await createSandbox({ users: 0, console: false })
  const sandbox = await createSandbox({ users: 0, console: false, scimServer: false })
  const connected = await sandbox.connect(server.urls.scim ?? '', { token: server.token })
  return {
    server,
    sandbox,
    connected,
    /** The resources of the server. */
    async stored(type: 'Users' | 'Groups'): Promise<readonly Record<string, unknown>[]> {
      await sandbox.waitForIdle()
      const headers = { authorization: `Bearer ${server.token}` }
      const answer = await fetch(`${server.urls.scim}/${type}`, { headers })
      return ((await answer.json()) as { Resources: Record<string, unknown>[] }).Resources
    },
    async [Symbol.asyncDispose]() {
      await sandbox.close()
      await server.close()
    },
  }
}

it('connects a server with a rule for all users, also where there are none yet', async () => {
  await using started = await startConnected()
  const { sandbox, connected } = started
  expect(connected).toMatchObject({
    connection: { isNew: true },
    rule: { isNew: true, scope: 'all' },
  })
  expect(connected.user).toBeUndefined()
  await sandbox.users.create('anna')
  expect(await started.stored('Users')).toMatchObject([{ userName: 'anna', active: true }])
})

it('changes a user by its username, its id, or itself', async () => {
  await using started = await startConnected()
  const { users } = started.sandbox
  const anna = await users.create({ username: 'anna', name: { given: 'Anna', family: 'Berg' } })
  await users.update('anna', { name: { given: 'Anna', family: 'Dahl' } })
  expect(await started.stored('Users')).toMatchObject([{ name: { familyName: 'Dahl' } }])
  await users.disable(anna.id)
  expect(await started.stored('Users')).toMatchObject([{ active: false }])
  await users.enable(anna)
  expect(await started.stored('Users')).toMatchObject([{ active: true }])
  expect(await users.find('anna')).toMatchObject({ id: anna.id, enabled: true })
  await users.delete('anna')
  expect(await users.find('anna')).toBeUndefined()
  expect(await users.find(anna)).toBeUndefined()
  expect(await started.stored('Users')).toMatchObject([{ active: false }])
})

it('lists the users that match a filter', async () => {
  await using started = await startConnected()
  const { users } = started.sandbox
  await users.create('anna')
  await users.create({ username: 'ben', enabled: false })
  expect((await users.list()).map(({ username }) => username)).toEqual(['anna', 'ben'])
  expect((await users.list('enabled eq false')).map(({ username }) => username)).toEqual(['ben'])
})

it('provisions a group with its members', async () => {
  await using started = await startConnected()
  const { users, groups } = started.sandbox
  await users.create('anna')
  await users.create('ben')
  const pilots = await groups.create('Pilots')
  await groups.add(pilots, 'anna')
  await groups.add('Pilots', 'ben')
  expect(await started.stored('Groups')).toEqual([])
  await groups.provision('Pilots')
  const idOf = async (name: string) =>
    (await started.stored('Users')).find(({ userName }) => userName === name)?.['id']
  const [anna, ben] = [await idOf('anna'), await idOf('ben')]
  expect(await started.stored('Groups')).toMatchObject([{ displayName: 'Pilots' }])
  const [stored] = await started.stored('Groups')
  const members = stored?.['members'] as { value: string }[]
  expect(new Set(members.map(({ value }) => value))).toEqual(new Set([anna, ben]))
  await groups.remove('Pilots', 'ben')
  await groups.update('Pilots', { name: 'Crew' })
  expect(await started.stored('Groups')).toMatchObject([
    { displayName: 'Crew', members: [{ value: anna }] },
  ])
  expect(await groups.find(pilots.id)).toMatchObject({ name: 'Crew' })
  expect((await groups.list('name eq "Crew"')).map(({ id }) => id)).toEqual([pilots.id])
  await groups.delete(pilots)
  expect(await started.stored('Groups')).toEqual([])
})

it('provisions each change by itself, however fast they follow', async () => {
  await using started = await startConnected()
  const { sandbox } = started
  const { users } = sandbox
  await users.create('anna')
  await users.update('anna', { name: { family: 'Berg' } })
  await users.disable('anna')
  await sandbox.waitForIdle()
  const { moments } = await sandbox.storyOf('anna')
  const writes = moments
    .toReversed()
    .map(({ rules }) => rules.flatMap(({ exchanges }) => exchanges.at(-1)?.purpose ?? []))
  expect(writes).toEqual([['create'], ['update'], ['disable']])
})

it('does not wait for earlier changes while the sandbox is paused', async () => {
  await using started = await startConnected()
  const { users, control } = started.sandbox
  await control.setPace({ mode: 'paused' })
  await users.create('anna')
  await users.disable('anna')
  expect(await users.find('anna')).toMatchObject({ enabled: false })
  await control.setPace({ mode: 'running' })
})

it('returns the story of a user that was deleted', async () => {
  await using started = await startConnected()
  const { sandbox } = started
  await sandbox.users.create('anna')
  await sandbox.users.delete('anna')
  await sandbox.waitForIdle()
  const story = await sandbox.storyOf('anna')
  expect(story).toMatchObject({ exists: false, subject: { name: 'anna', type: 'user' } })
  expect(story.moments.map(({ action }) => action)).toEqual(['USER.DELETED', 'USER.CREATED'])
})

it('returns the story of a group', async () => {
  await using started = await startConnected()
  const pilots = await started.sandbox.groups.create('Pilots')
  const story = await started.sandbox.storyOf(pilots)
  expect(story.subject).toMatchObject({ type: 'group', name: 'Pilots' })
})

it('forgets everything at a reset', async () => {
  await using started = await startConnected()
  const { sandbox } = started
  await sandbox.users.create('anna')
  await sandbox.reset()
  expect(await sandbox.users.list()).toEqual([])
  expect(await sandbox.control.connections()).toEqual([])
})

it('connects with a user and password, under a name, and with further keys', async () => {
  await using started = await startConnected()
  const { sandbox, server } = started
  const store = {
    ...{ name: 'Vendor', basic: { user: 'ada', password: 'secret' } },
    configuration: { REMOVE_ACTION: 'Delete' },
  }
  await expect(sandbox.connect(`${server.urls.scim}/`, store)).rejects.toThrow(/OAuth 2 Bearer/)
  await sandbox.reset()
  // The reference server takes its token alone.
  await expect(sandbox.connect(server.urls.scim ?? '', store)).rejects.toThrow(
    /does not accept the credentials/,
  )
  const { token } = server
  const { connection } = await sandbox.connect(server.urls.scim ?? '', {
    ...{ name: 'Vendor', token, configuration: { REMOVE_ACTION: 'Delete' } },
  })
  expect(connection.name).toBe('Vendor')
  await sandbox.users.create('anna')
  await sandbox.users.delete('anna')
  expect(await started.stored('Users')).toEqual([])
})

it('says what is wrong with a call', async () => {
  await using started = await startConnected()
  const { sandbox, server } = started
  const scim = server.urls.scim ?? ''
  await sandbox.users.create('anna')
  const calls: readonly (readonly [() => Promise<unknown>, string, RegExp])[] = [
    [() => sandbox.users.disable('ben'), 'not_found', /no user ben/],
    [() => sandbox.groups.add('Pilots', 'anna'), 'not_found', /no group Pilots/],
    [() => sandbox.storyOf('ben'), 'not_found', /no user ben/],
    // As a test in JavaScript may call it.
    [() => sandbox.users.disable(undefined as never), 'invalid_call', /no user: undefined/],
    [
      () => sandbox.users.disable(sandbox.users.create('cleo') as never),
      'invalid_call',
      /a promise; await it first/,
    ],
    [() => sandbox.users.create(undefined as never), 'invalid_call', /undefined is none/],
    [() => sandbox.groups.create(5 as never), 'invalid_call', /Pass a name, or .*: 5 is none/],
    [() => server.waitForIdle(Infinity), 'invalid_call', /milliseconds/],
    [() => sandbox.users.create({} as never), 'refused', /POST \/users: username: /],
    [() => sandbox.users.create('anna'), 'refused', /username/],
    [() => sandbox.connect(undefined as never), 'invalid_call', /SCIM base URL/],
    [() => sandbox.connect(scim, { tokn: 'x' } as never), 'invalid_request', /mean token\?/],
    [
      () => sandbox.connect(scim, { token: 'x', basic: { user: 'a', password: 'b' } }),
      'invalid_request',
      /one way to authenticate/,
    ],
    [() => sandbox.connect(scim, { token: 'x' }), 'connection_failed', /credentials/],
  ]
  for (const [call, code, message] of calls) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    const error: unknown = await call().catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(ActionError)
    expect(error).toMatchObject({ code, message: expect.stringMatching(message) })
  }
})

it('opens a sandbox that runs in another process', async () => {
  await using running = await createSandbox({ users: 0, console: false })
  const sandbox = await openSandbox(`${running.urls.console}/`)
  await sandbox.connect(sandbox.info.scim ?? '', { token: running.token })
  await sandbox.users.create('anna')
  await sandbox.waitForIdle()
  expect((await sandbox.storyOf('anna')).links).toMatchObject([{ status: 'SUCCESS' }])
  await running.close()
  await expect(sandbox.users.list()).rejects.toMatchObject({ code: 'unreachable' })
})

it('refuses what is asked of it after it was closed', async () => {
  const sandbox = await createSandbox({ users: 0, console: false, scimServer: false })
  await sandbox.close()
  const calls = [sandbox.users.list, sandbox.reset, sandbox.waitForIdle, sandbox.control.info]
  for (const call of calls)
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await expect(call()).rejects.toMatchObject({
      code: 'unreachable',
      message: 'The sandbox is closed.',
    })
})

it('says how much is left when it waited long enough', async () => {
  await using running = await createSandbox({ users: 0, console: false })
  const sandbox = await openSandbox(running.urls.console)
  await sandbox.connect(running.urls.scim ?? '', { token: running.token })
  await sandbox.control.setPace({ mode: 'paused' })
  await sandbox.users.create('anna')
  await expect(sandbox.waitForIdle(10)).rejects.toMatchObject({
    code: 'timed_out',
    message: expect.stringContaining("setPace({ mode: 'running' })"),
  })
  await expect(sandbox.waitForIdle('5s' as never)).rejects.toMatchObject({ code: 'invalid_call' })
})
