import { requestPeriod } from '@pingone-sandbox/contract'
import { expect, it } from 'vitest'
import { errorBody } from './scripted-target.ts'
import { startTargetStory } from './target-story.ts'

const everyone = 'population.id pr'

it('counts nothing before there is a rule', async () => {
  await using story = await startTargetStory()
  await story.hire('ada')
  expect(await story.control.overview()).toMatchObject({
    ...{ users: 1, rules: 0, inScope: { users: 0, groups: 0 }, synced: 0, failed: 0 },
    ...{ failures: [], remarks: [] },
  })
})

it('counts what is in scope, synced and failed, and groups failures by cause, the latest first', async () => {
  await using story = await startTargetStory(({ method, body }, honest) =>
    method === 'POST' && body['userName'] !== 'ada'
      ? { status: body['userName'] === 'bob' ? 500 : 400, body: errorBody(400, 'No.') }
      : honest(),
  )
  await story.control.setDelivery(story.connection.id, { retries: 0, circuitThreshold: 0 })
  const rule = await story.rule(everyone)
  await story.revise()
  for (const name of ['ada', 'bob', 'cyd']) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await story.hire(name)
    // oxlint-disable-next-line no-await-in-loop
    await story.sandbox.waitForIdle()
  }
  const overview = await story.control.overview()
  expect(overview).toMatchObject({
    ...{ users: 3, rules: 1, inScope: { users: 3, groups: 0 }, synced: 1, failed: 2 },
    failures: [
      { cause: 'refused', count: 1, examples: [{ name: 'cyd' }], rule: { id: rule.id } },
      { cause: 'target-error', count: 1, examples: [{ name: 'bob' }] },
    ],
  })
  const [connection] = await story.control.connections()
  expect(overview.failed).toBe(connection?.health.failed)
})

it('counts the requests of the last minutes, also those of an earlier read', async () => {
  await using story = await startTargetStory()
  await story.rule(everyone)
  await story.revise()
  await story.hire('ada')
  await story.sandbox.waitForIdle()
  const { requests } = await story.control.overview()
  const sent = (await story.control.exchanges()).exchanges.length
  expect(requests.perMinute).toBe(sent)
  expect(requests.buckets).toHaveLength(requestPeriod.buckets)
  expect(requests.buckets.reduce((sum, { count }) => sum + count, 0)).toBe(sent)
  await story.hire('bob')
  await story.sandbox.waitForIdle()
  expect((await story.control.overview()).requests.perMinute).toBeGreaterThan(sent)
})

it('counts nothing after a reset', async () => {
  await using story = await startTargetStory()
  await story.rule(everyone)
  await story.revise()
  await story.hire('ada')
  await story.sandbox.waitForIdle()
  await story.control.reset()
  expect(await story.control.overview()).toMatchObject({
    ...{ rules: 0, failed: 0, requests: { perMinute: 0 } },
  })
})
