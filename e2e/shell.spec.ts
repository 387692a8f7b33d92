import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { TestContext } from 'vitest'
import { openPage } from './open-page.ts'
import { createPlatformCaller } from './platform-caller.ts'
import { startSandbox, type SandboxProcess } from './sandbox-process.ts'

async function openConsole(context: TestContext, { ready }: SandboxProcess): Promise<Page> {
  const page = await openPage(context)
  await page.goto(`${ready.console}/environments/${ready.environmentId}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

/** Opens the palette and types; the first command that is found has the virtual focus. */
async function find(page: Page, text: string, found: RegExp): Promise<void> {
  await page.keyboard.press('Control+K')
  await page.getByRole('searchbox', { name: /^Find a page/ }).waitFor()
  await page.keyboard.type(text)
  const item = page.getByRole('menuitem', { name: found })
  await item.waitFor()
  for (let step = 0; step < 20; step += 1) {
    if ((await item.getAttribute('data-focused')) !== null) return
    await page.keyboard.press('ArrowDown')
  }
  throw new Error(`The arrows do not reach ${found}.`)
}

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name })

it('opens a screen, a user and an action with the palette', async (context) => {
  await using sandbox = await startSandbox(['--users', '2'])
  const call = createPlatformCaller(sandbox.ready)
  await call('POST', '/users', { username: 'zoe.palette', name: { given: 'Zoe', family: 'Quill' } })
  const page = await openConsole(context, sandbox)

  await find(page, 'behav', /^Behaviour/)
  await page.keyboard.press('Enter')
  await heading(page, 'Behaviour').waitFor()

  await find(page, 'zoe', /^Zoe Quill/)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/users\/[^/]+$/)
  await page.getByRole('region', { name: 'Zoe Quill' }).waitFor()

  await find(page, 'new conn', /^New Connection/)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/connections\/new$/)

  await find(page, 'theme', /^Switch theme: light/)
  await page.keyboard.press('Enter')
  await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('light')
})

it('asks before the palette resets the sandbox', async (context) => {
  await using sandbox = await startSandbox(['--users', '1'])
  const call = createPlatformCaller(sandbox.ready)
  await call('POST', '/users', { username: 'gone' })
  const count = async () => Object(await call('GET', '/users'))['count']
  const page = await openConsole(context, sandbox)

  await find(page, 'reset', /^Reset the sandbox/)
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('alertdialog', { name: 'Reset the sandbox?' })
  await dialog.waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  expect(await count()).toBe(2)

  await find(page, 'reset', /^Reset the sandbox/)
  await page.keyboard.press('Enter')
  await dialog.getByRole('button', { name: 'Reset' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('The sandbox was reset to its seed.').waitFor()
  expect(await count()).toBe(1)
})

it('opens screens, the search and the list of shortcuts by single keys', async (context) => {
  await using sandbox = await startSandbox(['--users', '1'])
  const page = await openConsole(context, sandbox)

  await page.keyboard.press('g')
  await page.keyboard.press('u')
  await heading(page, 'Users').waitFor()
  await page.keyboard.press('/')
  const search = page.getByRole('searchbox', { name: 'Search users' })
  await expect.poll(() => search.evaluate((field) => field === document.activeElement)).toBe(true)
  // What is typed in a field is a text.
  await page.keyboard.type('gg?/')
  await expect.poll(() => search.inputValue()).toBe('gg?/')
  expect(await page.getByRole('dialog').count()).toBe(0)

  // Escape empties the field, and the focus goes on to a button.
  await page.keyboard.press('Escape')
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await sheet.getByText('Search on this page').waitFor()
  await page.keyboard.press('Escape')
  await sheet.waitFor({ state: 'detached' })
  await page.keyboard.press('g')
  await page.keyboard.press('t')
  await heading(page, 'Target').waitFor()
})

it('reports the region, the sync and a fixed clock, and refuses Administrators', async (context) => {
  await using sandbox = await startSandbox(['--users', '1', '--clock', '2026-01-31T09:00:00Z'])
  const page = await openConsole(context, sandbox)

  await page.getByText(/^Clock fixed at .*2026/).waitFor()
  await page.getByText('Sync idle').waitFor()
  const picker = page.getByRole('banner').getByRole('button', { name: /^Sandbox/ })
  await picker.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Administrators' }).waitFor()
  expect(await page.getByText('Region: North America').isVisible()).toBe(true)
  await page.getByText(/^Not for provisioning/).waitFor()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.getByText('The Administrators environment cannot be used for provisioning').waitFor()
})
