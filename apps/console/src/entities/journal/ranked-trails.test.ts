import { expect, it } from 'vitest'
import { fakeChange, fakeSubject } from '../../test/fake-journal.ts'
import { exchangesInTime, rankedTrails, shownExchanges } from './ranked-trails.ts'

const at = (second: number) => `2026-11-01T10:00:0${second}.000Z`
const entries = [
  fakeChange({ subject: fakeSubject({ name: 'anna' }), exchanges: [{ id: 'a', at: at(3) }] }),
  fakeChange({ subject: fakeSubject({ name: 'ben' }), status: 'partial', exchanges: [] }),
  fakeChange({
    subject: fakeSubject({ name: 'cy' }),
    status: 'failed',
    exchanges: [
      { id: 'c1', at: at(1) },
      { id: 'c2', at: at(5) },
    ],
  }),
]
  .flat()
  .map((entry, index) => ({ ...entry, seq: index + 1 }))

it('puts first what went wrong', () => {
  expect(rankedTrails(entries).map(({ subject }) => subject.name)).toEqual(['cy', 'ben', 'anna'])
})

it('lists exchanges as they are shown, or in the order of time', () => {
  expect(shownExchanges(entries)).toEqual(['c1', 'c2', 'a'])
  expect(exchangesInTime(entries)).toEqual(['c1', 'a', 'c2'])
})
