import { expect, it } from 'vitest'
import { formatStory } from '../src/text/index.ts'
import { startInMemory } from './in-memory-sandbox.ts'

/** The text without what differs from run to run. */
const stable = (text: string) =>
  text
    .replaceAll(/\d\d:\d\d:\d\d\.\d{3}/g, '<time>')
    .replaceAll(/\b[\da-f]{8}-[\da-f-]{27}\b/g, '<id>')
    .replaceAll(/, \d+ ms/g, ', <n> ms')

it('shows decisions, requests and outcomes, the oldest first', async () => {
  const { workspace, scim } = await startInMemory()
  const { connect, users, storyOf, waitForIdle } = workspace.actions
  await connect(scim, { token: 'secret', name: 'Server' })
  await users.create('anna')
  await waitForIdle()
  await users.disable('anna')
  await waitForIdle()
  expect(stable(formatStory(await storyOf('anna')))).toBe(`anna (user)
  Provision to Server: SUCCESS, <id> at the target

<time> User anna was created.
  Provision to Server: in scope
    ✓ enabled eq true (true)
    To do: lookup, then create
    GET /scim/v2/Users?filter=username Eq "anna" → 200, <n> ms
    POST /scim/v2/Users → 201, <n> ms
    Outcome: success. Created

<time> User anna was updated.
  Provision to Server: not in scope
    ✗ enabled eq true (false)
    To do: disable
    GET /scim/v2/Users/<id> → 200, <n> ms
    PUT /scim/v2/Users/<id> → 200, <n> ms
    Outcome: removed. Disabled at the target`)
  await workspace.close()
})

it('shows the cause of a failure, its repairs, and bodies on request', async () => {
  const { workspace, scim } = await startInMemory({
    wrapTransport: (send) => async (request) =>
      request.method === 'POST'
        ? { response: { status: 409, headers: {}, body: '{"scimType":"uniqueness"}' } }
        : send(request),
  })
  const { connect, users, storyOf, waitForIdle, control } = workspace.actions
  await connect(scim, { token: 'secret', name: 'Server' })
  await users.create('anna')
  await waitForIdle()
  const { exchanges } = await control.exchanges()
  const text = formatStory(await storyOf('anna'), { exchanges })
  expect(text).toContain('Provision to Server: FAILED')
  expect(text).toMatch(/POST \/scim\/v2\/Users → 409, \d+ ms\n {6}sent: \{.*"userName":"anna"/)
  expect(text).toContain('\n      answer: {"scimType":"uniqueness"}\n')
  expect(text).toMatch(/\n {4}Outcome: failed\. .+\n {4}Cause: .+ \(\w+\)\. .+\n {4}Repair: .+/)
  await workspace.close()
})

it('says that no rule evaluates a user', async () => {
  const { workspace } = await startInMemory()
  await workspace.actions.users.create('anna')
  await workspace.actions.waitForIdle()
  expect(stable(formatStory(await workspace.actions.storyOf('anna'))))
    .toBe(`anna (user): no rule has evaluated it.

<time> User anna was created.
  Nothing was sent.`)
  await workspace.close()
})

it('shows why a user is out of the scope of a rule', async () => {
  const { workspace, scim } = await startInMemory()
  const { connect, users, storyOf, waitForIdle } = workspace.actions
  await connect(scim, { token: 'secret', name: 'Server' })
  await users.create({ username: 'anna', enabled: false })
  await waitForIdle()
  expect(stable(formatStory(await storyOf('anna')))).toBe(`anna (user)
  Provision to Server: NOT_IN_SCOPE
    ✗ enabled eq true (false)

<time> User anna was created.
  Nothing was sent.`)
  await workspace.close()
})
