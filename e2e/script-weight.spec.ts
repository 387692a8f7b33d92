import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { startLivedInSandbox } from './lived-in-sandbox.ts'
import { openPage } from './open-page.ts'
import { createPlatformCaller } from './platform-caller.ts'

interface Listed {
  readonly _embedded: Readonly<
    Record<string, readonly { readonly id: string; readonly type?: string }[]>
  >
}

/** The build allows 210,000 bytes for what an address needs; this counts what it loads after that as well. */
const limit = 211_000

it('loads no page, panel or tab with more script than allowed', async (context) => {
  const page = await openPage(context)
  await using sandbox = await startLivedInSandbox()
  const { ready } = sandbox
  const call = createPlatformCaller(ready)
  const listOf = async (path: string, key: string) =>
    (await call<Listed>('GET', path))._embedded[key] ?? []
  const firstOf = async (path: string, key: string) => (await listOf(path, key))[0]?.id
  const user = await firstOf('/users?limit=1', 'users')
  const group = await firstOf('/groups?limit=1', 'groups')
  const stores = await listOf('/propagation/stores', 'stores')
  const connection = stores.find(({ type }) => type === 'scim')?.id
  const rule = await firstOf('/propagation/rules', 'rules')

  const heavy: string[] = []
  for (const path of [
    ...['', '/users', '/groups', '/populations', '/activity', '/target', '/faults', '/behaviour'],
    ...[
      '/scenarios',
      '/stage',
      '/settings',
      '/provisioning/connections/new',
      '/provisioning/rules/new',
    ],
    ...[`/users/${user}`, `/groups/${group}`],
    ...[`/activity/users/${user}`, `/activity/groups/${group}`],
    ...['overview', 'configuration', 'delivery'].map(
      (tab) => `/provisioning/connections/${connection}?tab=${tab}`,
    ),
    ...['overview', 'filter', 'groups', 'mapping', 'status'].map(
      (tab) => `/provisioning/rules/${rule}?tab=${tab}`,
    ),
  ]) {
    // One page after the other: each counts what it loads.
    // oxlint-disable-next-line no-await-in-loop
    const bytes = await scriptOf(
      page,
      `${ready.console}/environments/${ready.environmentId}${path}`,
    )
    if (bytes > limit) heavy.push(`${path}: ${bytes}`)
  }
  expect(heavy).toEqual([])
})

/** How many bytes of script an address loads, after gzip. */
async function scriptOf(page: Page, address: string): Promise<number> {
  await page.goto(address)
  await page.getByText('Live', { exact: true }).waitFor()
  // The panel of one item, and its tab.
  if (new URL(address).search !== '') await page.getByRole('tab', { name: 'Overview' }).waitFor()
  await page.waitForFunction(() => !document.body.innerText.includes('Loading…'))
  const names = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => new URL(name).pathname.endsWith('.js')),
  )
  const sizes = [...new Set(names)].map(async (name) => gzipSync(await readText(name)).length)
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}

const readText = async (address: string): Promise<string> => (await fetch(address)).text()
