import { createSandboxControl, createControlClient } from '@pingone-sandbox/client'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createSandbox, type Sandbox } from '../../sandbox.ts'
import { connect, type ConnectFlags } from './connect.ts'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await createSandbox({ users: 3, console: false, scimDirectory: ['acme=of-acme'] })
})
afterAll(() => sandbox.close())

const run = (url: string, flags: Partial<ConnectFlags> = {}, environment = {}) =>
  connect(
    { origin: new URL(sandbox.urls.control).origin, token: undefined },
    { url, flags: { users: 'one', wait: '20s', ...flags }, environment },
  )
const scim = () => String(sandbox.urls.scim)

it('says why an endpoint cannot be connected, what to do, and that nothing was made', async () => {
  await expect(run(scim(), { token: 'wrong' })).rejects.toMatchObject({
    code: 'connection_failed',
    message: 'The target answered 401: it does not accept the credentials.',
    hint: expect.stringMatching(
      /^Cause: The target does not accept the credentials\. .* See docs\/failures\.md#credentials\. Nothing was created or changed\.$/,
    ),
  })
  await expect(run('ftp://localhost')).rejects.toMatchObject({ code: 'invalid_setting' })
  await expect(run(scim(), { token: ' ' })).rejects.toThrow('The token is empty.')
  await expect(run(scim(), { token: 'a b' })).rejects.toThrow(/ cannot have: a space,/)
  await expect(run(scim(), { basic: 'ab' })).rejects.toThrow('--basic is not as in user:password.')
})

it('makes connection and rule, and says what came of the first user', async () => {
  const { text, code } = await run(
    scim(),
    { url: 'http://a.test' },
    { PINGONE_SANDBOX_CHECK_TOKEN: sandbox.token },
  )
  expect(code).toBe(0)
  expect(text).toMatch(
    /^Connected to http:.*\n {2}Connection {2}\S+ \(created\)\n {2}Rule {8}Provision/,
  )
  expect(text).toMatch(/ for one of 3 enabled users\n {2}User {8}\S+: SUCCESS, \S+ at the target\n/)
  expect(text).toContain(' --users all --url http://a.test\n')
  expect(text).not.toContain(sandbox.token)
})

it('widens the rule to all users, as JSON', async () => {
  const { text } = await run(scim(), { users: 'all', json: true })
  expect(JSON.parse(text)).toMatchObject({
    connection: { isNew: false },
    rule: { isNew: false, scope: 'all' },
    first: { status: 'SUCCESS' },
  })
})

it('ends with 2 when the user fails, and says the cause and the repair', async () => {
  const control = createSandboxControl(createControlClient(sandbox.urls))
  await control.setFaults([{ operation: 'create', effect: { kind: 'status', status: 400 } }])
  const { text, code } = await run(scim().replace('/scim/v2', '/acme/scim/v2'), {
    token: 'of-acme',
  })
  expect(code).toBe(2)
  expect(text).toMatch(
    / {2}User {8}\S+: FAILED\. .*400.*\n {2}Cause {7}\S.*\n {2}Repair {6}\S.* See docs\/failures\.md#refused\.\n/,
  )
})
