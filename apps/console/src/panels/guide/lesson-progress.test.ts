import type { JournalEntry } from '@pingone-sandbox/contract'
import { expect, it } from 'vitest'
import type { LessonStep } from './lessons/lesson.ts'
import { countDone, type EverSeen, factsSince, fromTheStart, newlyDone } from './lesson-progress.ts'

const entry = (seq: number): JournalEntry => ({
  seq,
  at: '2026-11-01T10:00:00.000Z',
  type: 'finished',
  changeId: 'c1',
  summary: '',
})
const seen = (more: Partial<EverSeen> = {}): EverSeen => ({
  path: '/',
  tab: null,
  wizardStep: null,
  isRead: true,
  connections: [],
  rules: [],
  misbehaviours: [],
  journal: [entry(1)],
  requests: [],
  ...more,
})
const step = (id: string, isDone: LessonStep['isDone']): LessonStep => ({
  ...{ id, title: '', hint: '' },
  isDone,
})
const on = step('on', ({ misbehaviours }) => misbehaviours.length > 0)
const off = step('off', ({ misbehaviours }) => misbehaviours.length === 0)
const factsOf = (more: Partial<EverSeen> = {}) => factsSince(fromTheStart, seen(more))

it('keeps a step done that a later one reverts', () => {
  expect(newlyDone([on, off], [], factsOf({ misbehaviours: ['no-patch'] }))).toEqual(['on'])
  expect(newlyDone([on, off], ['on'], factsOf())).toEqual(['off'])
})

it('evaluates a step only once those before it are done', () => {
  expect(newlyDone([on, off], [], factsOf())).toEqual([])
})

it('completes several steps at once', () => {
  expect(newlyDone([off, step('off again', off.isDone), on], [], factsOf())).toEqual([
    'off',
    'off again',
  ])
})

it('completes a step when all its parts are done, whenever each was', () => {
  const { isDone: isOn } = on
  const parts = [
    { id: 'both/on', title: '', isDone: isOn },
    { id: 'both/off', title: '', isDone: off.isDone },
  ]
  const both = { ...step('both', () => false), parts }
  expect(newlyDone([both], [], factsOf({ misbehaviours: ['no-patch'] }))).toEqual(['both/on'])
  expect(newlyDone([both], ['both/on'], factsOf())).toEqual(['both/off', 'both'])
  expect(newlyDone([both], ['both/on', 'both/off', 'both'], factsOf())).toEqual([])
})

it('counts the steps before the first that is not done', () => {
  expect(countDone([on, off], [])).toBe(0)
  expect(countDone([on, off], ['off'])).toBe(0)
  expect(countDone([on, off], ['off', 'on'])).toBe(2)
})

it('shows a step only what came after the lesson started', () => {
  const counting = step(
    'counting',
    ({ journal, sentByHand }) => journal.length === 1 && sentByHand.length === 1,
  )
  const request = (seq: number, client?: string) => ({
    ...{ seq, method: 'GET', path: '/Users', status: 200 },
    client,
  })
  const facts = seen({
    journal: [entry(1), entry(2), entry(3)],
    requests: [request(3), request(2, 'curl/8'), request(1, 'curl/8')],
  })
  const since = factsSince({ after: 2, afterRequest: 1 }, facts)
  expect(newlyDone([counting], [], since)).toEqual(['counting'])
  expect(newlyDone([counting], [], factsSince(fromTheStart, facts))).toEqual([])
})
