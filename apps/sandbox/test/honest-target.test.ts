import { expect, it } from 'vitest'
import { liveHonestly } from './honest-life.ts'
import { startScimmyTarget } from './scimmy-target.ts'
import { startScriptedTarget } from './scripted-target.ts'
import { startStoryAt } from './target-story.ts'

const profiles = ['current', 'put-only-2024', 'patch-first'] as const

it.each(profiles)('remarks nothing on the reference server in the profile %s', async (profile) => {
  await using story = await startStoryAt(undefined, { profile })
  expect((await liveHonestly(story)).remarked).toEqual([])
})

it.each(profiles)(
  'confirms each write that an honest target answers, profile %s',
  async (profile) => {
    await using target = await startScriptedTarget()
    await using story = await startStoryAt(target.url, { profile })
    const { remarked, written } = await liveHonestly(story)
    expect(remarked).toEqual([])
    expect(written.filter(({ confirmed }) => !confirmed)).toEqual([])
  },
)

it.each(['current', 'put-only-2024'])(
  'remarks nothing on SCIMMY in the profile %s',
  async (profile) => {
    await using target = await startScimmyTarget()
    await using story = await startStoryAt(target.url, { profile })
    expect((await liveHonestly(story)).remarked).toEqual([])
  },
)

it('notices that SCIMMY appends where a PATCH without a path replaces a list', async () => {
  await using target = await startScimmyTarget()
  await using story = await startStoryAt(target.url, { profile: 'patch-first' })
  const { remarked } = await liveHonestly(story)
  expect(new Set(remarked.flatMap(({ remarks }) => remarks))).toEqual(
    new Set(['kept emails[work]', 'two-primaries emails']),
  )
})

it('neither remarks nor confirms where answers have no body', async () => {
  await using target = await startScriptedTarget(({ method, id }, honest) => {
    const answer = honest()
    return id !== undefined && method !== 'GET' ? { status: 204 } : answer
  })
  await using story = await startStoryAt(target.url)
  const { remarked, written } = await liveHonestly(story)
  expect(remarked).toEqual([])
  const updated = written.filter(({ summary }) => summary === 'Updated')
  expect(updated.length).toBeGreaterThan(0)
  expect(updated.filter(({ confirmed }) => confirmed)).toEqual([])
})
