import type { ChangeSummary, Exchange } from '@pingone-sandbox/contract'
import { expect, it } from 'vitest'
import { fakeChange, type FakeEntry } from '../../test/fake-journal.ts'
import { stagesOf } from './stages.ts'
import { trailsOf } from '../../entities/journal/trails.ts'

const change: Pick<ChangeSummary, 'action'> = { action: 'USER.CREATED' }

function stages(entries: readonly FakeEntry[]) {
  const [trail] = trailsOf(entries.map((entry, index) => ({ ...entry, seq: index + 1 })))
  if (trail === undefined) throw new Error('There is no trail.')
  return stagesOf(change as ChangeSummary, trail).map(
    ({ name, state, text }) => `${name} ${state}: ${text}`,
  )
}

const lookup = (body: object, status = 200): Partial<Exchange> => ({
  purpose: 'lookup',
  response: { status, headers: {}, body: JSON.stringify(body) },
})

it('shows the path of a user who is created', () => {
  expect(
    stages(fakeChange({ exchanges: [lookup({ totalResults: 0, Resources: [] }), {}] })),
  ).toEqual([
    'Import done: USER.CREATED',
    'Scope done: In scope · In scope and not linked yet.',
    'Match unmatched: No match',
    'Action done: Created.',
  ])
})

it.each([
  [lookup({ Resources: [{ id: '7' }] }), 'Match done: Found 7'],
  [lookup({ Resources: [{ id: '7' }, { id: '8' }] }), 'Match done: 2 match: 7, 8'],
  [lookup({}, 401), 'Match failed: The target answered 401'],
  [lookup({ unexpected: true }), 'Match done: The answer is not a list of resources'],
  [{ ...lookup({}, 404), purpose: 'read' as const }, 'Match done: Deleted at the target'],
])('says what a lookup found', (exchange, text) => {
  expect(stages(fakeChange({ exchanges: [exchange] }))[2]).toBe(text)
})

it('says that a link made the lookup needless', () => {
  expect(stages(fakeChange())[2]).toMatch(/^Match done: Linked to /)
})

it('says that the action failed', () => {
  expect(stages(fakeChange({ status: 'failed' }))[3]).toBe('Action failed: Created.')
})

it('says what is still to be done', () => {
  const running = fakeChange().filter(({ type }) => type === 'change' || type === 'decision')
  expect(stages(running).slice(2)).toEqual([
    'Match running: Lookup pending',
    'Action running: lookup → create',
  ])
})
