import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from 'playwright-core'
import { expect, it, type TestContext } from 'vitest'
import { provision } from '../examples/headless/provision.ts'
import { confirmPlan, planQuestion } from './answer-plan.ts'
import { countActions } from './counted-actions.ts'
import { waitForIdle } from './idle.ts'
import { openPage } from './open-page.ts'
import { createPlatformCaller } from './platform-caller.ts'
import { controlOf } from './sandbox-control.ts'
import { startSandbox } from './sandbox-process.ts'

interface Named {
  readonly id: string
  readonly name: string
}

/** Three users and a group that are provisioned to the reference server under the rule *Everyone*, which has a mapping of its own. */
async function begin(context: TestContext) {
  const sandbox = await startSandbox(['--users', '3'])
  context.onTestFinished(() => sandbox[Symbol.asyncDispose]())
  const { ready } = sandbox
  await provision(ready, ['Team'])
  const call = createPlatformCaller(ready)
  const listed = async (path: string, key: string): Promise<readonly Named[]> =>
    (await call<{ _embedded: Record<string, readonly Named[]> }>('GET', path))._embedded[key] ?? []
  const rule = (await listed('/propagation/rules', 'rules'))[0]
  const connection = (await listed('/propagation/stores', 'stores')).find(
    ({ name }) => name === 'Reference server',
  )
  const lines = [
    { sourceAttribute: 'username', targetAttribute: 'userName' },
    { expression: "user.name.given + ''", targetAttribute: 'givenName' },
  ]
  for (const line of lines) await call('POST', `/propagation/rules/${rule?.id}/mappings`, line)
  await call('POST', '/propagation/revisions')
  await waitForIdle(ready)
  const page = await openPage(context)
  const provisioning = `${ready.console}/environments/${ready.environmentId}/provisioning`
  const control = controlOf(ready)
  return {
    ...{ ready, page, call, control },
    rule: rule ?? { id: '', name: '' },
    connection: connection ?? { id: '', name: '' },
    rules: () => page.goto(`${provisioning}/rules`),
    openRule: (tab: string) => page.goto(`${provisioning}/rules/${rule?.id}?tab=${tab}`),
    openConnection: (tab: string) =>
      page.goto(`${provisioning}/connections/${connection?.id}?tab=${tab}`),
    /** The requests that are sent during an action, apart from reads that lead to no write. */
    sentDuring: async (action: () => Promise<void>): Promise<readonly string[]> => {
      const [last] = (await control.exchanges({ limit: 1 })).exchanges
      await action()
      await expect
        .poll(async () => (await control.exchanges({ limit: 1 })).exchanges[0]?.seq)
        .not.toBe(last?.seq)
      await waitForIdle(ready)
      const { exchanges } = await control.exchanges({ limit: 200 })
      return exchanges
        .filter(({ seq }) => seq > (last?.seq ?? 0))
        .map(({ request: { method, url, body = '' } }) => lineOf(`${method} ${decoded(url)}`, body))
    },
  }
}

const decoded = (url: string): string => decodeURIComponent(url.replaceAll('+', ' '))
const lineOf = (line: string, body: string) =>
  // An id that the target has not assigned yet is unknown to the plan.
  `${line} ${body.replaceAll(/\s/g, '')}`.replaceAll(/planned-\d+/g, 'an-id').trim()

/** The requests of each user and group in a plan. */
async function shownIn(plan: Locator): Promise<readonly string[]> {
  const shown: string[] = []
  for (const option of await plan.getByRole('option').all()) {
    await option.click()
    const details = plan.getByRole('region', { name: /^Requests for/ })
    for (const request of await details.getByRole('region', { name: /^[A-Z]+ http/ }).all()) {
      const body = request.locator('pre')
      const text = (await body.count()) > 0 ? await body.innerText() : ''
      shown.push(lineOf((await request.getAttribute('aria-label')) ?? '', text))
    }
  }
  return shown
}

/** Saves, and compares the plan with what is sent then. */
async function compare(
  { page, sentDuring }: Awaited<ReturnType<typeof begin>>,
  press: () => Promise<void>,
): Promise<readonly string[]> {
  await press()
  const question = planQuestion(page)
  await question.getByText('nothing was written').waitFor()
  const shown = await shownIn(question)
  const sent = await sentDuring(() => confirmPlan(page))
  expect(shown.length).toBeGreaterThan(0)
  expect(sent.toSorted()).toEqual(expect.arrayContaining(shown.toSorted()))
  const isWrite = (line: string) => !line.startsWith('GET ')
  expect(sent.filter(isWrite).toSorted()).toEqual(shown.filter(isWrite).toSorted())
  return shown
}

const save = (page: Page) => async () =>
  page.getByRole('button', { name: 'Save', exact: true }).first().click()

it('shows what a changed mapping sends within five actions, and then sends exactly that', async (context) => {
  const scene = await begin(context)
  const { page, rules } = scene
  await rules()
  await page
    .getByRole('button', { name: /^Everyone/ })
    .first()
    .waitFor()
  const actions = await countActions(page)
  await page
    .getByRole('button', { name: /^Everyone/ })
    .first()
    .click()
  await page.getByRole('tab', { name: 'Attribute mapping' }).click()
  await page.getByRole('textbox', { name: 'Expression' }).fill("user.name.given + '!'")
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  const question = planQuestion(page)
  await question.getByText('Update 3').waitFor()
  await question.getByRole('row', { name: /^name\.givenName/ }).waitFor()
  expect(actions.list.length).toBeLessThanOrEqual(5)
  await question.getByRole('button', { name: 'Keep editing' }).click()
  const shown = await compare(scene, save(page))
  expect(shown.filter((line) => line.startsWith('PUT '))).toHaveLength(3)
  await page.getByText('The attribute mapping was saved.').first().waitFor()
})

it('shows what a user filter and the groups of a rule send', async (context) => {
  const scene = await begin(context)
  const { page, openRule } = scene
  await openRule('filter')
  await page.getByRole('textbox', { name: 'Expression' }).fill('username eq "unknown"')
  const leaving = await compare(scene, save(page))
  expect(leaving.some((line) => line.startsWith('P'))).toBe(true)

  await openRule('filter')
  await page.getByRole('button', { name: 'Edit as expression' }).click()
  await page.getByRole('textbox', { name: 'Expression' }).fill('population.id pr')
  await compare(scene, save(page))

  await openRule('groups')
  await page.getByRole('checkbox', { name: 'Team' }).click()
  const removed = await compare(scene, save(page))
  expect(removed.every((line) => line.includes('/Groups'))).toBe(true)
})

it('says when a change of a connection sends nothing', async (context) => {
  const scene = await begin(context)
  const { page, openConnection } = scene
  await openConnection('configuration')
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Vendor')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  const news = page.getByText('Vendor was saved. Nothing is sent for this change.').first()
  await news.waitFor()
  expect(await planQuestion(page).count()).toBe(0)
})

it('shows what enabling a rule and a connection sends', async (context) => {
  const scene = await begin(context)
  const { page, call, openRule, openConnection, ready } = scene
  const change = async (given: string) => {
    const { _embedded: found } = await call<{ _embedded: { users: { id: string }[] } }>(
      'GET',
      '/users',
    )
    await call('PATCH', `/users/${found.users[0]?.id}`, { name: { given } })
    await waitForIdle(ready)
  }
  const flip = (name: string) => async () =>
    page
      .locator('section[aria-labelledby] label')
      .filter({ has: page.getByRole('switch', { name: `Enable ${name}`, exact: true }) })
      .click()
  /** The switch shows its new state before that is saved. */
  const inForce = async (press: () => Promise<void>) => {
    const revised = page.waitForResponse(/\/propagation\/revisions$/)
    await press()
    await revised
  }
  const isOn = (name: string) =>
    page
      .locator('section[aria-labelledby]')
      .getByRole('switch', { name: `Enable ${name}` })
      .isChecked()

  await openRule('overview')
  await inForce(flip('Everyone'))
  await expect.poll(() => isOn('Everyone')).toBe(false)
  await change('Augusta')
  await compare(scene, flip('Everyone'))
  await expect.poll(() => isOn('Everyone')).toBe(true)

  await openConnection('overview')
  await inForce(flip('Reference server'))
  await expect.poll(() => isOn('Reference server')).toBe(false)
  await change('Byron')
  // Escape leaves it off.
  await flip('Reference server')()
  await planQuestion(page).getByText('nothing was written').waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => isOn('Reference server')).toBe(false)
  await compare(scene, flip('Reference server'))
})

it('is read and answered by keyboard alone, and has no accessibility violation at any width', async (context) => {
  const { page, openRule } = await begin(context)
  await openRule('mapping')
  const expression = page.getByRole('textbox', { name: 'Expression' })
  const button = page.getByRole('button', { name: 'Save', exact: true })
  for (const [width, scheme] of [
    [390, 'dark'],
    [1280, 'light'],
    [1600, 'dark'],
  ] as const) {
    await page.setViewportSize({ width, height: 800 })
    await page.emulateMedia({ colorScheme: scheme })
    await expression.fill(`user.name.given + '${width}'`)
    await button.focus()
    await page.keyboard.press('Enter')
    const question = planQuestion(page)
    await question.getByText('nothing was written').waitFor()
    const focused = () => page.locator(':focus').innerText()
    await expect.poll(focused).toBe('Save')
    const { violations } = await new AxeBuilder({ page })
      .include('[role="alertdialog"]')
      .setLegacyMode()
      .analyze()
    expect(violations).toEqual([])
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow).toBe(0)
    await question.getByRole('listbox').press('ArrowDown')
    await question.getByRole('option', { selected: true }).waitFor()
    await page.keyboard.press('Escape')
    await question.waitFor({ state: 'detached' })
    await expect.poll(focused).toBe('Save')
  }
  await page.keyboard.press('Enter')
  await planQuestion(page).getByText('nothing was written').waitFor()
  await expect.poll(() => page.locator(':focus').innerText()).toBe('Save')
  await page.keyboard.press('Enter')
  await page.getByText('The attribute mapping was saved.').first().waitFor()
})
