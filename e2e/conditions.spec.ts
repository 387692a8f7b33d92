import type { Locator, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { confirmPlan } from './answer-plan.ts'
import { provision } from '../examples/headless/provision.ts'
import { openPage } from './open-page.ts'
import { createPlatformCaller } from './platform-caller.ts'
import { startSandbox } from './sandbox-process.ts'
import { createScimReader } from './scim-reader.ts'

async function choose(page: Page, field: Locator, option: string): Promise<void> {
  await field.click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

/** Fills a condition; a value is typed, or chosen where it names something. */
async function fill(
  page: Page,
  position: string,
  [attribute, value, isChoice]: readonly [attribute: string, value: string, isChoice?: boolean],
): Promise<void> {
  const condition = page.getByRole('group', { name: `Condition ${position}`, exact: true })
  await choose(page, condition.getByRole('button', { name: /Attribute/ }), attribute)
  if (attribute === 'Group') {
    await condition.getByRole('combobox', { name: 'Value' }).pressSequentially(value)
    await page.getByRole('option', { name: value, exact: true }).click()
  } else if (isChoice) await choose(page, condition.getByRole('button', { name: /Value/ }), value)
  else await condition.getByRole('textbox', { name: 'Value' }).fill(value)
}

it('builds a filter from nested groups, lists the matching users with the reason, and provisions them', async (context) => {
  await using sandbox = await startSandbox(['--users', '4'])
  const { ready } = sandbox
  await provision(ready, ['Pilots'])
  const call = createPlatformCaller(ready)
  const { _embedded: found } = await call<{ _embedded: { schemas: { id: string }[] } }>(
    'GET',
    '/schemas',
  )
  await call('POST', `/schemas/${found.schemas[0]?.id}/attributes`, {
    name: 'crew',
    type: 'STRING',
  })
  const population = await call('POST', '/populations', { name: 'Guests' })
  const hire = (username: string, more: object) => call('POST', '/users', { username, ...more })
  await hire('in.crew', { crew: 'red' })
  await hire('in.guests', { population: { id: population.id } })
  await hire('in.nothing', {})

  const page = await openPage(context)
  await page.goto(`${ready.console}/environments/${ready.environmentId}/provisioning/rules`)
  await page
    .getByRole('button', { name: /^Everyone/ })
    .first()
    .click()
  await page.getByRole('tab', { name: 'Directory filter' }).click()
  await page.getByText('Conditions cannot test for presence').waitFor()
  await page.getByRole('textbox', { name: 'Expression' }).fill('enabled eq true')
  await page.getByRole('button', { name: 'Edit as conditions' }).click()

  // Enabled, and: a crew, or a population, or (a group and an email address).
  await page.getByRole('button', { name: 'Add Condition Group' }).click()
  const outer = page.getByRole('group', { name: 'Condition group 2', exact: true })
  await outer.getByRole('button', { name: 'Add Condition', exact: true }).click()
  await outer.getByRole('button', { name: 'Add Condition Group' }).click()
  const inner = page.getByRole('group', { name: 'Condition group 2.3', exact: true })
  await inner.getByRole('button', { name: 'Add Condition', exact: true }).click()
  await fill(page, '2.1', ['crew', 'red'])
  await fill(page, '2.2', ['Population', 'Guests', true])
  await fill(page, '2.3.1', ['Group', 'Pilots'])
  await fill(page, '2.3.2', ['Email Address', 'no-such-address'])
  await page.getByText('Matches 2 users').waitFor()

  await page.getByRole('button', { name: 'Who they are' }).click()
  const matching = page.getByRole('list', { name: 'Users the filter matches' })
  await matching.getByRole('button', { name: /in.guests/ }).click()
  const why = matching.getByRole('list', { name: 'Conditions' })
  await why.getByText('population.id is Guests').waitFor()
  await expect.poll(() => why.getByText('is not true').count()).toBe(3)

  const checked = page.getByRole('combobox', { name: 'Check a user' })
  await checked.scrollIntoViewIfNeeded()
  await checked.pressSequentially('in.noth')
  // The first option is another one until the list has followed what was typed.
  await page.getByRole('option', { name: /in\.nothing/ }).click()
  await page.getByText('Does not match in.nothing').waitFor()

  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await confirmPlan(page)
  await page.getByText('The user filter was saved').first().waitFor()
  const active = async () =>
    (await createScimReader(ready).users())
      .filter((user) => user.active)
      .map(({ userName }) => userName)
      .toSorted()
  await expect.poll(active).toEqual(['in.crew', 'in.guests'])

  // Read back, it is the same groups.
  await page.reload()
  await page.getByRole('group', { name: 'Condition 2.3.2', exact: true }).waitFor()
})
