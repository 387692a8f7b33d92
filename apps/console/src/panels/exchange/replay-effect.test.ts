import { expect, it } from 'vitest'
import { fakeExchange, fakeSubject } from '../../test/fake-journal.ts'
import { replayEffect } from './replay-effect.ts'

const sent = (method: string) =>
  fakeExchange({
    subject: fakeSubject({ name: 'ada' }),
    request: { method, url: 'http://target.test/Users/1', headers: {} },
  })

it('has nothing to warn of when a request only asks', () => {
  expect(replayEffect(sent('GET'))).toBeUndefined()
})

it.each([
  ['POST', 'create ada a second time'],
  ['PUT', 'replaces ada'],
  ['PATCH', 'changes ada'],
  ['DELETE', 'deletes ada'],
])('says what a %s may change', (method, effect) => {
  expect(replayEffect(sent(method))).toContain(effect)
})
