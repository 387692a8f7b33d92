import type { Page } from 'playwright-core'
import { expect, it, type TestContext } from 'vitest'
import { confirmPlan, planQuestion } from './answer-plan.ts'
import { focused, reach } from './by-keyboard.ts'
import { openPage } from './open-page.ts'
import { createPlatformCaller } from './platform-caller.ts'
import { connectReferenceServer } from './reference-connection.ts'
import { startSandbox, type SandboxProcess } from './sandbox-process.ts'
import { createScimReader } from './scim-reader.ts'

interface Listed {
  readonly id: string
  readonly name: string
  readonly [member: string]: unknown
}

/** A sandbox with a connection that is enabled, a group, and no rule. */
async function startConnected(): Promise<{
  readonly sandbox: SandboxProcess
  readonly call: ReturnType<typeof createPlatformCaller>
  readonly connectionId: string
  readonly list: (path: string, key: string) => Promise<readonly Listed[]>
  readonly groupId: string
}> {
  const sandbox = await startSandbox(['--users', '3'])
  const call = createPlatformCaller(sandbox.ready)
  const ends = await connectReferenceServer({
    ...{ ready: sandbox.ready, call, delivery: {} },
    userFilter: 'userName eq "%s"',
  })
  const group = await call('POST', '/groups', { name: 'Pilots' })
  return {
    ...{ sandbox, call, connectionId: ends.targetStore.id, groupId: group.id },
    list: async (path, key) =>
      (await call<{ _embedded: Record<string, Listed[]> }>('GET', path))._embedded[key] ?? [],
  }
}

/** Changes a connection as another client would. */
const changeConfiguration = async (
  { call, connectionId }: Awaited<ReturnType<typeof startConnected>>,
  change: object,
) => {
  const path = `/propagation/stores/${connectionId}`
  const { _links, ...store } = await call<{ _links: unknown; configuration: object }>('GET', path)
  await call('PUT', path, { ...store, configuration: { ...store.configuration, ...change } })
}

/** What a person does in New Rule. */
async function openNewRule(context: TestContext, { ready }: SandboxProcess) {
  const page = await openPage(context)
  const rules = `${ready.console}/environments/${ready.environmentId}/provisioning/rules`
  await page.goto(rules)
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const heading = (name: string) => page.getByRole('heading', { name }).waitFor()
  await button('Add').click()
  await page.getByRole('menuitem', { name: 'New Rule' }).click()
  await page.getByRole('dialog', { name: 'Add Rule' }).waitFor()
  return {
    ...{ page, rules, button, heading },
    /** Chooses the connection, and names the rule. */
    async begin(name: string) {
      await button('Add Reference server').click()
      await button('Continue').click()
      await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name)
      await button('Next').click()
      await heading('Groups')
    },
    async chooseGroup(name: string) {
      await button('Add Groups').click()
      const dialog = page.getByRole('dialog', { name: 'Add Groups' })
      await dialog.locator('label').filter({ hasText: name }).click()
      await dialog.getByRole('button', { name: 'Done' }).click()
      await button(`Remove ${name}`).waitFor()
    },
    /** Goes to the last step, and defines a mapping. */
    async startMapping() {
      await button('Next').click()
      await button('Start from the defaults').click()
      await page.getByRole('group', { name: 'Mapping 6' }).waitFor()
    },
    rowOf: (name: string) =>
      page.getByRole('list', { name: 'Rules' }).getByRole('listitem').filter({ hasText: name }),
  }
}

const nameOfFocus = (page: Page) => expect.poll(() => focused(page))

it('makes a rule with filter, groups and mapping, which provisions once it is enabled', async (context) => {
  const connected = await startConnected()
  const { sandbox, call, list, connectionId } = connected
  await using _ = sandbox
  const hands = await openNewRule(context, sandbox)
  const { page, button, rowOf } = hands
  const inbound = page.getByRole('radio', { name: 'PingOne as Target' })
  expect(await inbound.isDisabled()).toBe(true)
  await page.getByText('Not simulated').waitFor()
  await page.getByRole('searchbox', { name: 'Search connections' }).fill('nothing')
  await page.getByText('No connection has such a name.').waitFor()
  await page.getByRole('searchbox', { name: 'Search connections' }).fill('refer')

  await hands.begin('Staff')
  await button('Add Condition').click()
  await page.getByText('Matches 3 users').waitFor()
  await hands.chooseGroup('Pilots')
  // Overwrite is what a connection says, not what it is when it says nothing.
  const warning = page.getByText('members that only the target has are removed')
  expect(await warning.count()).toBe(0)
  await changeConfiguration(connected, { GROUP_MEMBERSHIP_HANDLING: 'Overwrite' })
  await call('POST', '/propagation/revisions')
  await warning.waitFor()

  await hands.startMapping()
  await button('Delete mapping 5').click()
  // What is sent for a user is shown before the rule exists.
  const body = page.getByRole('region', { name: 'SCIM body' })
  await expect.poll(() => body.innerText()).not.toContain('phoneNumbers')
  const revisions: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/propagation/revisions')) revisions.push(request.method())
  })
  await button('Save').click()
  await nameOfFocus(page).toBe('Staff')
  await rowOf('Staff').getByText('Reference server').first().waitFor()

  const [rule] = await list('/propagation/rules', 'rules')
  expect(rule).toMatchObject({
    ...{ name: 'Staff', active: false, populationExpression: 'enabled eq true' },
    targetStore: { id: connectionId },
  })
  expect(rule?.['groups']).toHaveLength(1)
  const mappings = await list(`/propagation/rules/${rule?.id}/mappings`, 'mappings')
  expect(mappings.map(({ targetAttribute }) => targetAttribute)).toEqual([
    ...['userName', 'givenName', 'familyName', 'workEmail', 'active'],
  ])
  expect(revisions).toEqual(['POST'])
  const target = createScimReader(sandbox.ready)
  expect(await target.users()).toEqual([])
  await rowOf('Staff').locator('label').click()
  await confirmPlan(page)
  await expect.poll(async () => (await target.users()).length).toBe(3)
})

it('makes a rule by keyboard alone', async (context) => {
  const { sandbox, list } = await startConnected()
  await using _ = sandbox
  const { ready } = sandbox
  const page = await openPage(context)
  await page.goto(`${ready.console}/environments/${ready.environmentId}/provisioning/rules`)
  await page.getByRole('heading', { name: 'Provisioning' }).waitFor()
  const press = async (name: RegExp, key = 'Enter') => {
    await reach(page, name)
    await page.keyboard.press(key)
  }
  await press(/^Add$/)
  await page.getByRole('menuitem', { name: 'New Rule' }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Add Rule' }).waitFor()
  await press(/^Add Reference server/)
  await nameOfFocus(page).toBe('Continue')
  await page.keyboard.press('Enter')
  await nameOfFocus(page).toMatch(/^Name/)
  await page.keyboard.press('Enter')
  await page.getByText('Name is required.').waitFor()
  await nameOfFocus(page).toMatch(/^Name/)
  await page.keyboard.type('By keyboard')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Groups' }).waitFor()
  await press(/^Add Condition$/)
  await page.getByText('Matches 3 users').waitFor()
  await press(/^Add Groups$/)
  await page.getByRole('dialog', { name: 'Add Groups' }).getByRole('checkbox').first().waitFor()
  await press(/^Pilots/, 'Space')
  await press(/^Done$/)
  await page.getByRole('button', { name: 'Remove Pilots' }).waitFor()
  await nameOfFocus(page).toBe('Add Groups')
  await press(/^Next$/)
  await page.getByRole('heading', { name: 'Attribute Mapping' }).waitFor()
  await press(/^Start from the defaults$/)
  await nameOfFocus(page).toMatch(/^PingOne attribute/)
  await press(/^Delete mapping 5$/)
  await nameOfFocus(page).toBe('Delete mapping 5')
  await press(/^Save$/)
  await nameOfFocus(page).toBe('By keyboard')
  await press(/^Enable By keyboard$/, 'Space')
  // Nothing is sent before the plan is confirmed.
  await planQuestion(page).getByText('nothing was written').waitFor()
  await press(/^Enable$/)
  await expect
    .poll(async () => (await list('/propagation/rules', 'rules'))[0]?.['active'])
    .toBe(true)
})

it('leads to what the server refuses, and leaves no half of a rule', async (context) => {
  const connected = await startConnected()
  const { sandbox, call, list, groupId } = connected
  await using _ = sandbox
  await changeConfiguration(connected, { SCHEMA_EXTENSION_URNS: 'urn:example:vendor:2.0:User' })
  const hands = await openNewRule(context, sandbox)
  const { page, button, heading } = hands
  await hands.begin('Staff')
  await hands.chooseGroup('Pilots')
  await hands.startMapping()
  const attribute = page.getByRole('combobox', { name: 'Target attribute' }).nth(4)
  await attribute.fill('shirtSize')
  await attribute.press('Enter')

  // The group is deleted before it is saved.
  await call('DELETE', `/groups/${groupId}`)
  await button('Save').click()
  await heading('Directory Configuration')
  const alert = page.getByRole('alert').filter({ hasText: 'There is no group' })
  await alert.waitFor()
  await expect.poll(() => alert.evaluate((node) => node === document.activeElement)).toBe(true)
  await page.getByRole('list', { name: 'Groups to provision' }).getByRole('button').click()
  await button('Next').click()

  // The custom schema is taken from the connection, and no revision tells this window.
  await attribute.waitFor()
  await changeConfiguration(connected, { SCHEMA_EXTENSION_URNS: '' })
  await button('Save').click()
  await page.getByText('SCIM users have no attribute that PingOne calls "shirtSize"').waitFor()
  await expect.poll(() => attribute.evaluate((node) => node === document.activeElement)).toBe(true)
  expect(await list('/propagation/rules', 'rules')).toEqual([])

  await button('Delete mapping 5').click()
  await button('Save').click()
  await nameOfFocus(page).toBe('Staff')
  expect(await list('/propagation/rules', 'rules')).toHaveLength(1)
})

it('goes on after a reload, and asks for another connection when the chosen one is deleted elsewhere', async (context) => {
  const { sandbox, call, list, connectionId } = await startConnected()
  await using _ = sandbox
  const first = await openNewRule(context, sandbox)
  const second = await openNewRule(context, sandbox)
  await first.begin('From the first window')
  await second.begin('From the second window')

  // Each window saves its own rule, and goes to its own row.
  await second.button('Next').click()
  await second.button('Save').click()
  await nameOfFocus(second.page).toBe('From the second window')
  expect(await list('/propagation/rules', 'rules')).toHaveLength(1)

  await first.page.reload()
  await first.heading('Directory Configuration')
  await first.page.getByText('You began this rule before').waitFor()
  await first.button('Next').click()
  await first.heading('Attribute Mapping')
  for (const { id } of await list('/propagation/rules', 'rules'))
    await call('DELETE', `/propagation/rules/${id}`)
  await call('DELETE', `/propagation/stores/${connectionId}`)
  await call('POST', '/propagation/revisions')
  await expect.poll(() => first.page.getByText('PingOne Directory → …').count()).toBe(1)
  await first.button('Save').click()
  const dialog = first.page.getByRole('dialog', { name: 'Add Rule' })
  await dialog.getByRole('alert').getByText('is deleted').waitFor()
  await dialog.getByRole('link', { name: 'New Connection' }).waitFor()
  expect(await list('/propagation/rules', 'rules')).toEqual([])
})
