import { expect, it } from 'vitest'
import { startForeignTarget } from './foreign-target.ts'
import { openPage } from './open-page.ts'
import { controlOf } from './sandbox-control.ts'
import { startSandbox } from './sandbox-process.ts'

it('shows the target of a connection through its credentials, and says what is wrong with its answers', async (context) => {
  await using sandbox = await startSandbox(['--users', '5'])
  await using target = await startForeignTarget()
  const { ready } = sandbox
  const control = controlOf(ready)
  const { url, token } = target
  const { connection } = await control.connect({ url, token, users: 'all' })
  await control.waitForIdle()
  const before = await control.exchanges()
  const page = await openPage(context)
  await page.setViewportSize({ width: 1280, height: 800 })
  const sent: string[] = []
  page.on('request', (request) => sent.push(JSON.stringify(request.headers()) + request.postData()))
  const root = `${ready.console}/environments/${ready.environmentId}`
  await page.goto(`${root}/target`)

  // The target of the only connection, without a choice to make.
  await page.getByText(`with the credentials of the connection ${connection.name}`).waitFor()
  const [first = '', second = ''] = target.userNames()
  await page.getByRole('button', { name: first, exact: true }).waitFor()
  await page.getByText('5 users').waitFor()

  // The filter is the target's own.
  await page.getByRole('searchbox').fill(`userName eq "${second}"`)
  await page.getByText('1 user', { exact: true }).waitFor()
  await page.getByRole('button', { name: second, exact: true }).click()
  await page.getByRole('region', { name: 'Resource' }).getByText('foreign-2').first().waitFor()

  // The workbench goes there, too.
  await page.getByRole('link', { name: 'Open in the workbench' }).click()
  await expect
    .poll(() => page.getByRole('combobox', { name: 'Path' }).inputValue())
    .toBe('/Users/foreign-2')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  const answer = page.getByRole('region', { name: 'Answer' })
  await answer.getByText('The resource as the server stores it.').waitFor()

  // Answers that are no SCIM, said in sentences.
  await page.getByRole('tab', { name: 'Users' }).click()
  await page.getByRole('button', { name: 'Close panel' }).click()
  for (const [madeUp, message] of [
    [{ status: 401, body: '' }, 'The token is missing or wrong.'],
    [{ status: 200, body: '<h1>Welcome</h1>', type: 'text/html' }, 'The answer is not JSON.'],
    [{ status: 200, body: `"${'x'.repeat(10_000_000)}"` }, 'larger than 5000000 bytes'],
    [{ status: 200, body: '{"users":[]}' }, 'no ListResponse'],
  ] as const) {
    target.meddle(() => madeUp)
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await page.getByRole('button', { name: 'Read again' }).click()
    // oxlint-disable-next-line no-await-in-loop
    await page.getByRole('alert').filter({ hasText: message }).waitFor()
  }
  target.meddle(undefined)
  await page.getByRole('button', { name: 'Read again' }).click()
  await page.getByRole('button', { name: second, exact: true }).waitFor()

  // The reference server is one of the choices.
  await page.getByRole('combobox', { name: 'Server' }).selectOption('Reference server')
  await page.getByText('The reference SCIM server at').waitFor()
  await page.getByRole('tab', { name: 'Requests' }).waitFor()

  // The token never reached the browser, and PingOne's journal has none of this.
  expect(sent.filter((text) => text.includes(target.token))).toEqual([])
  expect(await control.exchanges()).toEqual(before)
})
