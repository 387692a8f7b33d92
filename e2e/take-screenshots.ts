import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { provision } from '../examples/headless/provision.ts'
import { launchBrowser } from './browser.ts'
import { startSandbox, type SandboxProcess } from './sandbox-process.ts'

// `pnpm screenshots` remakes the picture of the README; `pnpm screenshots <folder>` every screen in both themes and two widths.

interface Screen {
  readonly name: string
  readonly path: string
  /** Brings the screen into the state that is worth a picture. */
  readonly arrange?: (page: Page) => Promise<void>
}

const screens: readonly Screen[] = [
  { name: 'environments', path: '/' },
  { name: 'administrators', path: '/administrators/provisioning' },
  { name: 'overview', path: '/environments/:id' },
  { name: 'users', path: '/environments/:id/users' },
  { name: 'groups', path: '/environments/:id/groups' },
  { name: 'connections', path: '/environments/:id/provisioning/connections' },
  {
    name: 'connection',
    path: '/environments/:id/provisioning/connections',
    arrange: async (page) => {
      await page
        .getByRole('button', { name: /^Reference server/ })
        .first()
        .click()
      await page.getByRole('tab', { name: 'Configuration' }).click()
    },
  },
  {
    name: 'wizard',
    path: '/environments/:id/provisioning/connections/new',
    arrange: async (page) => {
      await page.getByRole('button', { name: 'Select Identity Store' }).click()
      await page.getByRole('button', { name: 'Select SCIM Outbound' }).click()
      await page.getByRole('button', { name: 'Next' }).click()
      await page.getByRole('textbox', { name: 'Name' }).fill('Vendor')
      await page.getByRole('button', { name: 'Next' }).click()
    },
  },
  {
    name: 'rule',
    path: '/environments/:id/provisioning/rules',
    arrange: async (page) => {
      await page
        .getByRole('button', { name: /^Everyone/ })
        .first()
        .click()
      await page.getByRole('tab', { name: 'Sync status' }).click()
    },
  },
  {
    name: 'activity',
    path: '/environments/:id/activity',
    arrange: async (page) => {
      const list = page.getByRole('list', { name: 'Activity' })
      await list.getByRole('button').first().click()
      await list.getByRole('button', { name: /PUT/ }).first().click()
    },
  },
  { name: 'target', path: '/environments/:id/target' },
]

/** A tenant in which something has happened: everyone is provisioned, and then one person changed a name. */
async function liveABit({ ready }: SandboxProcess): Promise<void> {
  const held = await provision(ready, ['Vendor admins', 'Vendor editors', 'Vendor viewers'])
  if (held.users === 0) throw new Error('Nobody arrived at the target: there is nothing to show.')
  const token = await fetch(`${ready.auth}/${ready.environmentId}/as/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${ready.clientId}:${ready.clientSecret}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
  const { access_token: bearer } = (await token.json()) as { access_token: string }
  const headers = { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' }
  const environment = `${ready.api}/environments/${ready.environmentId}`
  const found = await fetch(`${environment}/users?limit=1`, { headers })
  const { _embedded: list } = (await found.json()) as { _embedded: { users: { id: string }[] } }
  const body = JSON.stringify({ name: { given: 'Augusta' } })
  await fetch(`${environment}/users/${list.users[0]?.id}`, { method: 'PATCH', headers, body })
  await fetch(`${ready.control}/idle?timeout=10s`)
}

async function picture(
  browser: Browser,
  sandbox: SandboxProcess,
  shot: {
    readonly screen: Screen
    readonly theme: 'light' | 'dark'
    readonly width: number
    readonly file: string
  },
): Promise<void> {
  const { screen, theme, width, file } = shot
  const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme: theme })
  page.setDefaultTimeout(10_000)
  await page.goto(sandbox.ready.console + screen.path.replace(':id', sandbox.ready.environmentId))
  await page.getByRole('heading').first().waitFor()
  await screen.arrange?.(page)
  // Transitions and the first answers of the stream.
  await page.waitForTimeout(700)
  await page.screenshot({ path: file })
  await page.close()
}

const [folder] = process.argv.slice(2)
const launch = await launchBrowser()
if ('missing' in launch) throw new Error(launch.missing)
const { browser } = launch
await using sandbox = await startSandbox()
await liveABit(sandbox)
if (folder === undefined) {
  const screen = screens.find(({ name }) => name === 'activity')
  if (screen)
    await picture(browser, sandbox, {
      screen,
      theme: 'light',
      width: 1280,
      file: 'docs/screenshots/activity.png',
    })
} else {
  await mkdir(folder, { recursive: true })
  for (const screen of screens)
    for (const theme of ['light', 'dark'] as const)
      for (const width of [1280, 768]) {
        const file = join(folder, `${screen.name}-${theme}-${width}.png`)
        await picture(browser, sandbox, { screen, theme, width, file })
      }
}
await browser.close()
