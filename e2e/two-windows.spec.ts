import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { provision } from '../examples/headless/provision.ts'
import { startLivedInSandbox } from './lived-in-sandbox.ts'
import { openPage } from './open-page.ts'
import { createPlatformCaller } from './platform-caller.ts'
import { controlOf } from './sandbox-control.ts'
import { startSandbox } from './sandbox-process.ts'

type Call = ReturnType<typeof createPlatformCaller>

/** A resource of the directory or of provisioning, and how a window edits it. */
interface Subject {
  readonly kind: string
  /** Makes or finds the resource; answers its path in the API and in the console. */
  readonly prepare: (call: Call) => Promise<{ readonly api: string; readonly page: string }>
  readonly open: (page: Page) => Promise<void>
  /** Two fields of the form, with their member in the resource. */
  readonly fields: readonly [Field, Field]
}

interface Field {
  readonly label: string
  readonly member: string
}

const subjects: readonly Subject[] = [
  {
    kind: 'a user',
    async prepare(call) {
      const { id } = await call('POST', '/users', { username: 'ada', title: 'Clerk' })
      return { api: `/users/${id}`, page: `users/${id}` }
    },
    open: (page) => page.getByRole('button', { name: 'Edit user' }).click(),
    fields: [
      { label: 'Title', member: 'title' },
      { label: 'User Type', member: 'type' },
    ],
  },
  {
    kind: 'a group',
    async prepare(call) {
      const { id } = await call('POST', '/groups', { name: 'Team' })
      return { api: `/groups/${id}`, page: `groups/${id}` }
    },
    open: (page) => page.getByRole('button', { name: 'Edit group' }).click(),
    fields: [
      { label: 'Group Name', member: 'name' },
      { label: 'Description', member: 'description' },
    ],
  },
  {
    kind: 'a connection',
    async prepare(call) {
      const { _embedded } = await call<{
        _embedded: { stores: { id: string; type: string }[] }
      }>('GET', '/propagation/stores')
      const id = _embedded.stores.find(({ type }) => type === 'scim')?.id
      return {
        api: `/propagation/stores/${id}`,
        page: `provisioning/connections/${id}?tab=configuration`,
      }
    },
    open: async () => {},
    fields: [
      { label: 'Name', member: 'name' },
      { label: 'Description', member: 'description' },
    ],
  },
]

it.for(subjects)('keeps the edits of two windows to $kind', async (subject, context) => {
  await using sandbox = await startSandbox(['--users', '0'])
  const { ready } = sandbox
  await provision(ready, ['Pilots'])
  const call = createPlatformCaller(ready)
  const { api, page: address } = await subject.prepare(call)
  const [first, second] = await Promise.all([openPage(context), openPage(context)])
  const [one, other] = subject.fields
  const input = (page: Page, { label }: Field) =>
    page.getByRole('textbox', { name: label, exact: true })
  const save = async (page: Page) => {
    const button = page.getByRole('button', { name: 'Save', exact: true })
    await button.click()
    await page
      .getByText(/was saved\./)
      .first()
      .waitFor()
  }

  for (const page of [first, second]) {
    await page.goto(`${ready.console}/environments/${ready.environmentId}/${address}`)
    await subject.open(page)
    await input(page, one).waitFor()
  }

  // Another field each, both opened before anything is saved. The stream of the second is delayed.
  await second.route('**/_sandbox/events*', (route) => route.abort())
  await input(second, other).fill('second')
  await input(first, one).fill('first')
  await save(first)
  await save(second)
  expect(await call('GET', api)).toMatchObject({ [one.member]: 'first', [other.member]: 'second' })

  // The same field in both.
  for (const page of [first, second]) {
    await page.reload()
    await subject.open(page)
    await expect.poll(() => input(page, one).inputValue()).toBe('first')
  }
  await input(second, one).fill('mine')
  await input(first, one).fill('theirs')
  await save(first)
  const question = second.getByRole('group', { name: `${one.label} was changed elsewhere` })
  await second.getByRole('button', { name: 'Save', exact: true }).click()
  await question.waitFor()
  expect(await question.innerText()).toMatch(/mine[\s\S]*theirs/)
  expect(await call('GET', api)).toMatchObject({ [one.member]: 'theirs' })
  await question.getByRole('button', { name: /^Keep yours/ }).click()
  await save(second)
  expect(await call('GET', api)).toMatchObject({ [one.member]: 'mine', [other.member]: 'second' })
})

it('keeps what was typed of a user who is deleted in another window', async (context) => {
  await using sandbox = await startSandbox(['--users', '0'])
  const { ready } = sandbox
  const call = createPlatformCaller(ready)
  const { id } = await call('POST', '/users', { username: 'ada' })
  const page = await openPage(context)
  await page.goto(`${ready.console}/environments/${ready.environmentId}/users/${id}`)
  await page.getByRole('button', { name: 'Edit user' }).click()
  await page.getByRole('textbox', { name: 'Title' }).fill('Countess')
  await call('DELETE', `/users/${id}`)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('It was deleted elsewhere meanwhile').waitFor()
  expect(await page.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('Countess')
})

it('shows the same progress of the guide in two windows, also after a reload', async (context) => {
  await using sandbox = await startLivedInSandbox()
  const { ready } = sandbox
  const call = createPlatformCaller(ready)
  const control = controlOf(ready)
  const guideOf = (page: Page) => page.getByRole('complementary', { name: 'Guide' })
  const step = (page: Page, title: string) =>
    guideOf(page).locator('[aria-current="step"]').filter({ hasText: title })
  const tick = (page: Page, part: string) =>
    guideOf(page).getByRole('listitem').filter({ hasText: part }).last().getByLabel('Done')
  const progress = (page: Page) =>
    guideOf(page)
      .getByText(/^\d+ of \d+ steps done$/)
      .innerText()
  const open = async (path: string) => {
    const page = await openPage(context)
    await page.setViewportSize({ width: 1400, height: 900 })
    await page.goto(`${ready.console}/environments/${ready.environmentId}/${path}`)
    return page
  }

  const first = await open('activity')
  await step(first, 'Change things, and watch each').waitFor()
  const { _embedded: list } = await call<{ _embedded: { users: { id: string }[] } }>(
    'GET',
    '/users?limit=1',
  )
  await call('PUT', `/users/${list.users[0]?.id}/enabled`, { enabled: false })
  await tick(first, 'Disable a user').waitFor()
  await tick(first, 'Edit a user’s name').waitFor()

  // A second window reads the end of the journal, in which nothing of this is left.
  const latest = async (limit: number) =>
    (await control.entries({ before: 'end', limit })).entries[0]?.seq ?? 0
  const end = await latest(1)
  const { exchanges } = await control.exchanges({ limit: 20 })
  const read = exchanges.find(({ request }) => request.method === 'GET')
  while ((await latest(1000)) <= end)
    await Promise.all(Array.from({ length: 20 }, () => control.replay(read?.id ?? '')))
  const second = await open('users')
  for (let reload = 0; reload < 2; reload += 1) {
    await step(second, 'Change things, and watch each').waitFor()
    await tick(second, 'Disable a user').waitFor()
    await tick(second, 'Edit a user’s name').waitFor()
    expect(await progress(second)).toBe(await progress(first))
    await second.reload()
  }

  // What one window does is seen in the other.
  await guideOf(second).getByRole('button', { name: 'Skip' }).click()
  await step(first, 'Take the lesson').waitFor()
  await guideOf(first).getByRole('button', { name: 'Start 409 on create' }).click()
  await guideOf(second).getByRole('heading', { name: '409 on create' }).waitFor()
  await guideOf(second).getByRole('button', { name: 'All lessons' }).click()
  await step(first, 'Take the lesson').waitFor()
})
