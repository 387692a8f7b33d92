import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Failure, provision, taken } from '../apps/sandbox/test/culprits/failure.ts'
import { failuresOfAnswers } from '../apps/sandbox/test/culprits/failures-of-answers.ts'
import { failuresOfLookups } from '../apps/sandbox/test/culprits/failures-of-lookups.ts'
import { failuresOnTheWay } from '../apps/sandbox/test/culprits/failures-on-the-way.ts'
import { keep, list, type Script } from '../apps/sandbox/test/scripted-target.ts'
import { startTargetStory, type TargetStory } from '../apps/sandbox/test/target-story.ts'
import { createSandbox, type Sandbox } from '../apps/sandbox/src/index.ts'
import { openLastingPage } from './open-page.ts'
import { openStory, retryFromHead, type ShownStory } from './story-page.ts'

const failures = [...failuresOfLookups, ...failuresOfAnswers, ...failuresOnTheWay]

let sandbox: Sandbox
/** Loads each story anew, and its scripts from the cache that the context of the page has. */
let page: Page | undefined

beforeAll(async () => {
  sandbox = await createSandbox({ users: 0, console: true, scimServer: false })
})
afterAll(() => sandbox.close())

it.for(failures)(
  'tells the story of $cause when $when, names the culprit, and is well after repair and retry',
  async (failure, context) => {
    const {
      script,
      options = {},
      delivery = {},
      begin = provision,
      subject = 'ada',
      culprit,
    } = failure
    // The behaviour of a sandbox is chosen as it starts.
    const place = options.profile === undefined ? { sandbox } : { console: true }
    await using story = await startTargetStory(script, { ...options, ...place })
    await story.control.setDelivery(story.connection.id, {
      ...{ retries: 1, backoffMs: 1, circuitThreshold: 0, ...delivery },
    })
    await begin(story)
    await story.outcomes()

    page ??= await openLastingPage(context)
    const type = subject === 'ada' ? 'user' : 'group'
    const shown = await openStory(page, story, { type, name: subject })
    await shown.header.getByText(/^Failed at /).waitFor()
    await shown.cause.getByText(culprit.title).first().waitFor()
    if (culprit.message) await shown.cause.getByText(culprit.message).first().waitFor()
    expect(await repairsIn(shown)).toEqual(culprit.repairs.map(withoutName))
    const amber = shown.timeline.getByRole('button', { name: culprit.title })
    expect(await amber.count()).toBe(culprit.succeeded === true ? 1 : 0)

    await repair(page, { failure, story, shown })
    if (!isRepairedAlone(failure) && (await isFailed(story, subject)))
      await retryFromHead(page, shown)
    await shown.header.getByText(/^Success at /).waitFor()
    // Without a request of its own the work gives way to the new one.
    if (culprit.exchange !== undefined)
      await shown.cause.getByText(/has succeeded since\.$/).waitFor()
    expect(await repairsIn(shown)).toEqual([])
  },
)

/** The labels of the buttons that repair. */
const repairsIn = async ({ cause }: ShownStory): Promise<string[]> =>
  (await cause.getByRole('list', { name: 'Repairs' }).getByRole('button').allInnerTexts()).map(
    withoutName,
  )

/** A retry is labelled with the full name, and with the username in the API. */
const withoutName = (label: string): string => label.replace(/^Retry .*/, 'Retry')

/** The corrected filter is a revision, which syncs every user. */
const isRepairedAlone = ({ culprit }: Failure): boolean =>
  culprit.repairs[0]?.startsWith('Write userName') === true

/** Finds the account only where the operator is spelled so, and creates none beside it. */
const findsByEqAlone: Script = ({ method, query }, honest) => {
  const filter = query.get('filter')
  if (method === 'POST') return taken
  return filter === null || / eq /.test(filter) ? honest() : { status: 200, body: list([]) }
}

interface Repairing {
  readonly failure: Failure
  readonly story: TargetStory
  readonly shown: ShownStory
}

/** Presses the first repair; one that leads to a field finds it focused. Then the target is repaired where that was not enough. */
async function repair(page: Page, { failure, story, shown }: Repairing): Promise<void> {
  const [label = ''] = failure.culprit.repairs
  if (isRepairedAlone(failure)) {
    keep(story.target.stored.Users, { id: '7', userName: 'ada' })
    story.target.script(findsByEqAlone)
  }
  const button = shown.cause.getByRole('button', { name: label, exact: true })
  if (/^(Edit|Re-enter) /.test(label)) {
    await button.click()
    await expectPlace(page, label)
    await page.goBack()
  } else if (!label.startsWith('Retry')) {
    await button.click()
    // Nothing is covered by it, and it says what is next.
    await page.getByRole('region', { name: 'Messages' }).getByRole('button').first().waitFor()
  }
  await story.sandbox.waitForIdle()
  if (isRepairedAlone(failure)) return
  story.target.script((_, honest) => honest())
  if (failure.cause === 'several-matches') story.target.stored.Users.delete('2')
  await repairInPingOne(failure, story)
}

/** The field that the label names has the focus, or the mapping is open. */
async function expectPlace(page: Page, label: string): Promise<void> {
  if (label === 'Edit mapping') {
    await page.getByRole('tab', { name: 'Attribute mapping', selected: true }).waitFor()
    return
  }
  const focused = () =>
    page.evaluate(() => {
      const { activeElement: element } = document
      const field = element?.closest('[data-rac], div, fieldset')
      return `${element?.getAttribute('name') ?? ''} ${field?.querySelector('[name]')?.getAttribute('name') ?? ''}`
    })
  await expect.poll(focused).toMatch(/configuration\.[A-Z_]+/)
}

/** What is wrong in PingOne and not at the target. */
async function repairInPingOne({ options, cause }: Failure, story: TargetStory): Promise<void> {
  const { call, connection, target } = story
  if (options?.configuration?.['SCIM_URL'] !== undefined) {
    const body = {
      ...story.connectionInput,
      configuration: { ...story.connectionInput.configuration, SCIM_URL: target.url },
    }
    await call('PUT', `/propagation/stores/${connection.id}`, body)
    await story.revise()
  }
  if (cause === 'mapping') {
    const { _embedded: found } = await call<{ _embedded: { users: { id: string }[] } }>(
      'GET',
      '/users',
    )
    await call('PATCH', `/users/${found.users[0]?.id}`, { nickname: 'ada' })
  }
  await story.sandbox.waitForIdle()
}

async function isFailed({ control }: TargetStory, name: string): Promise<boolean> {
  const { entries } = await control.entries({ limit: 1000 })
  const last = entries.findLast((entry) => entry.type === 'outcome' && entry.subject.name === name)
  return last?.type === 'outcome' && last.status === 'failed'
}
