import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { freePort } from './free-port.ts'
import { openPage } from './open-page.ts'
import { startSandbox } from './sandbox-process.ts'

const waiting = 'The sandbox does not answer. The page opens once it answers.'

it('reconnects after the sandbox was down, and keeps what was typed', async (context) => {
  const page = await openPage(context)
  const errors: Error[] = []
  page.on('pageerror', (error) => errors.push(error))
  const dataDir = await mkdtemp(join(tmpdir(), 'pingone-sandbox-'))
  context.onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
  const port = String(await freePort())
  const start = () => startSandbox(['--data-dir', dataDir, '--users', '3', '--port', port])
  const first = await start()
  const { console: home, environmentId } = first.ready
  await page.goto(`${home}/environments/${environmentId}/populations`)
  const table = page.getByRole('table', { name: 'Populations' })
  await table.waitFor()

  // A dialog whose code was not fetched yet.
  await first.kill()
  await page.getByRole('button', { name: 'Add population' }).click()
  await page.getByText(waiting).waitFor()
  await page.getByText('Connection lost').waitFor()
  expect(await table.isVisible()).toBe(true)
  const second = await start()
  await page.getByLabel('Population Name').fill('Guests')
  await page.getByText(waiting).waitFor({ state: 'detached' })
  await page.getByText('Live', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await table.getByText('Guests').waitFor()

  // A form that is saved.
  await page.getByRole('button', { name: 'Edit Guests' }).click()
  await page.getByLabel('Description').fill('From elsewhere')
  await second.kill()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('The sandbox does not answer. Is it still running?').waitFor()
  expect(await page.getByLabel('Description').inputValue()).toBe('From elsewhere')
  const third = await start()
  await expect
    .poll(async () => {
      await page.getByRole('button', { name: 'Save', exact: true }).click({ timeout: 1000 })
      return true
    })
    .toBe(true)
  await table.getByText('From elsewhere').waitFor()

  // A page.
  await third.kill()
  await page.getByRole('link', { name: 'Behaviour', exact: true }).click()
  await page.getByText(waiting).waitFor()
  expect(await table.isVisible()).toBe(true)
  await using _fourth = await start()
  await page.getByRole('heading', { name: 'Behaviour', level: 1 }).waitFor()
  await page.getByRole('list', { name: 'Quirk ledger' }).waitFor()
  const unstyled = await page.evaluate(
    () =>
      [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')].filter(
        ({ sheet }) => sheet === null,
      ).length,
  )
  expect(unstyled).toBe(0)
  expect(errors).toEqual([])
})

it('offers to load the page again once another build is served', async (context) => {
  const page = await openPage(context)
  await using sandbox = await startSandbox(['--users', '0'])
  const { console: home, environmentId } = sandbox.ready
  await page.goto(`${home}/environments/${environmentId}/populations`)
  const table = page.getByRole('table', { name: 'Populations' })
  await table.waitFor()

  // As after a build: the names of all parts have changed.
  await page.route('**/assets/**', (route) => route.fulfill({ status: 404, body: 'Not found' }))
  const next = '<script type="module" src="/assets/index-next.js"></script>'
  await page.route(
    (url) => url.pathname === '/',
    (route) => route.fulfill({ contentType: 'text/html', body: next }),
  )
  await page.getByRole('button', { name: 'Add population' }).click()
  await page.getByText('A newer version of the console is served').waitFor()
  expect(await table.isVisible()).toBe(true)
  await page.unrouteAll()
  await page.getByRole('button', { name: 'Reload the page' }).click()
  await page.getByText('A newer version of the console is served').waitFor({ state: 'detached' })
  await table.waitFor()
  await page.getByRole('button', { name: 'Add population' }).click()
  await page.getByLabel('Population Name').waitFor()
})
