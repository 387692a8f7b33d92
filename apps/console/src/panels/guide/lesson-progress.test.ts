import type { JournalEntry } from '@pingone-sandbox/contract'
import { expect, it } from 'vitest'
import type { LessonStep } from './lessons/lesson.ts'
import { advance, type EverSeen, fromTheStart } from './lesson-progress.ts'

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
const step = (isDone: LessonStep['isDone']): LessonStep => ({
  title: '',
  hint: '',
  isDone,
})
const on = step(({ misbehaviours }) => misbehaviours.length > 0)
const off = step(({ misbehaviours }) => misbehaviours.length === 0)
const start = fromTheStart

it('keeps a step done that a later one undoes', () => {
  const second = advance([on, off], start, seen({ misbehaviours: ['no-patch'] }))
  expect(second.done).toBe(1)
  expect(advance([on, off], second, seen()).done).toBe(2)
})

it('looks at a step only once those before it are done', () => {
  expect(advance([on, off], start, seen())).toBe(start)
})

it('moves several steps at once', () => {
  expect(advance([off, off, on], start, seen()).done).toBe(2)
})

it('shows a step only what came after the lesson began', () => {
  const counting = step(
    ({ journal, sentByHand }) => journal.length === 1 && sentByHand.length === 1,
  )
  const request = (seq: number, client?: string) => ({
    seq,
    method: 'GET',
    path: '/Users',
    status: 200,
    client,
  })
  const facts = seen({
    journal: [entry(1), entry(2), entry(3)],
    requests: [request(3), request(2, 'curl/8'), request(1, 'curl/8')],
  })
  expect(advance([counting], { ...start, after: 2, afterRequest: 1 }, facts).done).toBe(1)
  expect(advance([counting], start, facts).done).toBe(0)
})

it('starts over after a reset, also before anything happened again', () => {
  const progress = { done: 1, after: 0, afterRequest: 4, reached: 9 }
  expect(advance([on, off], progress, seen())).toEqual(start)
  expect(advance([on, off], progress, seen({ journal: [] }))).toEqual(start)
  expect(advance([on, off], { ...progress, after: 9, reached: 0 }, seen())).toEqual(start)
})

it('stores the position in the journal at which a step was done', () => {
  const facts = seen({ journal: [entry(1), entry(7)] })
  expect(advance([off], start, facts)).toEqual({ ...start, done: 1, reached: 7 })
})

it('waits until the journal was read', () => {
  const progress = { done: 1, after: 9, afterRequest: 0, reached: 9 }
  expect(advance([on, off], progress, seen({ isRead: false, journal: [] }))).toBe(progress)
})
