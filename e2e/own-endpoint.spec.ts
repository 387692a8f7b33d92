import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { expect, it, type TestContext } from 'vitest'
import { countActions } from './counted-actions.ts'
import { startForeignTarget } from './foreign-target.ts'
import { openPage } from './open-page.ts'
import { controlOf } from './sandbox-control.ts'
import { startSandbox } from './sandbox-process.ts'

/** Opens the overview of an empty sandbox: three users, no connection. */
async function openEmpty(context: TestContext, flags: readonly string[] = ['--users', '3']) {
  const sandbox = await startSandbox(flags)
  const page = await openPage(context)
  await page.setViewportSize({ width: 1280, height: 900 })
  const { ready } = sandbox
  const root = `${ready.console}/environments/${ready.environmentId}`
  return {
    page,
    root,
    control: controlOf(ready),
    card: page.getByRole('region', { name: 'Test your own endpoint' }),
    [Symbol.asyncDispose]: () => sandbox[Symbol.asyncDispose](),
  }
}

async function enter(page: Page, { url, token }: { url: string; token?: string }) {
  await page.getByRole('textbox', { name: 'SCIM base URL' }).fill(url)
  if (token !== undefined) await page.getByLabel('Bearer token', { exact: true }).fill(token)
  await page.getByRole('button', { name: 'Go', exact: true }).click()
}

it('leads from an empty sandbox to the journey of the first user in at most four actions', async (context) => {
  await using empty = await openEmpty(context)
  await using target = await startForeignTarget()
  const { page, card } = empty
  const actions = await countActions(page)
  await page.goto(empty.root)
  await card.waitFor()
  actions.reset()
  await enter(page, target)
  const journey = card.getByRole('list', { name: 'Journey' })
  await journey.getByText('201').waitFor()
  await journey.getByText('Success').waitFor()
  expect(actions.list.length).toBeLessThanOrEqual(4)
  expect(target.userNames()).toHaveLength(1)
  const [name = ''] = target.userNames()
  expect(await journey.innerText()).toContain(name)
  // The focus is in the card, and not on the page.
  expect(await card.evaluate((element) => element.contains(document.activeElement))).toBe(true)

  await card.getByRole('button', { name: 'Provision all 3 users' }).click()
  await expect.poll(() => target.userNames().length).toBe(3)
  await page.getByRole('list', { name: 'Figures' }).getByText('3 of 3 users').waitFor()
  expect(await card.getByRole('link', { name: 'Open the story' }).getAttribute('href')).toMatch(
    /\/activity\/users\/[\w-]+$/,
  )
})

it('makes nothing twice, and retries what had failed', async (context) => {
  await using empty = await openEmpty(context)
  await using target = await startForeignTarget()
  const { page, card } = empty
  target.meddle(({ method }) => (method === 'POST' ? { status: 400, body: 'No.' } : undefined))
  await page.goto(empty.root)
  await enter(page, target)
  await card.getByRole('alert').waitFor()
  await card.getByText('Failed').waitFor()
  target.meddle(undefined)
  await card.getByRole('button', { name: 'Try again' }).click()
  await card.getByText('Success').waitFor()
  await card.getByRole('button', { name: 'Another endpoint' }).click()
  const field = page.getByRole('textbox', { name: 'SCIM base URL' })
  await expect.poll(() => field.evaluate((it) => it === document.activeElement)).toBe(true)
  await enter(page, { ...target, url: `${target.url}/` })
  await card.getByText('Kept').first().waitFor()
  expect(target.userNames()).toHaveLength(1)
  expect(await empty.control.connections()).toHaveLength(1)
  expect(await empty.control.rules()).toHaveLength(1)
})

it('says at the card why an endpoint cannot be connected, and makes nothing', async (context) => {
  await using empty = await openEmpty(context)
  await using target = await startForeignTarget()
  const { page, card } = empty
  const closed = createServer().listen(0, '127.0.0.1')
  await once(closed, 'listening')
  const { port } = closed.address() as AddressInfo
  closed.close()
  await page.goto(empty.root)
  for (const [url, token, message] of [
    [`http://127.0.0.1:${port}/scim/v2`, '', /connection/i],
    [target.url, 'wrong', 'does not accept the credentials'],
    [target.url, '', 'none were sent'],
    [`${target.url}/nothing`, target.token, 'there is nothing at'],
    ['http://user:pass@127.0.0.1/scim', '', 'must not carry credentials'],
    ['not a url', '', /URL/],
  ] as const) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await enter(page, { url, token })
    // oxlint-disable-next-line no-await-in-loop
    await card.getByRole('alert').filter({ hasText: message }).waitFor()
  }
  target.meddle(() => ({ status: 200, body: '<h1>Welcome</h1>', type: 'text/html' }))
  await enter(page, target)
  await card
    .getByRole('alert')
    .filter({ hasText: /page|JSON/ })
    .waitFor()
  await card.getByText('Nothing was created.').waitFor()
  await card.getByRole('link', { name: 'Show the request' }).click()
  await page.waitForURL(/activity\?.*exchange=/)
  expect(await empty.control.connections()).toEqual([])
  expect(await empty.control.rules()).toEqual([])
})

it('accepts a certificate that is not trusted at one press', async (context) => {
  await using empty = await openEmpty(context)
  await using target = await startForeignTarget({ isTls: true })
  const { page, card } = empty
  await page.goto(empty.root)
  await enter(page, target)
  await card.getByRole('button', { name: 'Accept this certificate' }).click()
  await card.getByText('Success').waitFor()
  expect(target.userNames()).toHaveLength(1)
})

it('takes a URL as it is written, and a server without a token, by keyboard alone', async (context) => {
  await using empty = await openEmpty(context)
  await using target = await startForeignTarget({ token: '' })
  const { page, card } = empty
  await page.goto(empty.root)
  await page.getByRole('textbox', { name: 'SCIM base URL' }).focus()
  await page.keyboard.type(`${target.url.replace('http://', '')}/Users`)
  await page.keyboard.press('Enter')
  await card.getByText('Success').waitFor()
  await page.keyboard.press('Tab')
  expect(await card.evaluate((element) => element.contains(document.activeElement))).toBe(true)
})

it('says what is missing in a sandbox without users', async (context) => {
  await using empty = await openEmpty(context, ['--users', '0'])
  await using target = await startForeignTarget()
  await empty.page.goto(empty.root)
  await enter(empty.page, target)
  await empty.card.getByRole('alert').filter({ hasText: 'no enabled user' }).waitFor()
  expect(target.requests).toEqual([])
})
