import { ControlError, PlatformError } from '@pingone-sandbox/client'
import { expect, it } from 'vitest'
import { failureText, isDeleted, messagesByTarget } from './platform-error.ts'

const request = { method: 'POST', path: '/groups' }
const details = [{ code: 'UNIQUENESS_VIOLATION', target: 'name', message: 'The name is taken.' }]
const body = { id: '2', code: 'INVALID_DATA', message: 'Bad.', details }
const refusal = new PlatformError(request, { status: 400, text: JSON.stringify(body) })

it('says at which field a value was refused', () => {
  expect([...messagesByTarget(refusal)]).toEqual([['name', 'The name is taken.']])
})

it('has one message without a field for any other error', () => {
  expect([...messagesByTarget(new Error('offline'))]).toEqual([['', 'offline']])
  const plain = new PlatformError(request, { status: 502, text: '<html>' })
  expect([...messagesByTarget(plain)]).toEqual([['', 'The server answered 502.']])
})

it('says what is wrong in a sentence, without the request', () => {
  expect(failureText(refusal)).toBe('The name is taken.')
  const text = JSON.stringify({ code: 'not_found', message: 'No rule 1.', hint: 'See the list.' })
  const control = new ControlError(request, { status: 404, text })
  expect(failureText(control)).toBe('No rule 1. See the list.')
  expect(failureText(new Error('offline'))).toBe('offline')
})

it('reports a resource that does not exist', () => {
  const missing = new PlatformError(request, { status: 404, text: '{}' })
  expect([missing, refusal, new Error('404')].map(isDeleted)).toEqual([true, false, false])
})
