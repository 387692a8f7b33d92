import { expect, it } from 'vitest'
import { openPage } from './open-page.ts'
import { startSandbox } from './sandbox-process.ts'

it('keeps the navigation at an address that leads nowhere', async (context) => {
  await using sandbox = await startSandbox(['--users', '1'])
  const { console: home, environmentId } = sandbox.ready
  const page = await openPage(context)
  for (const address of [`/environments/${environmentId}/nothing/here`, '/nothing']) {
    await page.goto(home + address)
    await page.getByRole('heading', { name: 'There is no such page', level: 1 }).waitFor()
    await page.getByRole('link', { name: 'Users', exact: true }).click()
    await page.getByRole('heading', { name: 'Users', level: 1 }).waitFor()
    expect(new URL(page.url()).pathname).toBe(`/environments/${environmentId}/users`)
  }
})

it('copies where the browser has no clipboard, and says what to do where it may not copy', async (context) => {
  await using sandbox = await startSandbox(['--users', '1'])
  const { console: home, environmentId } = sandbox.ready
  const page = await openPage(context)
  // As on a page that is reached by http under another name than localhost.
  await page.addInitScript(() =>
    Object.defineProperty(navigator, 'clipboard', { value: undefined }),
  )
  await page.goto(`${home}/environments/${environmentId}/users`)
  await page.getByRole('row').nth(1).getByRole('button').first().click()
  const copy = page.getByRole('button', { name: 'Copy id' })
  await copy.click()
  await page.getByRole('button', { name: 'Copied' }).waitFor()
  await copy.waitFor()
  await page.evaluate(() => {
    document.execCommand = () => false
  })
  await copy.click()
  await page.getByText('Select the text and copy it with Ctrl C').waitFor()
  expect(await copy.isVisible()).toBe(true)
})
