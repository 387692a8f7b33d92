import { expect, it } from 'vitest'
import { fakeExchange, fakeSubject } from '../../test/fake-journal.ts'
import { summaryOf } from './exchange-summary.ts'

const subject = fakeSubject({ name: 'ada' })

it('says what was asked and what came of it', () => {
  expect(summaryOf(fakeExchange({ subject, durationMs: 12 }))).toEqual([
    'PingOne asked the target to create ada.',
    'The answer was 201, after 12 ms. Created: the answer carries the id that the server chose.',
  ])
})

it('says why there is no answer, and which attempt it was', () => {
  const { response: _, ...lost } = fakeExchange({
    subject,
    attempt: 2,
    purpose: 'delete',
    failure: { code: 'timeout', message: 'The target was silent.' },
  })
  expect(summaryOf(lost)).toEqual([
    'PingOne asked the target to delete ada.',
    'No answer came. The target was silent.',
    'It was attempt 2.',
  ])
})

it('says that it repeats a recorded request', () => {
  expect(summaryOf(fakeExchange({ replayOf: 'x' }))[0]).toBe(
    'Somebody sent a recorded request again.',
  )
})
