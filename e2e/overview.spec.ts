import { expect, it } from 'vitest'
import { provision } from '../examples/headless/provision.ts'
import { waitForIdle } from './idle.ts'
import { openPage } from './open-page.ts'
import { createPlatformCaller } from './platform-caller.ts'
import { controlOf } from './sandbox-control.ts'
import { startSandbox } from './sandbox-process.ts'

it('shows an empty sandbox what to do first, and how provisioning goes once it does', async (context) => {
  await using sandbox = await startSandbox(['--users', '4'])
  const { ready } = sandbox
  const page = await openPage(context)
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.goto(`${ready.console}/environments/${ready.environmentId}`)
  const part = (name: string) => page.getByRole('region', { name, exact: true })
  await part('Next step').getByText('Your own server').waitFor()
  await part('Connections').getByText('There is no connection yet.').waitFor()
  await part('Switched on').getByText('No limit').waitFor()

  // The page is open, and learns of everything by the stream.
  await provision(ready, [])
  await waitForIdle(ready)
  const figures = page.getByRole('list', { name: 'Figures' })
  await figures.getByText('4 of 4 users · 1 rule').waitFor()
  await part('Needs attention').getByText('Nothing needs attention').waitFor()
  const requests = figures.getByRole('listitem').filter({ hasText: 'Requests a minute' })
  await expect.poll(() => requests.innerText()).toMatch(/\b(?:[89]|[1-9]\d)\b/)
  await requests.getByRole('img', { name: /^Over the last 15 minutes/ }).waitFor()

  // A fault, a failure, its story and its retry.
  const control = controlOf(ready)
  await control.setFaults([
    { id: 'refuse', operation: 'any', times: 100, effect: { kind: 'status', status: 401 } },
  ])
  const call = createPlatformCaller(ready)
  const { _embedded: found } = await call<{
    _embedded: { users: { id: string; username: string }[] }
  }>('GET', '/users')
  const [one, other] = found.users
  for (const user of [one, other])
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await call('PATCH', `/users/${user?.id}`, { name: { given: 'Augusta' } })
  const attention = part('Needs attention')
  await attention.getByText('The target does not accept the credentials').waitFor()
  await attention.getByRole('button', { name: 'Retry all 2' }).waitFor()
  await figures.getByRole('listitem').filter({ hasText: 'Failed' }).getByText('1 cause').waitFor()
  await part('Connections').getByText('2 of 4 failing: 401 Unauthorized').waitFor()
  const story = attention.getByRole('link', { name: `Story of ${one?.username}` })
  expect(await story.getAttribute('href')).toContain(`/activity/users/${one?.id}`)

  await part('Switched on').getByRole('button', { name: 'Clear faults' }).click()
  await expect.poll(async () => (await control.faults()).faults).toEqual([])
  await attention.getByRole('button', { name: `Retry ${one?.username}` }).click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByText('Update 1').waitFor()
  await dialog.getByRole('button', { name: 'Retry', exact: true }).click()
  await part('Connections').getByText('1 of 4 failing: 401 Unauthorized').waitFor()

  // What is switched on is said, with a way to clear it.
  await control.setPace({ mode: 'paused' })
  await part('Switched on').getByText('Paused, 0 requests wait').waitFor()
  await part('Switched on').getByRole('button', { name: 'Clear pace' }).click()
  await expect.poll(async () => (await control.pace()).mode).toBe('running')
})
