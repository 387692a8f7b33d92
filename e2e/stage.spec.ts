import type { Page } from 'playwright-core'
import { expect, it, type TestContext } from 'vitest'
import { waitForIdle } from './idle.ts'
import { startLivedInSandbox } from './lived-in-sandbox.ts'
import { openPage } from './open-page.ts'
import { controlOf } from './sandbox-control.ts'
import { type SandboxProcess, startSandbox } from './sandbox-process.ts'
import { createScimReader } from './scim-reader.ts'

const environmentOf = ({ ready }: SandboxProcess) =>
  `${ready.console}/environments/${ready.environmentId}`

async function openStage(context: TestContext, sandbox: SandboxProcess): Promise<Page> {
  const page = await openPage(context)
  await page.setViewportSize({ width: 1600, height: 900 })
  await page.goto(environmentOf(sandbox))
  await page.getByRole('link', { name: 'Stage', exact: true }).click()
  await page.getByRole('region', { name: 'Engine' }).waitFor()
  return page
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const column = (page: Page, name: 'PingOne' | 'Target') => page.getByRole('region', { name })
const wire = (page: Page) => page.getByRole('region', { name: 'Requests and answers' })

it('sets up the reference server with one button, from an empty sandbox', async (context) => {
  await using sandbox = await startSandbox()
  const page = await openStage(context, sandbox)
  await page.getByText('PingOne has no target yet').waitFor()
  expect(await button(page, 'Hire 10').isDisabled()).toBe(true)
  await button(page, 'Set up the reference server').click()
  await column(page, 'Target').getByText('active').first().waitFor()
  await waitForIdle(sandbox.ready)
  expect((await createScimReader(sandbox.ready).users()).length).toBeGreaterThan(0)
})

it('holds the engine itself: pause, step, and resume', async (context) => {
  await using sandbox = await startLivedInSandbox()
  const { ready } = sandbox
  const control = controlOf(ready)
  const target = createScimReader(ready)
  const page = await openStage(context, sandbox)
  const before = (await target.users()).length
  await button(page, 'Pause').click()
  await button(page, 'Resume').waitFor()
  expect(await control.pace()).toMatchObject({ mode: 'paused', perSecond: null })

  await button(page, 'Hire 10').click()
  await expect.poll(async () => (await control.pace()).waiting).toBeGreaterThan(1)
  const { next } = await control.pace()
  const name = String(next?.subject?.name)
  await page.getByText(`PingOne asks whether the target has a user named ${name}.`).waitFor()
  await wire(page).getByText('not sent yet').waitFor()
  await column(page, 'PingOne').getByText('waiting').first().waitFor()
  expect(await target.users()).toHaveLength(before)

  // One step sends the lookup, and the work on the same user goes on.
  await button(page, 'Step').click()
  await page
    .getByText(`No user at the target is named ${name}, so PingOne creates the user.`)
    .waitFor()
  await wire(page).getByText('200 · 0 found').waitFor()
  await wire(page).getByText('POST /Users').waitFor()
  await column(page, 'Target').getByText('arriving').waitFor()
  expect(await target.users()).toHaveLength(before)

  await button(page, 'Step').click()
  await page.getByText(`The target has created ${name}.`).waitFor()
  await wire(page)
    .getByText(/^201 · id/)
    .waitFor()
  await column(page, 'Target').getByText(name, { exact: true }).waitFor()
  expect(await target.users()).toHaveLength(before + 1)
  expect(await control.pace()).toMatchObject({ mode: 'paused', passed: expect.any(Number) })

  // Looking back moves the picture alone.
  const { passed } = await control.pace()
  await button(page, 'Step back').click()
  await page.getByText(/You see an earlier step/).waitFor()
  await button(page, 'Back to now').click()
  await page.getByText(/You see an earlier step/).waitFor({ state: 'detached' })
  expect((await control.pace()).passed).toBe(passed)

  await button(page, 'Resume').click()
  await waitForIdle(ready)
  expect(await target.users()).toHaveLength(before + 10)
})

it('says when it is left that the engine is still paused, and offers to resume', async (context) => {
  await using sandbox = await startLivedInSandbox()
  const control = controlOf(sandbox.ready)
  const page = await openStage(context, sandbox)
  await page.keyboard.press('Space')
  await button(page, 'Resume').waitFor()
  await page.keyboard.press('Escape')
  const question = page.getByRole('alertdialog', { name: 'Leave the engine paused?' })
  await question.getByRole('button', { name: 'Stay' }).click()
  await question.waitFor({ state: 'detached' })
  await page.keyboard.press('Escape')
  await question.getByRole('button', { name: 'Leave it paused' }).click()
  await page.waitForURL(environmentOf(sandbox))
  expect(await control.pace()).toMatchObject({ mode: 'paused' })

  await page.getByRole('link', { name: 'Stage', exact: true }).click()
  await button(page, 'Leave stage (Esc)').click()
  await question.getByRole('button', { name: 'Resume and leave' }).click()
  await page.waitForURL(environmentOf(sandbox))
  expect(await control.pace()).toMatchObject({ mode: 'running', perSecond: null })

  // Nothing is asked at full speed.
  await page.getByRole('link', { name: 'Stage', exact: true }).click()
  await button(page, 'Pause').waitFor()
  await page.keyboard.press('Escape')
  await page.waitForURL(environmentOf(sandbox))
})

it('shows a failure in red with its cause, after the filter was broken', async (context) => {
  await using sandbox = await startLivedInSandbox()
  const page = await openStage(context, sandbox)
  await page.getByRole('combobox', { name: 'Speed of the engine' }).selectOption('5 a second')
  await button(page, 'Break the filter').click()
  const sentence = page.getByText(/ failed: /)
  await sentence.waitFor()
  expect(await sentence.getAttribute('data-tone')).toBe('danger')
  await wire(page).getByText('the cause').waitFor()
  await wire(page)
    .getByText(/^409 · /)
    .waitFor()
  await page
    .getByText(/case-sensitive-operators/)
    .first()
    .waitFor()
  await page.getByRole('link', { name: /^All that happened to/ }).waitFor()

  // The repair is made on the stage, and the user arrives.
  await page.getByRole('button', { name: /^Write userName eq/ }).click()
  await column(page, 'PingOne').getByText('done').waitFor()
})

it('slows the engine down for a scenario that would be over at once', async (context) => {
  await using sandbox = await startLivedInSandbox()
  const control = controlOf(sandbox.ready)
  const page = await openStage(context, sandbox)
  expect(await control.pace()).toMatchObject({ perSecond: null })
  await button(page, 'Hire 10').click()
  await expect.poll(() => control.pace()).toMatchObject({ mode: 'running', perSecond: 1 })
  await page.getByRole('combobox', { name: 'Speed of the engine' }).selectOption('Full speed')
  await waitForIdle(sandbox.ready)
  expect(await control.pace()).toMatchObject({ perSecond: null })
})

it('shows five thousand users as a few cards and a number', async (context) => {
  await using sandbox = await startSandbox(['--users', '5000'])
  const control = controlOf(sandbox.ready)
  await control.setPace({ mode: 'paused' })
  const page = await openStage(context, sandbox)
  await button(page, 'Set up the reference server').click()
  await column(page, 'PingOne')
    .getByText(/^[45],\d{3} more$/)
    .waitFor()
  expect(await column(page, 'PingOne').getByRole('listitem').count()).toBeLessThanOrEqual(5)
})
