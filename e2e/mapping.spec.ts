import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { confirmPlan, saveThroughPlan } from './answer-plan.ts'
import { provision } from '../examples/headless/provision.ts'
import { waitForIdle } from './idle.ts'
import { openPage } from './open-page.ts'
import { createPlatformCaller } from './platform-caller.ts'
import { startSandbox, type SandboxProcess } from './sandbox-process.ts'
import { createScimReader } from './scim-reader.ts'

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'

async function openMapping(page: Page, { ready }: SandboxProcess): Promise<void> {
  await page.goto(`${ready.console}/environments/${ready.environmentId}/provisioning/rules`)
  await page
    .getByRole('button', { name: /^Everyone/ })
    .first()
    .click()
  await page.getByRole('tab', { name: 'Attribute mapping' }).click()
}

/** Types into a picklist and takes the one that is left; the list closes when the page scrolls, so that comes first. */
async function pick(page: Page, row: ReturnType<Page['getByRole']>, name: string, text: string) {
  const field = row.getByRole('combobox', { name })
  await field.scrollIntoViewIfNeeded()
  await field.fill('')
  await field.pressSequentially(text)
  await page.getByRole('option').first().click()
}

it('edits a mapping as a draft, shows the body of a chosen user, and sends it once saved', async (context) => {
  await using sandbox = await startSandbox(['--users', '5'])
  const { ready } = sandbox
  await provision(ready, [])
  const call = createPlatformCaller(ready)
  const { _embedded: schemas } = await call<{ _embedded: { schemas: { id: string }[] } }>(
    'GET',
    '/schemas',
  )
  await call('POST', `/schemas/${schemas.schemas[0]?.id}/attributes`, {
    name: 'shirtSize',
    displayName: 'Shirt Size',
    type: 'STRING',
  })
  const { _embedded: list } = await call<{
    _embedded: { users: { id: string; username: string }[] }
  }>('GET', '/users?limit=2')
  const [ada] = list.users
  await call('PATCH', `/users/${ada?.id}`, { name: { given: 'Ada' }, shirtSize: 'XL' })
  await waitForIdle(ready)
  const storedAda = async () =>
    (await createScimReader(ready).users()).find(({ userName }) => userName === ada?.username)

  const page = await openPage(context)
  await openMapping(page, sandbox)
  await page.getByText('all defaults are dropped').waitFor()
  await page.getByRole('button', { name: 'Start from the defaults' }).click()
  await page.getByText('none of PingOne’s defaults applies').waitFor()
  await page.getByText('the target keeps the value').waitFor()

  // A custom attribute into an attribute of a custom schema, which no picklist has.
  await page.getByRole('button', { name: 'Add mapping' }).click()
  const custom = page.getByRole('group', { name: 'Mapping 7' })
  await pick(page, custom, 'PingOne attribute', 'Shirt')
  const target = custom.getByRole('combobox', { name: 'Target attribute' })
  await target.pressSequentially('urn:example:vendor:2.0:User:shirtSize')
  await target.press('Enter')

  // An expression into an enterprise attribute; a wrong one says so at its field.
  await page.getByRole('button', { name: 'Add mapping' }).click()
  const computed = page.getByRole('group', { name: 'Mapping 8' })
  await computed.getByRole('button', { name: 'Use an expression in mapping 8' }).click()
  const expression = computed.getByRole('textbox', { name: 'Expression' })
  await expression.fill("user.name.given +'!'")
  await pick(page, computed, 'Target attribute', 'depart')
  await computed.getByText('needs a space on each side').waitFor()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect
    .poll(() => expression.evaluate((input) => input === document.activeElement))
    .toBe(true)
  await expression.fill("user.name.given + '!'")
  await computed.getByText('needs a space on each side').waitFor({ state: 'detached' })

  const preview = page.getByRole('region', { name: 'Preview' })
  await pick(page, preview, 'User to preview', String(ada?.username))
  const body = preview.getByRole('region', { name: /^Body of PUT/ })
  await body.getByText('"department": "Ada!"').waitFor()
  await body.getByText('"shirtSize": "XL"').waitFor()
  expect(await storedAda()).not.toHaveProperty([enterprise, 'department'])

  // Edits are not left by mistake.
  await page.getByRole('tab', { name: 'Overview' }).click()
  await page.getByRole('button', { name: 'Keep editing' }).click()
  await page.getByText('Unsaved changes', { exact: true }).waitFor()
  await expect.poll(() => page.getByRole('group', { name: /^Mapping/ }).count()).toBe(8)

  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await confirmPlan(page)
  await page.getByText('The attribute mapping was saved').first().waitFor()
  await expect.poll(storedAda).toMatchObject({
    [enterprise]: { department: 'Ada!' },
  })
  // The reference server does not have the custom schema; the value was sent all the same.
  const sent = await (await fetch(`${ready.control}/exchanges?userId=${ada?.id}`)).text()
  expect(sent).toContain('\\"urn:example:vendor:2.0:User\\":{\\"shirtSize\\":\\"XL\\"}')
})

it('returns to the defaults when every line is deleted', async (context) => {
  await using sandbox = await startSandbox(['--users', '2'])
  await provision(sandbox.ready, [])
  const page = await openPage(context)
  await openMapping(page, sandbox)
  await page.getByRole('button', { name: 'Start empty' }).click()
  await pick(page, page.getByRole('group', { name: 'Mapping 1' }), 'PingOne attribute', 'Username')
  await pick(page, page.getByRole('group', { name: 'Mapping 1' }), 'Target attribute', 'userName')
  const saved = page.getByText('The attribute mapping was saved').first()
  await saveThroughPlan(page, saved)
  await page.getByText('a rule with its own mapping has no defaults').waitFor()

  await page.getByRole('button', { name: 'Delete mapping 1' }).click()
  await page.getByText('PingOne’s defaults apply again').waitFor()
  await page.getByRole('button', { name: 'Discard changes' }).click()
  await page.getByRole('group', { name: 'Mapping 1' }).waitFor()
  await page.getByRole('button', { name: 'Delete mapping 1' }).click()
  await saveThroughPlan(page, page.getByText('PingOne’s default mapping is in use'))
  expect(await page.getByRole('group', { name: /^Mapping/ }).count()).toBe(0)
})
