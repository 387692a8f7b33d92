import { expect, it } from 'vitest'
import { fakeChange, fakeExchange, fakeRule, fakeSubject } from '../../test/fake-journal.ts'
import { loneSteps, trailsOf } from './trails.ts'

const [anna, ben] = [fakeSubject({ name: 'anna' }), fakeSubject({ name: 'ben' })]
const numbered = (...parts: readonly ReturnType<typeof fakeChange>[]) =>
  parts.flat().map((entry, index) => ({ ...entry, seq: index + 1 }))

it('gathers decision, requests and outcome of each user', () => {
  const entries = numbered(
    fakeChange({ id: 'c', subject: anna }),
    fakeChange({ id: 'c', subject: ben, status: 'failed', exchanges: [{}, { attempt: 2 }] }),
  )
  expect(
    trailsOf(entries).map(({ subject, rule, decision, steps, outcome }) => [
      subject.name,
      rule?.name,
      decision?.inScope,
      steps.length,
      outcome?.status,
    ]),
  ).toEqual([
    ['anna', fakeRule.name, true, 1, 'success'],
    ['ben', fakeRule.name, true, 2, 'failed'],
  ])
})

it('keeps pauses between the attempts', () => {
  const at = '2026-11-01T10:00:00.000Z'
  const about = { changeId: 'c', subject: anna, rule: fakeRule }
  const entries = [
    { seq: 1, at, type: 'exchange' as const, changeId: 'c', exchange: fakeExchange(about) },
    { seq: 2, at, type: 'retry' as const, ...about, attempt: 1, waitMs: 200, summary: '503' },
    { seq: 3, at, type: 'exchange' as const, changeId: 'c', exchange: fakeExchange(about) },
  ]
  expect(trailsOf(entries)[0]?.steps.map(({ type }) => type)).toEqual([
    'exchange',
    'retry',
    'exchange',
  ])
})

it('lists entries without a subject apart', () => {
  const { subject: _, ...token } = { ...fakeExchange({ purpose: 'token' }), subject: undefined }
  const at = token.at
  const circuit = {
    seq: 2,
    at,
    type: 'circuit' as const,
    connection: { name: 'Vendor' },
    state: 'open' as const,
    summary: 'Open',
  }
  const entries = [{ seq: 1, at, type: 'exchange' as const, exchange: token }, circuit]
  expect(trailsOf(entries)).toEqual([])
  expect(loneSteps(entries).map(({ seq }) => seq)).toEqual([1, 2])
})
