import { expect, it } from 'vitest'
import { fakeExchange, fakeSubject } from '../../test/fake-journal.ts'
import { summaryOf } from './exchange-summary.ts'
import { isSuccessful } from '../../entities/journal/exchange-text.ts'

const subject = fakeSubject({ name: 'ada' })

it('shows what was requested and its outcome', () => {
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
  expect(summaryOf(fakeExchange({ replayOf: 'x' }))[0]).toBe('A recorded request was sent again.')
})

it('takes the 404 that a connection check expects for what it is', () => {
  const check = fakeExchange({
    ...{ subject, durationMs: 3, purpose: 'check', quirks: ['check-gets-user-0'] },
    request: { method: 'GET', url: 'http://target.test/Users/0', headers: {} },
    response: { status: 404, headers: {}, body: '' },
  })
  expect(isSuccessful(check)).toBe(true)
  expect(summaryOf(check)).toEqual([
    `PingOne checked the connection ${check.connection.name}, before anything else was sent for ada.`,
    'The answer was 404, after 3 ms. That is what the connection check expects: no target has a user 0.',
  ])
  const page = { status: 404, headers: { 'content-type': 'text/html' }, body: '<p>Not found' }
  expect(isSuccessful({ ...check, response: page })).toBe(false)
  expect(isSuccessful({ ...check, quirks: [] })).toBe(false)
})
