import type { Page } from 'playwright-core'
import { expect, it, type TestContext } from 'vitest'
import { saveThroughPlan } from './answer-plan.ts'
import { waitForIdle } from './idle.ts'
import { startLivedInSandbox } from './lived-in-sandbox.ts'
import { openPage } from './open-page.ts'
import { createPlatformCaller } from './platform-caller.ts'
import { controlOf } from './sandbox-control.ts'
import type { SandboxProcess } from './sandbox-process.ts'
import { createScimReader } from './scim-reader.ts'

interface Resource {
  readonly id: string
  readonly [attribute: string]: unknown
}

/** Opens the console of a sandbox in which everyone is provisioned, and begins a lesson. */
async function beginLesson(context: TestContext, sandbox: SandboxProcess, title: string) {
  const { ready } = sandbox
  const page = await openPage(context)
  await page.setViewportSize({ width: 1600, height: 900 })
  await page.goto(`${ready.console}/environments/${ready.environmentId}`)
  const guide = page.getByRole('complementary', { name: 'Guide' })
  await guide.getByRole('button', { name: `Start ${title}` }).click()
  const call = createPlatformCaller(ready)
  return {
    page,
    guide,
    call,
    target: createScimReader(ready),
    /** The guide has come to this step by itself. */
    arrives: (step: string) =>
      guide.locator('[aria-current="step"]').filter({ hasText: step }).waitFor(),
    /** Follows the link of the step that the guide is at. */
    go: () => guide.locator('[aria-current="step"]').getByRole('link').click(),
    users: async () => list(await call('GET', '/users?limit=100'), 'users'),
    connection: async () =>
      list(await call('GET', '/propagation/stores'), 'stores').find(({ type }) => type === 'scim'),
    rule: async () => list(await call('GET', '/propagation/rules'), 'rules')[0],
    revise: () => call('POST', '/propagation/revisions'),
    idle: () => waitForIdle(ready),
  }
}

const list = (answer: unknown, key: string): readonly Resource[] =>
  (answer as { _embedded: Record<string, readonly Resource[]> })._embedded[key] ?? []

async function switchMisbehaviour(page: Page, id: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Search misbehaviours' }).fill(id)
  await page.getByRole('list', { name: 'Misbehaviours' }).locator('label').click()
}

async function editConnection(page: Page, change: () => Promise<void>): Promise<void> {
  await page
    .getByRole('button', { name: /^Reference server/ })
    .first()
    .click()
  await page.getByRole('tab', { name: 'Configuration' }).click()
  await change()
  await saveThroughPlan(page, page.getByText('Reference server was saved.').first())
}

/** A form that takes up a fresh read closes its lists: the list is opened until the option is chosen. */
const choose = (page: Page, label: string, name: string) => async () => {
  const button = page.getByRole('button', { name: new RegExp(label) })
  const option = page.getByRole('option', { name, exact: true })
  const tryOnce = async () => {
    if (!(await option.isVisible())) await button.click({ timeout: 5000 })
    await option.click({ timeout: 5000 })
  }
  await expect
    .poll(() =>
      tryOnce().then(
        () => true,
        () => false,
      ),
    )
    .toBe(true)
}

it('ends the walkthrough with operators that are compared literally, and their repair', async (context) => {
  await using sandbox = await startLivedInSandbox()
  const lesson = await beginLesson(context, sandbox, 'Letter case of filter operators')
  const { page, arrives, go, target } = lesson
  const filter = page.getByRole('textbox', { name: 'User Filter Expression' })

  await arrives('Switch on case-sensitive operators')
  await go()
  await switchMisbehaviour(page, 'case-sensitive-operators')
  await arrives('Write username Eq')
  await go()
  await editConnection(page, () => filter.fill('username Eq "%s"'))

  await arrives('Hire a person who has an account already')
  const before = await target.users()
  await controlOf(sandbox.ready).runScenario('existing-account')
  await arrives('See the lookup find no user, and 409')
  await lesson.idle()
  await go()

  // It can be left and taken up where it was.
  await arrives('Repair it')
  await page.getByRole('button', { name: 'All lessons' }).click()
  const resume = page.getByRole('button', { name: 'Resume Letter case of filter operators' })
  // The sandbox knows that the lesson was left.
  await resume.waitFor()
  await page.reload()
  await resume.click()
  await arrives('Repair it')
  await go()
  await editConnection(page, () => filter.fill('userName eq "%s"'))
  await arrives('See the account found')
  await go()
  await arrives('Switch the misbehaviour off')
  await go()
  await switchMisbehaviour(page, 'case-sensitive-operators')
  await page.getByText('Lesson done').waitFor()

  await lesson.idle()
  // The account was there before PingOne knew the person, and there is no second one.
  expect(await target.users()).toHaveLength(before.length + 1)
  await page.getByRole('button', { name: 'All lessons' }).click()
  // Nothing has changed here, so the walkthrough still asks for it.
  await arrives('Change things, and watch each')
  await lesson.guide.getByRole('button', { name: 'Skip' }).click()
  await page.getByText('Walkthrough done').waitFor()
})

it('teaches where a 409 on create comes from', async (context) => {
  await using sandbox = await startLivedInSandbox()
  const lesson = await beginLesson(context, sandbox, '409 on create')
  const { page, arrives, go, target } = lesson

  await arrives('Hide inactive users')
  await go()
  await switchMisbehaviour(page, 'inactive-hidden')
  await arrives('Make an inactive user at the target')
  await go()
  await choose(page, 'Template', 'Create a user')()
  const body = page.getByRole('textbox', { name: 'Body' })
  await body.fill('{ "userName": "returning", "active": false }')
  await page.getByRole('button', { name: 'Send' }).click()
  await arrives('Let the same person arrive in PingOne')
  await lesson.call('POST', '/users', { username: 'returning', email: 'r@example.com' })
  await arrives('Read why it failed')
  await go()
  await arrives('Switch the misbehaviour off')
  await go()
  await switchMisbehaviour(page, 'inactive-hidden')
  await arrives('Full Resync')
  await controlOf(sandbox.ready).resync(String((await lesson.rule())?.id))
  await page.getByText('Lesson done').waitFor()
  expect(await target.user('returning')).toMatchObject({ active: true })
})

it('teaches what Overwrite does to members that PingOne does not know', async (context) => {
  await using sandbox = await startLivedInSandbox()
  const lesson = await beginLesson(context, sandbox, 'Merge or overwrite members')
  const { page, arrives, go, target } = lesson
  const name = 'Vendor admins'

  await arrives('Add a member at the target that PingOne does not know')
  const send = (method: string, path: string, body: object) =>
    fetch(sandbox.ready.scim + path, {
      method,
      headers: {
        authorization: `Bearer ${sandbox.ready.scimToken}`,
        'content-type': 'application/scim+json',
        'user-agent': 'curl/8',
      },
      body: JSON.stringify(body),
    })
  const stranger = (await (await send('POST', '/Users', { userName: 'stranger' })).json()) as {
    id: string
  }
  await go()
  await page
    .getByRole('combobox', { name: 'Path' })
    .fill(`/Groups/${(await target.group(name))?.id}`)
  await choose(page, 'Template', 'Add a member to a group')()
  const body = page.getByRole('textbox', { name: 'Body' })
  await body.fill((await body.inputValue()).replace('<user id>', stranger.id))
  await page.getByRole('button', { name: 'Send' }).click()

  await arrives('Choose Overwrite and save')
  const memberIds = async () => (await target.group(name))?.members?.map(({ value }) => value)
  expect(await memberIds()).toContain(stranger.id)
  await go()
  await editConnection(page, () => page.getByRole('radio', { name: 'Overwrite' }).click())
  await arrives('Change the members in PingOne')
  const group = list(await lesson.call('GET', '/groups?limit=100'), 'groups').find(
    (each) => each['name'] === name,
  )
  const { id } = await lesson.call('POST', '/users', { username: 'new', email: 'n@example.com' })
  await lesson.call('POST', `/users/${id}/memberOfGroups`, { id: group?.id })
  await arrives('See that this member is gone')
  await expect.poll(memberIds).not.toContain(stranger.id)
  await go()
  await arrives('Go back to Merge')
  await go()
  await editConnection(page, () => page.getByRole('radio', { name: 'Merge' }).click())
  await page.getByText('Lesson done').waitFor()
})

it('teaches the difference between disabling, deprovisioning and deleting', async (context) => {
  await using sandbox = await startLivedInSandbox()
  const lesson = await beginLesson(context, sandbox, 'Disable, deprovision, delete')
  const { page, arrives, go, target } = lesson
  const [one, two, three] = (await lesson.users()).filter(({ enabled }) => enabled !== false)

  await arrives('Disable a user')
  await lesson.call('PUT', `/users/${one?.id}/enabled`, { enabled: false })
  await arrives('Take another one out of the rule')
  await lesson.call('DELETE', `/users/${two?.id}`)
  await arrives('Set the Remove Action to Delete')
  await go()
  await editConnection(page, choose(page, 'Remove Action', 'Delete'))
  await arrives('Take one more out of the rule')
  await lesson.call('DELETE', `/users/${three?.id}`)
  await arrives('See who is left')
  await go()
  await page.getByText('Lesson done').waitFor()

  const stands = async (user: Resource | undefined) =>
    (await target.user(String(user?.['username'])))?.active
  expect([await stands(one), await stands(two), await stands(three)]).toEqual([
    false,
    false,
    undefined,
  ])
})
