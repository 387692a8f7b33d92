import { expect, it } from 'vitest'
import { provision } from '../examples/headless/provision.ts'
import { waitForIdle } from './idle.ts'
import { openPage } from './open-page.ts'
import { createPlatformCaller } from './platform-caller.ts'
import { controlOf } from './sandbox-control.ts'
import { startSandbox } from './sandbox-process.ts'

const failing = '1 of 3 failing: 401 Unauthorized'

it('says the same of a failing connection everywhere, leads to the cause, and is healthy after a retry', async (context) => {
  await using sandbox = await startSandbox(['--users', '3'])
  const { ready } = sandbox
  await provision(ready, [])
  await waitForIdle(ready)
  const root = `${ready.console}/environments/${ready.environmentId}`
  const page = await openPage(context)
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(root)
  const bar = page.getByRole('banner')
  await bar.getByRole('link', { name: 'Healthy, 3 synced' }).waitFor()

  const control = controlOf(ready)
  await control.setFaults([
    { id: 'refuse', operation: 'any', times: 100, effect: { kind: 'status', status: 401 } },
  ])
  const call = createPlatformCaller(ready)
  const { _embedded: found } = await call<{
    _embedded: { users: { id: string; username: string }[] }
  }>('GET', '/users')
  const [user] = found.users
  await call('PATCH', `/users/${user?.id}`, { name: { given: 'Augusta' } })

  // The page is open, and learns of it by the stream.
  const health = bar.getByRole('link', { name: failing })
  await health.waitFor()
  await page.getByRole('main').getByText(failing).waitFor()
  await page.goto(`${root}/provisioning/connections`)
  await page.getByRole('list', { name: 'Connections' }).getByText(failing).waitFor()
  expect((await control.connections())[0]?.health.summary).toBe(failing)

  await control.clearFaults()
  await health.click()
  await page.getByRole('region', { name: 'Timeline' }).getByText('Read failed').first().waitFor()
  await page
    .getByRole('main')
    .locator('header')
    .first()
    .getByRole('button', { name: /^Retry / })
    .click()
  const dialog = page.getByRole('alertdialog', { name: /^Retry .+\?$/ })
  await dialog.getByText('Update 1').waitFor()
  await dialog.getByRole('button', { name: 'Retry', exact: true }).click()
  await bar.getByRole('link', { name: 'Healthy, 3 synced' }).waitFor()
})
