import type { Rule } from '@pingone-sandbox/contract'
import { screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { renderPage } from '../../../test/render-page.tsx'
import { useSandbox } from '../../../test/use-sandbox.ts'
import { DirectoryFilter } from './directory-filter.tsx'

const sandbox = useSandbox()

/** Makes a disabled rule with a user filter. */
async function ruleWith(populationExpression: string): Promise<Rule> {
  const { rule } = await sandbox.connect({ rule: { active: false, populationExpression } })
  return rule
}

it('counts and lists the users that the conditions match, and says why', async () => {
  const { username: boss } = await sandbox.users.create({ username: 'ada', title: 'Boss' })
  await sandbox.users.create({ username: 'bob', title: 'Clerk' })
  const user = renderPage(<DirectoryFilter rule={await ruleWith('title eq "None"')} />)
  await screen.findByText('Matches 0 users')

  const value = screen.getByRole('textbox', { name: 'Value' })
  await user.clear(value)
  expect(await screen.findByText('Matches no users')).toBeTruthy()
  await user.type(value, 'Boss')
  await screen.findByText('Matches 1 user')
  await user.click(screen.getByRole('button', { name: 'Who they are' }))
  await user.click(await screen.findByRole('button', { name: new RegExp(boss) }))
  const why = await screen.findByRole('list', { name: 'Conditions' })
  expect(why.textContent).toBe('is truetitle eq "Boss"title is "Boss"')
})

it('puts a group of conditions in place of a condition', async () => {
  const user = renderPage(<DirectoryFilter rule={await ruleWith('title eq "Boss"')} />)
  await user.click(await screen.findByRole('button', { name: 'Add Condition Group' }))
  const group = screen.getByRole('group', { name: 'Condition group 2' })
  await user.click(within(group).getByRole('button', { name: 'Add Condition' }))
  // In a group of All a new group asks for Any.
  expect(
    await screen.findByText('title eq "Boss" and (enabled eq true or enabled eq true)'),
  ).toBeTruthy()

  await user.click(within(group).getByRole('button', { name: 'Remove condition 2.2' }))
  await user.click(screen.getByRole('button', { name: 'Remove condition group 2' }))
  expect(await screen.findByText('title eq "Boss"')).toBeTruthy()
})

it('offers custom attributes, and reads a filter on one as a condition', async () => {
  const { platform, resources } = sandbox.administrator
  const [schema] = await platform.readAll('/schemas', 'schemas', z.object({ id: z.string() }))
  await resources
    .schemaAttributes(schema?.id ?? '')
    .create({ name: 'badge', displayName: 'Badge', type: 'STRING' })
  renderPage(<DirectoryFilter rule={await ruleWith('badge sw "A"')} />)
  const condition = await screen.findByRole('group', { name: 'Condition 1' })
  expect(within(condition).getByRole('button', { name: /Attribute/ }).textContent).toBe('Badge')
})

it('leaves to the text field what conditions cannot say, and says what that is', async () => {
  const user = renderPage(<DirectoryFilter rule={await ruleWith('not (enabled eq true)')} />)
  const expression = await screen.findByRole('textbox', { name: 'Expression' })
  expect(screen.getByText(/Conditions have no negation/)).toBeTruthy()
  const toConditions = screen.getByRole('button', { name: 'Edit as conditions' })
  expect(toConditions).toHaveProperty('disabled', true)

  await user.clear(expression)
  await user.type(expression, 'enabled eq true')
  await user.click(toConditions)
  expect(screen.getByRole('group', { name: 'Condition 1' })).toBeTruthy()
})

it('takes another spelling of the same conditions for no edit', async () => {
  const spelled = '( title eq "Boss" )'
  renderPage(<DirectoryFilter rule={await ruleWith(spelled)} />)
  await screen.findByRole('group', { name: 'Condition 1' })
  expect(screen.getByText('title eq "Boss"')).toBeTruthy()
  expect(screen.queryByText('Unsaved changes')).toBeNull()
})

it('offers to write the filter for selected users while there is none', async () => {
  renderPage(<DirectoryFilter rule={await ruleWith('')} />)
  expect(await screen.findByRole('button', { name: 'Assign users' })).toBeTruthy()
})
