import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createControlClient, createSandboxControl } from '@pingone-sandbox/client'
import { lessonIds, wholeSteps } from '@pingone-sandbox/contract'
import { expect, it } from 'vitest'
import { createSandbox } from '../../src/index.ts'
import { startTenant } from '../tenant.ts'

type Tenant = Awaited<ReturnType<typeof startTenant>>

const put = ({ sandbox }: Tenant, body: object) =>
  fetch(`${sandbox.urls.control}/lessons`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

it('has no progress at the start', async () => {
  await using tenant = await startTenant()
  expect(await tenant.control.lessons()).toEqual({ lessons: {} })
})

it('adds what is done, in the order of the lesson, and keeps what was done', async () => {
  await using tenant = await startTenant()
  const { control } = tenant
  await control.changeLessons({ lessons: { walkthrough: { done: ['new-connection'] } } })
  const { lessons } = await control.changeLessons({
    lessons: { walkthrough: { done: ['open-environment', 'changes/name', 'new-connection'] } },
  })
  expect(lessons).toEqual({
    walkthrough: {
      done: ['open-environment', 'new-connection', 'changes/name'],
      startedAt: expect.stringMatching(/^\d{4}-/),
      ...{ after: 0, afterRequest: 0 },
    },
  })
  expect(await control.lessons()).toEqual({ lessons })
})

it('joins the changes of windows that arrive together', async () => {
  await using tenant = await startTenant()
  const steps = wholeSteps('conflict')
  await Promise.all(
    steps.map((step) => tenant.control.changeLessons({ lessons: { conflict: { done: [step] } } })),
  )
  expect((await tenant.control.lessons()).lessons['conflict']?.done).toEqual(steps)
})

it.each(lessonIds)('completes %s with its last step, whatever parts are left', async (id) => {
  await using tenant = await startTenant()
  const steps = wholeSteps(id)
  const before = await tenant.control.changeLessons({ lessons: { [id]: { done: steps.slice(1) } } })
  expect(before.lessons[id]).not.toHaveProperty('completedAt')
  const after = await tenant.control.changeLessons({
    lessons: { [id]: { done: steps.slice(0, 1) } },
  })
  expect(after.lessons[id]).toMatchObject({ completedAt: expect.stringMatching(/^\d{4}-/) })
})

it('starts a lesson anew with what happens from then on', async () => {
  await using tenant = await startTenant()
  await tenant.hire('ada')
  await tenant.rule('population.id pr')
  await tenant.revise()
  await tenant.users()
  const { entries } = await tenant.control.entries({ before: 'end', limit: 1 })
  const { requests } = await tenant.control.targetRequests({ limit: 1 })
  await tenant.control.changeLessons({ lessons: { conflict: { done: ['see-conflict'] } } })
  const { lessons, current } = await tenant.control.changeLessons({
    lessons: { conflict: { restart: true } },
    current: 'conflict',
  })
  expect(lessons['conflict']).toMatchObject({
    done: [],
    after: entries[0]?.seq,
    afterRequest: requests[0]?.seq,
  })
  expect(current).toBe('conflict')
  expect(await tenant.control.changeLessons({ current: null })).toEqual({ lessons })
})

it('ignores what a window has seen before a lesson was started anew, or before a reset', async () => {
  await using tenant = await startTenant()
  const late = {
    lessons: { conflict: { startedAt: '2026-01-01T00:00:00.000Z', done: ['see-conflict'] } },
  }
  expect(await tenant.control.changeLessons(late)).toEqual({ lessons: {} })
  const started = await tenant.control.changeLessons({ lessons: { conflict: { restart: true } } })
  expect(await tenant.control.changeLessons(late)).toEqual(started)
})

it('keeps the progress over a restart, and clears it with a reset', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'pingone-sandbox-'))
  try {
    const change = { lessons: { leavers: { done: ['user-at-target'] } }, current: 'leavers' }
    const first = await startTenant({ dataDir })
    const before = await first.control.changeLessons(change)
    await first.sandbox.close()
    await using second = await createSandbox({ dataDir, users: 0, console: false })
    const control = createSandboxControl(createControlClient(second.urls))
    expect(await control.lessons()).toEqual(before)
    await control.reset()
    expect(await control.lessons()).toEqual({ lessons: {} })
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
})

it.each([
  [{ lessons: { conflcit: {} } }, 'Unknown lesson conflcit.', 'Did you mean conflict?'],
  [{ current: 'walk' }, 'Unknown lesson walk.', 'Known are: walkthrough, '],
  [
    { lessons: { conflict: { done: ['see-conflct'] } } },
    'Unknown step see-conflct of the lesson conflict.',
    'Did you mean see-conflict?',
  ],
  [
    { lessons: { conflict: { done: ['see-conflict'] }, leavers: { done: ['see-conflict'] } } },
    'Unknown step see-conflict of the lesson leavers.',
    'Known are: user-at-target, ',
  ],
  [{ lesson: {} }, 'Unknown member lesson.', 'Did you mean lessons?'],
  [
    { lessons: { conflict: { dnoe: [] } } },
    'Unknown member dnoe at lessons.conflict.',
    'Did you mean done?',
  ],
  [{ lessons: { conflict: { done: 'all' } } }, 'The body is wrong at lessons.conflict.done', ''],
])('refuses %j and changes nothing', async (body, message, hint) => {
  await using tenant = await startTenant()
  const answer = await put(tenant, body)
  expect(answer.status).toBe(400)
  const refusal = (await answer.json()) as { message: string; hint?: string }
  expect(refusal.message).toContain(message)
  expect(refusal.hint ?? '').toContain(hint)
  expect(await tenant.control.lessons()).toEqual({ lessons: {} })
})
