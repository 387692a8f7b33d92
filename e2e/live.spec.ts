import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { freePort } from './free-port.ts'
import { waitForIdle } from './idle.ts'
import { openPage } from './open-page.ts'
import { createPlatformCaller } from './platform-caller.ts'
import { startSandbox, type SandboxProcess } from './sandbox-process.ts'

const openActivity = ({ ready }: SandboxProcess, page: Page) =>
  page.goto(`${ready.console}/environments/${ready.environmentId}/activity`)
const entry = (page: Page, name: string) =>
  page.getByRole('main').getByText(`User ${name} was created.`).first()

it('says that the stream is lost, and catches up when it is back', async (context) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'pingone-sandbox-'))
  context.onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
  const flags = ['--data-dir', dataDir, '--users', '1', '--port', String(await freePort())]
  const page = await openPage(context)

  await using first = await startSandbox(flags)
  await openActivity(first, page)
  await createPlatformCaller(first.ready)('POST', '/users', { username: 'before' })
  await entry(page, 'before').waitFor()
  await first.kill()
  await page.getByText('Connection lost').waitFor()

  await using second = await startSandbox(flags)
  await createPlatformCaller(second.ready)('POST', '/users', { username: 'meanwhile' })
  await page.getByText('Live', { exact: true }).waitFor()
  await entry(page, 'meanwhile').waitFor()
  await expect.poll(() => entry(page, 'before').isVisible()).toBe(true)
})

it('shows the same in two windows', async (context) => {
  await using sandbox = await startSandbox(['--users', '3'])
  const [one, other] = [await openPage(context), await openPage(context)]
  await Promise.all([openActivity(sandbox, one), openActivity(sandbox, other)])
  const call = createPlatformCaller(sandbox.ready)
  for (const username of ['ada', 'bob', 'eve']) await call('POST', '/users', { username })
  await Promise.all([entry(one, 'eve').waitFor(), entry(other, 'eve').waitFor()])
  const shown = async (page: Page) =>
    String(await page.getByRole('list', { name: 'Activity' }).getByRole('button').allInnerTexts())
  // Either may still receive an event.
  await expect.poll(async () => (await shown(other)) === (await shown(one))).toBe(true)
})

it('reads the end of a long journal, and what is older as one scrolls', async (context) => {
  await using sandbox = await startSandbox(['--users', '1'])
  const call = createPlatformCaller(sandbox.ready)
  await call('POST', '/users', { username: 'oldest' })
  for (let count = 0; count < 500; count += 1)
    await call('POST', '/users', { username: `later-${count}` })
  await waitForIdle(sandbox.ready)
  const page = await openPage(context)
  await openActivity(sandbox, page)
  await entry(page, 'later-499').waitFor()
  expect(await entry(page, 'oldest').isVisible()).toBe(false)

  await page.getByRole('list', { name: 'Activity' }).hover()
  await expect
    .poll(async () => {
      await page.mouse.wheel(0, 4000)
      return entry(page, 'oldest').isVisible()
    })
    .toBe(true)
  await page.getByText('The journal begins here.').waitFor()
})
