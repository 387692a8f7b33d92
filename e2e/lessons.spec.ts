import type { Page } from 'playwright-core'
import { expect, it, type TestContext } from 'vitest'
import { countActions } from './counted-actions.ts'
import { waitForIdle } from './idle.ts'
import { startLivedInSandbox } from './lived-in-sandbox.ts'
import { openPage } from './open-page.ts'
import { controlOf } from './sandbox-control.ts'
import { type SandboxProcess, startSandbox } from './sandbox-process.ts'
import { createScimReader } from './scim-reader.ts'

const overviewOf = ({ ready }: SandboxProcess) =>
  `${ready.console}/environments/${ready.environmentId}`

const guideOf = (page: Page) => page.getByRole('complementary', { name: 'Guide' })
const currentStep = (page: Page) => guideOf(page).locator('[aria-current="step"]')

/** The guide has come to this step by itself. */
const arrives = (page: Page, step: string) => currentStep(page).filter({ hasText: step }).waitFor()

async function openGuide(context: TestContext, sandbox: SandboxProcess): Promise<Page> {
  const page = await openPage(context)
  await page.setViewportSize({ width: 1600, height: 900 })
  await page.goto(overviewOf(sandbox))
  await guideOf(page).waitFor()
  return page
}

it('teaches the letter case of operators in at most twelve actions, from an empty sandbox on', async (context) => {
  await using sandbox = await startSandbox()
  const page = await openGuide(context, sandbox)
  const target = createScimReader(sandbox.ready)
  const actions = await countActions(page)
  const press = (name: string) => guideOf(page).getByRole('button', { name }).click()

  await guideOf(page).getByText('4 more lessons').click()
  await press('Start Letter case of filter operators')
  await arrives(page, 'Have a user at the target')
  await press('Do it for me')
  await arrives(page, 'Switch on case-sensitive operators')
  await waitForIdle(sandbox.ready)
  const before = await target.users()
  await press('Switch it on')
  await arrives(page, 'Write username Eq')
  await press('Write Eq')
  await arrives(page, 'Hire a person who has an account already')
  await press('Hire this person')
  await arrives(page, 'See the lookup find no user, and 409')
  await waitForIdle(sandbox.ready)
  const control = controlOf(sandbox.ready)
  const [failed] = (await control.changes({ status: 'failed' })).changes
  expect(failed?.failures).toMatchObject([{ cause: 'conflict' }])

  await currentStep(page).getByRole('link').click()
  await arrives(page, 'Repair it')
  await press('Write eq')
  await arrives(page, 'Switch the misbehaviour off')
  await press('Switch it off')
  await page.getByText('Lesson done').waitFor()
  expect(actions.list.length, actions.list.join(', ')).toBeLessThanOrEqual(12)

  // All is as before, and the person is linked to the account that was there.
  await waitForIdle(sandbox.ready)
  expect(await target.users()).toHaveLength(before.length + 1)
  expect(await control.rules()).toMatchObject([{ syncStatus: { failedCount: 0 } }])
  expect((await control.misbehaviours()).filter(({ active }) => active)).toEqual([])
})

const lessons = [
  'Letter case of filter operators',
  '409 on create',
  'Merge or overwrite members',
  'Disable, deprovision, delete',
]

it.for(lessons)('lets %s be completed by keyboard alone', async (title, context) => {
  await using sandbox = await startLivedInSandbox()
  const page = await openGuide(context, sandbox)
  await tabTo(page, `Start ${title}`)
  await page.keyboard.press('Enter')
  await guideOf(page).getByRole('heading', { name: title }).waitFor()
  expect(await doSteps(page)).toEqual([])
  await guideOf(page).getByRole('button', { name: 'Choose another' }).waitFor()
})

/** Does all steps of the open lesson; resolves to the steps after which the focus was on the page. */
async function doSteps(page: Page): Promise<readonly string[]> {
  const lost: string[] = []
  const done = page.getByText('Lesson done')
  for (;;) {
    // oxlint-disable no-await-in-loop -- one step after the other
    await done.or(currentStep(page)).first().waitFor()
    if (await done.isVisible()) return lost
    const step = await doStep(page)
    const isLost = await page.evaluate(() => document.activeElement === document.body)
    if (step !== undefined && isLost) lost.push(step)
    // oxlint-enable no-await-in-loop
  }
}

/**
 * Does the step that the guide is at by its own button, or goes where its link leads, and waits until it is done; resolves to its
 * title. A step that waits for the sync may be done by itself before that; then there is none.
 */
async function doStep(page: Page): Promise<string | undefined> {
  const [text] = await currentStep(page).allInnerTexts()
  if (text === undefined) return undefined
  const title = text.split('\n').find((line) => !/^\d*$/.test(line))
  const ways = currentStep(page).locator('button:not(:text-is("Skip")), a')
  let isDone = false
  // By the element, not by its name: a link that names the latest user changes while the sync goes on.
  await tabUntil(page, 'the way of the step', async () => {
    const focused = await ways.evaluateAll((elements) =>
      elements.length === 0 ? undefined : elements.at(-1) === document.activeElement,
    )
    // A step that only waits for the sync is done by itself.
    isDone = focused === undefined
    return focused !== false
  })
  if (!isDone) await page.keyboard.press('Enter')
  await expect
    .poll(
      async () => {
        if (await page.getByText('Lesson done').isVisible()) return true
        const texts = await currentStep(page).allInnerTexts()
        return texts.length > 0 && !texts.some((text) => text.includes(title ?? ''))
      },
      { message: title ?? '' },
    )
    .toBe(true)
  return title ?? ''
}

/** Presses Tab until the button or link with this name has the focus. */
const tabTo = (page: Page, name: string) =>
  tabUntil(page, name, () =>
    page.evaluate((wanted) => {
      const focused = document.activeElement
      return (focused?.getAttribute('aria-label') ?? focused?.textContent)?.trim() === wanted
    }, name),
  )

async function tabUntil(page: Page, what: string, isThere: () => Promise<boolean>): Promise<void> {
  for (let presses = 0; presses < 300; presses += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one key after the other
    await page.keyboard.press('Tab')
    // oxlint-disable-next-line no-await-in-loop
    if (await isThere()) return
  }
  throw new Error(`No Tab leads to ${what}.`)
}

it('shows the same progress in a second browser, and after a reload', async (context) => {
  await using sandbox = await startLivedInSandbox()
  const one = await openGuide(context, sandbox)
  const other = await openGuide(context, sandbox)
  await guideOf(one).getByRole('button', { name: 'Start 409 on create' }).click()
  await arrives(one, 'Hide inactive users')
  await arrives(other, 'Hide inactive users')
  await guideOf(other).getByRole('button', { name: 'Switch it on' }).click()
  await arrives(one, 'Make an inactive user at the target')
  await one.reload()
  await arrives(one, 'Make an inactive user at the target')
  const third = await openGuide(context, sandbox)
  await arrives(third, 'Make an inactive user at the target')
  expect((await controlOf(sandbox.ready).lessons()).lessons['conflict']?.done).toEqual([
    'user-at-target',
    'misbehaviour-on',
  ])
})

it('lets the whole walkthrough be completed by keyboard alone, from an empty sandbox on', async (context) => {
  await using sandbox = await startSandbox()
  const page = await openGuide(context, sandbox)
  const press = async (name: string) => {
    await tabTo(page, name)
    await page.keyboard.press('Enter')
  }
  for (const step of [
    'Go to Integrations › Provisioning',
    'Choose New Connection',
    'Create a rule, and enable it',
    'Assign users',
    'See what was sent',
  ]) {
    // oxlint-disable no-await-in-loop -- one step after the other
    await arrives(page, step)
    await doStep(page)
    // oxlint-enable no-await-in-loop
  }
  await arrives(page, 'Change things, and watch each')
  const open = currentStep(page).locator('li:not([data-done])')
  for (const part of ['Disable', 'Take a user out', 'Delete', 'Rename']) {
    // oxlint-disable no-await-in-loop -- one change after the other
    await press('Do the next one for me')
    await expect.poll(() => open.first().innerText()).toContain(part)
    // oxlint-enable no-await-in-loop
  }
  await press('Do the next one for me')
  await arrives(page, 'Take the lesson')
  await press('Start Letter case of filter operators')
  await guideOf(page).getByRole('heading', { name: 'Letter case of filter operators' }).waitFor()
  expect(await doSteps(page)).toEqual([])
  await press('All lessons')
  await page.getByText('Walkthrough done').waitFor()
})
