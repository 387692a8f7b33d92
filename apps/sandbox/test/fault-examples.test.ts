import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FaultReport } from '@pingone-sandbox/contract'
import { expect, it } from 'vitest'
import { startTenant } from './tenant.ts'

const page = readFileSync(join(import.meta.dirname, '../../../docs/faults.md'), 'utf8')
const examples = [...page.matchAll(/```json\n(.*?)```/gs)].map(([, example = '']) => example)

/** What the page says of its examples: the requests that each fault affected, and the creates and patches at the target. */
const described = [
  { id: 'lost-answer', hits: 1, users: 2, creates: 2 },
  { id: 'too-many', hits: 2, users: 2, creates: 4 },
  { id: 'maintenance', hits: 1, users: 2, creates: 2 },
]

it('shows as many examples as are tried here', () => {
  expect(examples).toHaveLength(described.length)
})

it.each(described)('carries the example $id out as the page says', async ({ id, ...expected }) => {
  await using tenant = await startTenant()
  const { control } = tenant.sandbox.urls
  await fetch(`${control}/connections/${tenant.connection.id}/delivery`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: '{"backoffMs":1}',
  })
  const put = await fetch(`${control}/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: examples.find((example) => example.includes(`"${id}"`)) ?? '',
  })
  expect(put.status).toBe(200)
  const team = await tenant.group('Team')
  const [ada, bob] = [await tenant.hire('ada'), await tenant.hire('bob')]
  await tenant.rule('population.id pr', [team])
  await tenant.revise()
  await tenant.sandbox.waitForIdle()
  for (const user of [ada, bob]) {
    await tenant.join(user, team)
    await tenant.sandbox.waitForIdle()
  }

  const { faults } = (await (await fetch(`${control}/faults`)).json()) as FaultReport
  expect(faults).toMatchObject([{ id, hits: expected.hits }])
  expect(await tenant.users()).toHaveLength(expected.users)
  expect((await tenant.groups())[0]?.members).toHaveLength(2)
  const creates = (await tenant.requests()).filter((request) => request === 'POST /Users')
  expect(creates).toHaveLength(expected.creates)
})
