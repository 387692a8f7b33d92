import { expect, it } from 'vitest'
import { openPage } from './open-page.ts'
import { startSandbox } from './sandbox-process.ts'
import { createScimReader } from './scim-reader.ts'

it('sends a request from the workbench, and shows it in the log and in the history of what it made', async (context) => {
  await using sandbox = await startSandbox(['--users', '1'])
  const { ready } = sandbox
  const page = await openPage(context)
  const target = createScimReader(ready)
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  await page.goto(`${ready.console}/environments/${ready.environmentId}/target?tab=workbench`)

  // A template, sent as it stands.
  await page.getByRole('button', { name: /Template$/ }).click()
  await page.getByRole('option', { name: 'Create a user', exact: true }).click()
  await button('Send').click()
  const answer = page.getByRole('region', { name: 'Answer' })
  await answer.getByText('Created: the answer carries the id').waitFor()
  expect((await target.users()).map(({ userName }) => userName)).toEqual(['ada'])

  // Once more: taken. And a body that is no JSON is not sent.
  await button('Send').click()
  await answer.getByText('A unique value is taken already').waitFor()
  const body = page.getByRole('textbox', { name: 'Body' })
  await body.fill('{')
  await page.getByText('The body is not JSON').waitFor()
  await expect.poll(() => button('Send').isDisabled()).toBe(true)

  // What was sent stands there to be sent again, also after the page was left.
  await page.reload()
  const sent = page.getByRole('region', { name: 'Earlier requests' })
  await sent.getByRole('button', { name: /POST \/Users/ }).click()
  await expect.poll(() => body.inputValue()).toContain('"userName": "ada"')

  // The log has it, with what others send.
  await fetch(`${ready.scim}/Users/nobody`, {
    headers: { authorization: `Bearer ${ready.scimToken}`, 'user-agent': 'curl/8' },
  })
  await page.getByRole('tab', { name: 'Requests' }).click()
  const row = page.getByRole('row').filter({ hasText: 'GET /Users/nobody' })
  await row.filter({ hasText: '404' }).filter({ hasText: 'curl/8' }).waitFor()
  await row.getByRole('button').click()
  await page.getByText('There is no such resource').waitFor()
  await button('Close panel').click()

  // The history of the user.
  await page.getByRole('tab', { name: 'Users' }).click()
  await button('ada').click()
  await page.getByRole('tab', { name: 'History' }).click()
  const history = page.getByRole('list', { name: 'History' }).getByRole('listitem')
  await history.filter({ hasText: 'POST' }).waitFor()
  await expect.poll(() => history.count()).toBe(1)

  // From the resource back to the workbench.
  await page.getByRole('tab', { name: 'JSON' }).click()
  await page.getByRole('link', { name: 'Open in the workbench' }).click()
  const [ada] = await target.users()
  await expect
    .poll(() => page.getByRole('combobox', { name: 'Path' }).inputValue())
    .toBe(`/Users/${ada?.id}`)
})

it('completes attributes and operators as the target describes itself', async (context) => {
  await using sandbox = await startSandbox(['--users', '1'])
  const page = await openPage(context)
  const { ready } = sandbox
  await page.goto(`${ready.console}/environments/${ready.environmentId}/target?tab=workbench`)
  const path = page.getByRole('combobox', { name: 'Path' })
  const offered = async (text: string) => {
    await path.fill(text)
    return page.locator('datalist option').allTextContents()
  }
  await expect.poll(() => offered('/Users?filter=emails.')).toContain('/Users?filter=emails.value')
  expect(await offered('/Users?filter=userName e')).toEqual([
    '/Users?filter=userName eq',
    '/Users?filter=userName ew',
  ])
})
