import { expect, it } from 'vitest'
import { startTargetStory, type TargetStory } from '../target-story.ts'

async function test({ sandbox, connectionInput }: TargetStory, changes: object = {}) {
  const { name, type, configuration } = connectionInput
  const answer = await fetch(`${sandbox.urls.control}/connections/test`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, type, configuration, ...changes }),
  })
  return { status: answer.status, body: await answer.json() }
}

it('says that a test has succeeded', async () => {
  await using story = await startTargetStory((_request, honest) => honest())
  expect(await test(story)).toEqual({ status: 200, body: { ok: true } })
})

it('answers a failed test without an error status, with what the Platform API answers', async () => {
  await using story = await startTargetStory(() => ({ status: 403 }))
  const { name, type, configuration } = story.connectionInput
  const platform = story.call('POST', '/propagation/stores/connection/status', {
    ...{ name, type, configuration },
  })
  await expect(platform).rejects.toThrow('400')
  const { status, body } = await test(story)
  expect(status).toBe(200)
  expect(body).toMatchObject({
    ok: false,
    error: { status: 400, body: { code: 'INVALID_DATA', details: [{ target: 'configuration' }] } },
  })
})

it('refuses a body that is none, as every route does', async () => {
  await using story = await startTargetStory((_request, honest) => honest())
  expect(await test(story, { typo: 1 })).toMatchObject({
    status: 400,
    body: { message: 'Unknown member typo.' },
  })
})
