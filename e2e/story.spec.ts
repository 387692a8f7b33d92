import type { Page } from 'playwright-core'
import { expect, it, type TestContext } from 'vitest'
import { provision } from '../examples/headless/provision.ts'
import { objectionsTo } from './accessible-screens.ts'
import { countActions } from './counted-actions.ts'
import { waitForIdle } from './idle.ts'
import { openPage } from './open-page.ts'
import { createPlatformCaller } from './platform-caller.ts'
import { controlOf } from './sandbox-control.ts'
import { startSandbox } from './sandbox-process.ts'
import { retryFromHead } from './story-page.ts'

interface Person {
  readonly id: string
  readonly username: string
  readonly name: { readonly given: string; readonly family: string }
}

/** A sandbox of six people in which updates of the first two have failed, each after three attempts, because of a fault. */
async function startFailing() {
  const sandbox = await startSandbox(['--users', '6'])
  const { ready } = sandbox
  await provision(ready, ['Sales'])
  const call = createPlatformCaller(ready)
  const control = controlOf(ready)
  const [connection] = await control.connections()
  await control.setDelivery(String(connection?.id), {
    ...{ retries: 2, backoffMs: 1, maxBackoffMs: 1, circuitThreshold: 0 },
  })
  const { _embedded: found } = await call<{ _embedded: { users: Person[] } }>('GET', '/users')
  const [gus, ida] = found.users
  if (!gus || !ida) throw new Error('There are too few people.')
  await control.setFaults([
    { id: 'broken', operation: 'any', times: 100, effect: { kind: 'status', status: 500 } },
  ])
  const rename = async ({ id }: Person, given: string) => {
    await call('PATCH', `/users/${id}`, { name: { given } })
    await waitForIdle(ready)
  }
  await rename(gus, 'Gus')
  await rename(ida, 'Ida')
  const { _embedded: groups } = await call<{ _embedded: { groups: { id: string }[] } }>(
    'GET',
    '/groups?filter=name%20eq%20%22Sales%22',
  )
  const root = `${ready.console}/environments/${ready.environmentId}`
  return {
    ...{ sandbox, ready, call, control, rename, root },
    ...{ gus: { ...gus, full: `Gus ${gus.name.family}` }, ida },
    sales: groups.groups[0]?.id,
    [Symbol.asyncDispose]: () => sandbox[Symbol.asyncDispose](),
  }
}

async function openWide(context: TestContext): Promise<Page> {
  const page = await openPage(context)
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.addInitScript(() => localStorage.setItem('guide', 'no'))
  return page
}

const timelineOf = (page: Page) => page.getByRole('region', { name: 'Timeline' })
const headOf = (page: Page) => page.getByRole('main').locator('header').first()

it('says why a user failed within two actions from any page, and retries within two', async (context) => {
  await using scene = await startFailing()
  const { root, gus, control } = scene
  const page = await openWide(context)
  const actions = await countActions(page)
  for (const path of ['', '/users', '/settings', '/target', '/provisioning/rules']) {
    await page.goto(root + path)
    actions.reset()
    await page
      .getByRole('banner')
      .getByRole('link', { name: /2 of 7 failing: 500/ })
      .click()
    await page
      .getByRole('region', { name: 'Failures by cause' })
      .getByRole('link', { name: gus.username })
      .click()
    await page.getByRole('region', { name: 'Cause of the failure' }).waitFor()
    expect(actions.list.length, path).toBeLessThanOrEqual(2)
  }
  await timelineOf(page).getByText('after 3 attempts').waitFor()
  await control.clearFaults()
  actions.reset()
  await retryFromHead(page, { header: headOf(page) })
  await headOf(page)
    .getByText(/^Success at /)
    .waitFor()
  expect(actions.list.length).toBeLessThanOrEqual(2)

  // One alone fails now: the words lead straight to it, and from the row of the connection too.
  await page
    .getByRole('banner')
    .getByRole('link', { name: /1 of 7 failing/ })
    .click()
  await page.getByRole('heading', { name: /^Ida / }).waitFor()
  await page.goto(`${root}/provisioning/connections`)
  await page
    .getByRole('list', { name: 'Connections' })
    .getByRole('link', { name: /1 of 7/ })
    .click()
  await page.getByRole('heading', { name: /^Ida / }).waitFor()
})

it('shows all requests of a user within two actions, and one after the other by the arrow keys', async (context) => {
  await using scene = await startFailing()
  const { root, gus, rename } = scene
  const page = await openWide(context)
  const actions = await countActions(page)
  await page.goto(`${root}/users`)
  await page.getByRole('grid').getByRole('button', { name: gus.full }).waitFor()
  actions.reset()
  await page.getByRole('grid').getByRole('button', { name: gus.full }).click()
  await page.getByRole('link', { name: `Story of ${gus.full}` }).click()
  const timeline = timelineOf(page)
  await timeline.getByRole('button', { name: /^POST/ }).waitFor()
  expect(actions.list.length).toBeLessThanOrEqual(2)

  // Attempts are one line until one of them is opened.
  const attempts = timeline.getByRole('button', { name: /attempts 1–2/ })
  expect(await attempts.getAttribute('aria-expanded')).toBe('false')
  await attempts.press('Enter')
  await timeline
    .getByRole('list', { name: 'Earlier attempts' })
    .getByRole('button')
    .first()
    .press('Enter')
  const pane = page.getByRole('region', { name: /^GET .*\/Users\// })
  await pane.getByText('attempt 1 of 3', { exact: true }).waitFor()
  expect(page.url()).toContain('exchange=')
  await page.keyboard.press('ArrowDown')
  await pane.getByText('attempt 2 of 3', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Next request' }).press('Enter')
  await pane.getByText('attempt 3 of 3', { exact: true }).waitFor()
  await page.reload()
  await pane.getByText('attempt 3 of 3', { exact: true }).waitFor()

  // What happens now appears by itself.
  const moments = () => timeline.getByRole('listitem').filter({ has: page.getByRole('link') })
  const before = await moments().count()
  await rename(gus, 'Gustav')
  await expect.poll(() => moments().count()).toBe(before + 1)
})

it('leads to the story from search, sync status, group, activity and target', async (context) => {
  await using scene = await startFailing()
  const { root, gus, sales, call } = scene
  const page = await openWide(context)
  const title = page.getByRole('heading', { level: 1, name: gus.full })

  await page.goto(root)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('searchbox', { name: 'Find a page, a user or an action' }).fill(gus.full)
  await page.getByRole('menuitem', { name: `Story of ${gus.full}` }).waitFor()
  await page.keyboard.press('Enter')
  await title.waitFor()

  const { _embedded: found } = await call<{ _embedded: { rules: { id: string }[] } }>(
    'GET',
    '/propagation/rules',
  )
  await page.goto(`${root}/provisioning/rules/${found.rules[0]?.id}?tab=status`)
  await page
    .getByRole('grid', { name: 'Users' })
    .getByRole('button', { name: gus.username })
    .click()
  await title.waitFor()

  await page.goto(`${root}/groups/${sales}`)
  await page.getByRole('link', { name: 'Story of Sales' }).click()
  await timelineOf(page).getByText('Created').first().waitFor()

  await page.goto(`${root}/activity?subject=${gus.id}`)
  await page.getByRole('list', { name: 'Activity' }).getByRole('button').first().click()
  await page
    .getByRole('link', { name: `Story of ${gus.username}` })
    .first()
    .click()
  await title.waitFor()

  await page.goto(`${root}/target`)
  await page.getByRole('button', { name: gus.username }).first().click()
  await page.getByRole('link', { name: `Story of ${gus.username}` }).click()
  await title.waitFor()
  expect(page.url()).toBe(`${root}/activity/users/${gus.id}`)
})

it('tells the story of a user who is deleted, of one without any work, and of an unknown id', async (context) => {
  await using scene = await startFailing()
  const { root, gus, call, control, ready } = scene
  await control.clearFaults()
  await call('DELETE', `/users/${gus.id}`)
  await waitForIdle(ready)
  const { _embedded: found } = await call<{ _embedded: { rules: { id: string }[] } }>(
    'GET',
    '/propagation/rules',
  )
  await call('DELETE', `/propagation/rules/${found.rules[0]?.id}`)
  const newcomer = await call('POST', '/users', { username: 'new', email: 'new@example.com' })
  await waitForIdle(ready)

  const page = await openWide(context)
  await page.goto(`${root}/activity/users/${gus.id}`)
  await headOf(page).getByText('Deleted in PingOne').waitFor()
  await timelineOf(page).getByText('Disabled at the target').waitFor()
  expect(await headOf(page).getByRole('button', { name: 'Open in directory' }).count()).toBe(0)

  await page.goto(`${root}/activity/users/${newcomer.id}`)
  await page.getByText(/No rule has evaluated new yet/).waitFor()
  await timelineOf(page).getByText('User new was created').waitFor()

  await page.goto(`${root}/activity/users/unknown`)
  await page.getByText('No user has this id').waitFor()
  await page.getByRole('link', { name: 'All users' }).click()
  await page.getByRole('grid').waitFor()
})

it.for([
  [1280, 'light'],
  [1280, 'dark'],
  [390, 'light'],
  [390, 'dark'],
] as const)(
  'is accessible at %i pixels, %s, and leads back from an exchange',
  async ([width, colorScheme], context) => {
    await using scene = await startFailing()
    const { root, gus } = scene
    const page = await openWide(context)
    await page.setViewportSize({ width, height: 844 })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.goto(`${root}/activity/users/${gus.id}`)
    const timeline = timelineOf(page)
    const request = timeline.getByRole('button', { name: /attempt 3/ })
    await request.waitFor()
    const objections = await objectionsTo(page)
    await request.focus()
    await page.keyboard.press('Enter')
    const cause = page.getByRole('region', { name: 'Cause of the failure' })
    await cause.waitFor()
    await cause.getByRole('button', { name: 'What it means' }).press('Enter')
    expect([...objections, ...(await objectionsTo(page))]).toEqual([])
    const isWider = await page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    )
    expect(isWider).toBe(false)
    await page.keyboard.press('Escape')
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.hasAttribute('data-request')))
      .toBe(width === 390)
    await expect.poll(() => page.url()).not.toContain('exchange=')
  },
)
