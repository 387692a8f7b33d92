import { expect, it } from 'vitest'
import { provision } from '../examples/headless/provision.ts'
import { openPage } from './open-page.ts'
import { createPlatformCaller } from './platform-caller.ts'
import { controlOf } from './sandbox-control.ts'
import { startSandbox, type SandboxProcess } from './sandbox-process.ts'

/** Lets the connection send one request at a time, and none of them twice. */
async function slowDown({ ready }: SandboxProcess): Promise<void> {
  const control = controlOf(ready)
  const [connection] = await control.connections()
  const settings = { concurrency: 1, retries: 0, circuitThreshold: 0 }
  await control.setDelivery(String(connection?.id), settings)
}

it('follows a long sync, and says why some users failed and how to fix it', async (context) => {
  await using sandbox = await startSandbox(['--users', '20'])
  const { ready } = sandbox
  await provision(ready, ['Team'])
  await slowDown(sandbox)
  await controlOf(ready).setFaults([
    { operation: 'replace', times: 3, effect: { kind: 'status', status: 403 } },
    { operation: 'replace', times: 1, effect: { kind: 'status', status: 500 } },
    { operation: 'replace', times: 20, effect: { kind: 'latency', ms: 1000 } },
  ])

  const page = await openPage(context)
  await page.goto(`${ready.console}/environments/${ready.environmentId}/provisioning/rules`)
  await page
    .getByRole('button', { name: /^Everyone/ })
    .first()
    .click()
  await page.getByRole('tab', { name: 'Sync status' }).click()
  await page.getByRole('region', { name: 'Outcomes over time' }).getByText('Success 21').waitFor()

  // Another mapping sends every user again.
  const call = createPlatformCaller(ready)
  const { _embedded: found } = await call<{ _embedded: { rules: { id: string }[] } }>(
    'GET',
    '/propagation/rules',
  )
  const mapping = (sourceAttribute: string, targetAttribute: string) =>
    call('POST', `/propagation/rules/${found.rules[0]?.id}/mappings`, {
      sourceAttribute,
      targetAttribute,
    })
  await mapping('username', 'userName')
  await mapping('id', 'externalId')
  await call('POST', '/propagation/revisions')

  const progress = page.getByRole('progressbar', { name: 'Full resync' })
  await expect
    .poll(() => progress.getAttribute('aria-valuetext'))
    .toMatch(/^\d+ of 21 · \d+ a second · \d+ s left$/)
  await progress.waitFor({ state: 'detached' })

  const summary = page.getByRole('region', { name: 'User Sync Summary' })
  await expect.poll(() => summary.innerText()).toMatch(/Impacted\s+20[^]+Failed\s+4/)
  const failures = page.getByRole('region', { name: 'Failures by cause' })
  const refused = failures.getByRole('listitem').first()
  await refused.getByText('3 failed').waitFor()
  await refused.getByText('Read the answer').waitFor()
  await failures.getByText('The target fails').waitFor()

  // The chart is drawn, goes by keyboard, and has its figures beside it.
  const outcomes = page.getByRole('region', { name: 'Outcomes over time' })
  await outcomes.getByText('Failed 4').waitFor()
  const chart = outcomes.getByRole('application', { name: 'Outcomes over time as a chart' })
  await chart.press('End')
  await outcomes
    .getByRole('status')
    .getByText(/Failed: \d/)
    .waitFor()
  await outcomes.getByRole('button', { name: 'Show as table' }).click()
  const failedCounts = await outcomes.locator('tbody tr td:nth-child(2)').allInnerTexts()
  expect(failedCounts.reduce((sum, count) => sum + Number(count), 0)).toBe(4)

  // The list goes by status.
  const users = page.getByRole('region', { name: 'Users', exact: true })
  await users.getByRole('button', { name: /Status of users/ }).click()
  await page.getByRole('option', { name: 'Failed', exact: true }).click()
  await expect.poll(() => users.getByRole('grid').getAttribute('aria-rowcount')).toBe('5')
  await expect.poll(() => users.getByText('The target answered 403').count()).toBe(3)

  // One cause leads to the changes that failed for it.
  await refused.getByRole('link', { name: 'Failed changes' }).click()
  await page.getByRole('button', { name: /^Only: The target refuses the request/ }).waitFor()
  const changes = page.getByRole('list', { name: 'Activity' }).getByRole('listitem')
  await expect.poll(() => changes.allInnerTexts()).toEqual([expect.any(String)])
})
