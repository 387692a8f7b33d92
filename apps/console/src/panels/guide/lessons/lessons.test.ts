import {
  type Exchange,
  type JournalEntry,
  lessonIds,
  lessonSteps,
  type PropagationStore,
} from '@pingone-sandbox/contract'
import { expect, it } from 'vitest'
import type { LessonFacts } from './lesson.ts'
import { lessons } from './lessons.ts'
import { walkthrough } from './walkthrough.ts'

const nothing: LessonFacts = {
  path: '/',
  tab: null,
  wizardStep: null,
  connections: [],
  rules: [],
  misbehaviours: [],
  journal: [],
  sentByHand: [],
  finishedLessons: [],
}

/** Whether the step of this title is done. */
function isDone(title: string, facts: Partial<LessonFacts>): boolean {
  const step = lessons.flatMap(({ steps }) => steps).find((each) => each.title.startsWith(title))
  if (step === undefined) throw new Error(`There is no step ${title}.`)
  return step.isDone({ ...nothing, ...facts })
}

const at = '2026-11-01T10:00:00.000Z'
const ada = { type: 'user', id: 'ada', name: 'ada' } as const
const bob = { type: 'user', id: 'bob', name: 'bob' } as const

function exchange(
  purpose: Exchange['purpose'],
  status: number,
  {
    method = 'GET',
    url = 'http://localhost/Users',
    body = '',
    ...more
  }: Partial<Exchange['request']> & {
    readonly subject?: Exchange['subject']
    readonly answer?: string
  } = {},
): JournalEntry {
  return {
    seq: 1,
    at,
    type: 'exchange',
    changeId: 'c1',
    exchange: {
      id: 'e1',
      at,
      durationMs: 1,
      purpose,
      summary: '',
      changeId: 'c1',
      connection: { name: 'Vendor' },
      subject: more.subject ?? ada,
      attempt: 1,
      request: { method, url, headers: {}, body },
      response: { status, headers: {}, body: more.answer ?? '' },
      quirks: [],
    },
  }
}

const outcome = (
  status: 'success' | 'removed' | 'failed',
  subject: Exchange['subject'] = ada,
): JournalEntry => ({
  seq: 2,
  at,
  type: 'outcome',
  changeId: 'c1',
  rule: { id: 'r1', name: 'Staff' },
  subject: subject ?? ada,
  status,
  summary: '',
})

const connection = (configuration: PropagationStore['configuration']): PropagationStore => ({
  id: 'c1',
  name: 'Vendor',
  type: 'scim',
  status: 'ACTIVE',
  configuration,
})

it.each([walkthrough, ...lessons])('$id has the ids that the sandbox knows', ({ id, steps }) => {
  expect(steps.flatMap((step) => [...(step.parts ?? []).map((part) => part.id), step.id])).toEqual(
    lessonSteps[id],
  )
})

it('has a lesson for each id that the sandbox knows', () => {
  expect([walkthrough, ...lessons].map(({ id }) => id)).toEqual(lessonIds)
})

it.each(lessons)('$id begins with something to do, and says each thing once', ({ steps }) => {
  expect(steps[0]?.isDone(nothing)).toBe(false)
  expect(new Set(steps.map(({ title }) => title)).size).toBe(steps.length)
})

it('detects a lookup with an unknown operator that finds no users', () => {
  const lookup = (filter: string, totalResults: number) => ({
    journal: [
      exchange('lookup', 200, {
        url: `http://localhost/Users?filter=${encodeURIComponent(filter)}`,
        answer: JSON.stringify({ totalResults }),
      }),
    ],
  })
  const step = 'Hire a person who has an account already'
  expect(isDone(step, lookup('username Eq "ada"', 0))).toBe(true)
  expect(isDone(step, lookup('username Eq "ada"', 1))).toBe(false)
  expect(isDone(step, lookup('userName eq "ada"', 0))).toBe(false)
})

it('requires that Activity shows the conflict', () => {
  const journal = [exchange('create', 409)]
  const step = 'See the lookup find no user, and 409'
  expect(isDone(step, { journal, path: '/environments/e1/activity' })).toBe(true)
  expect(isDone(step, { journal, path: '/environments/e1/users' })).toBe(false)
  expect(isDone(step, { journal: [exchange('update', 409)], path: '/e/activity' })).toBe(false)
})

it('counts only users as found whose creation the target refused before', () => {
  const path = '/environments/e1/activity'
  const refused = exchange('create', 409)
  expect(isDone('See the account found', { path, journal: [refused, outcome('success')] })).toBe(
    true,
  )
  expect(isDone('See the account found', { path, journal: [outcome('success'), refused] })).toBe(
    false,
  )
  expect(
    isDone('See the account found', { path, journal: [refused, outcome('success', bob)] }),
  ).toBe(false)
  expect(isDone('See the account found', { path, journal: [refused, outcome('failed')] })).toBe(
    false,
  )
})

it('counts a filter as repaired once no connection has an unusual operator', () => {
  const wrong = connection({ USER_FILTER: 'username Eq "%s"' })
  const right = connection({ USER_FILTER: 'userName eq "%s"' })
  expect(isDone('Repair it', { connections: [right] })).toBe(true)
  expect(isDone('Repair it', { connections: [right, wrong] })).toBe(false)
  expect(isDone('Write username Eq', { connections: [right, wrong] })).toBe(true)
})

it('distinguishes a request that replaces the members from one that adds some', () => {
  const subject = { type: 'group', id: 'g1', name: 'Editors' } as const
  const patch = (op: string, status = 200) => {
    const body = JSON.stringify({ Operations: [{ op, path: 'members', value: [] }] })
    return { journal: [exchange('add-members', status, { method: 'PATCH', body, subject })] }
  }
  const step = 'Change the members in PingOne'
  expect(isDone(step, patch('replace'))).toBe(true)
  expect(isDone(step, patch('add'))).toBe(false)
  expect(isDone(step, patch('replace', 500))).toBe(false)
  expect(isDone(step, { journal: [exchange('update', 200, { method: 'PUT', subject })] })).toBe(
    true,
  )
})

it('distinguishes who left by being disabled from who left by being deleted', () => {
  const left = (purpose: 'disable' | 'delete', subject = ada as Exchange['subject']) => ({
    journal: [exchange(purpose, 204, { subject }), outcome('removed')],
  })
  expect(isDone('Take another one out', left('disable'))).toBe(true)
  expect(isDone('Take another one out', left('delete'))).toBe(false)
  expect(isDone('Take another one out', left('disable', bob))).toBe(false)
  expect(isDone('Take one more out', left('delete'))).toBe(true)
})

it('asks for the Remove Action Disable before Delete, whatever the default of the wizard', () => {
  const removing = (REMOVE_ACTION: string) => connection({ REMOVE_ACTION })
  const step = 'Set the Remove Action to Disable'
  expect(isDone(step, { connections: [removing('Delete')] })).toBe(false)
  expect(isDone(step, { connections: [removing('Disable')] })).toBe(true)
  expect(isDone(step, { connections: [connection({})] })).toBe(true)
  expect(isDone(step, {})).toBe(false)
})

it('asks for Merge before Overwrite, whatever the default of the wizard', () => {
  const handling = (GROUP_MEMBERSHIP_HANDLING: string) => connection({ GROUP_MEMBERSHIP_HANDLING })
  const step = 'Choose Merge and save'
  expect(isDone(step, { connections: [handling('Overwrite')] })).toBe(false)
  expect(isDone(step, { connections: [handling('Merge')] })).toBe(true)
})

it('detects a user and a member that were created by a manual request', () => {
  const post = { method: 'POST', path: '/scim/v2/Users', status: 201 }
  const patch = { method: 'PATCH', path: '/scim/v2/Groups/g1', status: 200 }
  expect(isDone('Make an inactive user', { sentByHand: [post] })).toBe(true)
  expect(isDone('Make an inactive user', { sentByHand: [{ ...post, status: 409 }] })).toBe(false)
  expect(isDone('Add a member at the target', { sentByHand: [patch] })).toBe(true)
  expect(isDone('Add a member at the target', { sentByHand: [post] })).toBe(false)
})
