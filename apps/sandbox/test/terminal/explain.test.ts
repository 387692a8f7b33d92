import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createFolder } from '../../src/cli/cli-process.test-support.ts'
import { explainFilter, type FilterCommand } from '../../src/cli/explain/explain-filter.ts'
import { explainUser } from '../../src/cli/explain/explain-user.ts'
import { startTenant } from '../tenant.ts'

let tenant: Awaited<ReturnType<typeof startTenant>>
const sandbox = () => ({ origin: new URL(tenant.sandbox.urls.control).origin, token: undefined })

beforeAll(async () => {
  tenant = await startTenant()
  for (const name of ['ada', 'bob']) await tenant.hire(name)
  await tenant.rule('username eq "ada"')
  await tenant.revise()
  await tenant.sandbox.waitForIdle()
})
afterAll(() => tenant.sandbox.close())

function write(resource: unknown): string {
  const path = join(createFolder(), 'resource.json')
  writeFileSync(path, JSON.stringify(resource))
  return path
}

const explain = async (expression: string, command: Partial<FilterCommand> = {}) =>
  (
    await explainFilter({
      expression,
      resource: undefined,
      json: false,
      sandbox: undefined,
      ...command,
    })
  ).text.split('\n')

const schemas = ['urn:ietf:params:scim:schemas:core:2.0:User']

it('shows each condition with what it sees in a resource, and what servers may not understand', async () => {
  const resource = write({ schemas, userName: 'ada', active: true })
  expect(await explain('username Eq "%s" and (title pr or active eq false)', { resource })).toEqual(
    [
      'Read as: username eq "ada" and (title pr or active eq false)',
      'Note: %s is the User Identifier of the resource, ada.',
      expect.stringMatching(
        /^Note: Eq and username have another letter case .* Usual: userName eq "%s"/,
      ),
      'It does not match the resource.',
      '✓ username eq "ada": "ada"',
      '✗ title pr: no value',
      '✗ active eq false: true',
    ],
  )
})

it('judges a user of PingOne by its values', async () => {
  const resource = write({ username: 'ada', population: { id: 'p1' } })
  expect(await explain('population.id eq "p1"', { resource })).toContain('It matches the resource.')
})

it('reads a filter without anything to compare it with', async () => {
  expect(await explain('title pr')).toEqual([
    'Read as: title pr',
    'Compare it with a user by --resource <file>, or with those of a running sandbox.',
  ])
})

it('lists the users of a running sandbox that a filter matches, on both sides', async () => {
  expect(await explain('userName pr', { sandbox: sandbox() })).toEqual([
    'Read as: userName pr',
    'Users of PingOne, as the user filter of a rule: 2 users match: ada, bob',
    'Users of the reference SCIM server: 1 user matches: ada',
  ])
  const [, ofPingOne, ofServer] = await explain('population.id pr', { sandbox: sandbox() })
  expect(ofPingOne).toContain('2 users match')
  expect(ofServer).toContain('population.id is not an attribute')
})

it('points at the fault of a text that is no filter', async () => {
  await expect(explain('title pr and userName Eq')).rejects.toMatchObject({
    ...{ code: 'invalid_setting', message: expect.stringContaining('at character 25') },
    hint: '  title pr and userName Eq\n                          ^',
  })
  const resource = write({ schemas, userName: 'ada' })
  await expect(explain('shoe pr', { resource })).rejects.toThrow('shoe is not an attribute.')
  await expect(explain('title pr', { resource: write([]) })).rejects.toThrow(
    /^--resource holds no user: /,
  )
})

it('says of each rule why a user is in its scope or not, and what would be sent', async () => {
  await tenant.administrator.createRule({
    ...{ name: 'Draft', connection: tenant.connection },
    populationExpression: 'enabled eq true',
  })
  const { text } = await explainUser(sandbox(), { username: 'bob', rule: undefined, json: false })
  expect(text).toMatch(/^bob \(\S+\), enabled\n\n/)
  expect(text).toMatch(
    /\nRule: not in scope\n {2}✗ username eq "ada": "bob"\n[^]* {2}A sync would send nothing\.\n/,
  )
  expect(text).toMatch(
    /\nDraft: in scope from the next revision on\n {2}✓ enabled eq true: true\n {2}Looked up by: username Eq "bob"\n {2}Mapped to: {.*"userName":"bob"/,
  )
  expect(text).toMatch(
    / {2}A sync would end as created\. .*\n {4}GET http.*\n {4}POST http.*\/Users\n {6}{/,
  )

  const { text: json } = await explainUser(sandbox(), { username: 'ada', rule: 'Rule', json: true })
  expect(JSON.parse(json)).toMatchObject({
    user: { username: 'ada' },
    rules: [{ rule: { name: 'Rule' }, inScope: true, link: { status: 'SUCCESS' } }],
  })
})

it('suggests the nearest rule for one that does not exist', async () => {
  await expect(
    explainUser(sandbox(), { username: 'ada', rule: 'Rules', json: false }),
  ).rejects.toMatchObject({
    ...{ code: 'not_found', message: 'There is no rule Rules.', hint: 'Did you mean Rule?' },
  })
})
