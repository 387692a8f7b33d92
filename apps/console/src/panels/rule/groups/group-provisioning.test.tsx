import type { Group, PropagationStore, Rule } from '@pingone-sandbox/contract'
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, it } from 'vitest'
import { renderPage } from '../../../test/render-page.tsx'
import { type SentRequest, useSandbox } from '../../../test/use-sandbox.ts'
import { GroupProvisioning } from './group-provisioning.tsx'

const sandbox = useSandbox({ seed: { groups: [{ name: 'Pilots' }, { name: 'Crew' }] } })
let rule: Rule
let connection: PropagationStore
/** What the page writes, in order. */
let sent: SentRequest[]

/** The group of a name. */
async function find(name: string) {
  const [group] = await sandbox.administrator.groups({ filter: `name eq "${name}"` })
  if (group === undefined) throw new Error(`There is no group ${name}.`)
  return group
}

/** Makes a disabled rule over a connection with this handling of memberships. */
async function makeRule(handling: string | undefined, groups: readonly Group[] = []) {
  const made = await sandbox.connect({
    configuration: { GROUP_MEMBERSHIP_HANDLING: handling },
    rule: { active: false, groups },
  })
  ;({ rule, connection } = made)
  sent = sandbox.watch()
}

beforeEach(() => makeRule('Merge'))

const handling = async () =>
  (await sandbox.administrator.resources.stores.read(connection.id)).configuration[
    'GROUP_MEMBERSHIP_HANDLING'
  ]
const groups = async () =>
  (await sandbox.administrator.resources.rules.read(rule.id)).groups?.map(({ id }) => id)
/** The requests that change something; a plan does not. */
const written = () =>
  sent.map(({ call }) => call).filter((call) => call.startsWith('PUT /propagation'))

async function choose(group: string) {
  const user = renderPage(<GroupProvisioning rule={rule} />)
  await user.click(await screen.findByRole('checkbox', { name: group }))
  await user.click(screen.getByRole('button', { name: 'Save' }))
  return user
}

it('asks about memberships first, and writes nothing when that is cancelled', async () => {
  const user = await choose('Pilots')
  const question = within(await screen.findByRole('alertdialog'))
  expect(question.getByRole('button', { name: 'Continue' })).toHaveProperty('disabled', true)
  await user.click(question.getByRole('button', { name: 'Cancel' }))
  expect(written()).toEqual([])
})

it('leaves the connection alone when its handling is kept', async () => {
  const user = await choose('Pilots')
  const question = within(await screen.findByRole('alertdialog'))
  await user.click(question.getByRole('checkbox', { name: /^I understand/ }))
  await user.click(question.getByRole('button', { name: 'Continue' }))
  const { id } = await find('Pilots')
  await waitFor(async () => expect(await groups()).toEqual([id]))
  expect(written()).toEqual([`PUT /propagation/rules/${rule.id}`])
})

it('leaves a connection alone that merges without saying so', async () => {
  await makeRule(undefined)
  const user = await choose('Pilots')
  const question = within(await screen.findByRole('alertdialog'))
  expect(question.queryByText(/^This changes Group Membership Handling/)).toBeNull()
  await user.click(question.getByRole('checkbox', { name: /^I understand/ }))
  await user.click(question.getByRole('button', { name: 'Continue' }))
  const { id } = await find('Pilots')
  await waitFor(async () => expect(await groups()).toEqual([id]))
  expect(written()).toEqual([`PUT /propagation/rules/${rule.id}`])
})

it('changes the connection before the rule when another handling is chosen', async () => {
  const user = await choose('Pilots')
  const question = within(await screen.findByRole('alertdialog'))
  await user.click(question.getByRole('radio', { name: /^Overwrite/ }))
  await user.click(question.getByRole('checkbox', { name: /^I understand/ }))
  await user.click(question.getByRole('button', { name: 'Continue' }))
  const { id } = await find('Pilots')
  await waitFor(async () => expect(await groups()).toEqual([id]))
  expect(await handling()).toBe('Overwrite')
  expect(written()).toEqual([
    `PUT /propagation/stores/${connection.id}`,
    `PUT /propagation/rules/${rule.id}`,
  ])
})

it('asks nothing of a rule that has groups already', async () => {
  const [pilots, crew] = [await find('Pilots'), await find('Crew')]
  await makeRule('Merge', [pilots])
  await choose('Crew')
  await waitFor(async () => expect(await groups()).toEqual([pilots.id, crew.id]))
})

it('reports how many members of its own a group has', async () => {
  const { id } = await find('Crew')
  for (const name of ['ada', 'bob']) {
    const user = await sandbox.users.create(name)
    await sandbox.groups.add(id, user)
  }
  renderPage(<GroupProvisioning rule={rule} />)
  const list = within(await screen.findByRole('list', { name: 'Groups to provision' }))
  await list.findByRole('checkbox', { name: 'Crew' })
  const asides = list.getAllByRole('listitem').map(({ textContent }) => textContent)
  expect(asides.toSorted()).toEqual(['Crew2 members', 'Pilotsno direct members'])
})
