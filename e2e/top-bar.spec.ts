import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { provision } from '../examples/headless/provision.ts'
import { openPage } from './open-page.ts'
import { createPlatformCaller } from './platform-caller.ts'
import { controlOf } from './sandbox-control.ts'
import { startSandbox } from './sandbox-process.ts'

const badges = [
  /^Simulator · not Ping Identity$/,
  /^Clock fixed at .*2026/,
  /^Healthy, \d+ synced$/,
  /^Sync: \d+ queued, \d+ running$/,
  /^2 misbehaviours, 1 fault enabled$/,
  /^Connection lost · showing data as of/,
]

/** The height of the bar, and what of it sticks out to the right. */
const measure = (page: Page) =>
  page.getByRole('banner').evaluate((bar) => ({
    height: bar.getBoundingClientRect().height,
    sticksOut: [...bar.querySelectorAll('*')]
      .map((part) => ({ text: part.textContent, ...part.getBoundingClientRect().toJSON() }))
      // What is there to be read aloud alone is one pixel wide.
      .filter(({ right, width }) => width > 1 && right > bar.getBoundingClientRect().right)
      .map(({ text }) => text),
  }))

it('stays one row of one height, with all its content, on any screen', async (context) => {
  await using sandbox = await startSandbox(['--users', '3', '--clock', '2026-01-31T09:00:00Z'])
  const { ready } = sandbox
  await provision(ready, [])
  const page = await openPage(context)
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(`${ready.console}/administrators`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  const { height } = await measure(page)

  const control = controlOf(ready)
  await control.setMisbehaviours(['no-patch', 'stale-read'])
  await control.setFaults([
    {
      operation: 'any',
      resource: 'User',
      skip: 0,
      times: 50,
      effect: { kind: 'latency', ms: 600_000 },
    },
  ])
  await createPlatformCaller(ready)('POST', '/users', { username: 'kept.waiting' })
  await page.goto(`${ready.console}/environments/${ready.environmentId}/users`)
  const bar = page.getByRole('banner')
  await bar.getByText(/^Sync: 0 queued, 1 running$/).waitFor()
  await bar.getByText('Live').waitFor()
  await sandbox.kill()
  for (const text of badges) await bar.getByText(text).first().waitFor()

  for (const width of [1920, 1280, 1024, 768, 480, 320]) {
    await page.setViewportSize({ width, height: 800 })
    await expect.poll(() => measure(page)).toEqual({ height, sticksOut: [] })
  }

  // What went out of sight is still read aloud.
  await expect.poll(() => bar.getByRole('link', { name: /^Healthy, \d+ synced$/ }).count()).toBe(1)
  await expect
    .poll(() => bar.getByRole('link', { name: '2 misbehaviours, 1 fault enabled' }).count())
    .toBe(1)
  await expect
    .poll(() => bar.getByRole('status').textContent())
    .toMatch(/^Connection lost · showing data/)
})

it('keeps the words of every badge at 1280 and 1440, also beside the guide', async (context) => {
  await using sandbox = await startSandbox(['--users', '3'])
  const { ready } = sandbox
  const control = controlOf(ready)
  await control.setFaults([{ operation: 'create', effect: { kind: 'status', status: 400 } }])
  await provision(ready, [])
  await control.setMisbehaviours(['no-patch', 'stale-read'])
  await control.setFaults([{ operation: 'delete', effect: { kind: 'status', status: 503 } }])
  const page = await openPage(context)
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(`${ready.console}/environments/${ready.environmentId}/users`)
  await page.getByRole('heading', { level: 2, name: 'Guide' }).waitFor()
  const bar = page.getByRole('banner')
  const enabled = '2 misbehaviours, 1 fault enabled'
  for (const width of [1280, 1440]) {
    await page.setViewportSize({ width, height: 800 })
    for (const words of [/^1 of 3 failing/, 'Sync idle', enabled, 'Live'])
      await expect
        .poll(async () => (await bar.getByText(words).first().boundingBox())?.width)
        .toBeGreaterThan(20)
  }
  // Its title is the whole sentence, whatever of it is in sight.
  await bar.getByTitle(/^1 of 3 failing: 400 Bad Request$/).waitFor()
})

it('has its words in sight where there is room for them', async (context) => {
  await using sandbox = await startSandbox(['--users', '1'])
  await provision(sandbox.ready, [])
  const page = await openPage(context)
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(`${sandbox.ready.console}/environments/${sandbox.ready.environmentId}/users`)
  const words = page.getByRole('banner').getByText(/^Healthy, \d+ synced$/)
  const widthOfWords = async () => (await words.boundingBox())?.width ?? 0

  await page.getByRole('heading', { level: 2, name: 'Guide' }).waitFor()
  await expect.poll(widthOfWords).toBeGreaterThan(50)
  await page.setViewportSize({ width: 400, height: 800 })
  await expect.poll(widthOfWords).toBeLessThan(2)
})
