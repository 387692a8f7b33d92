import { expect, it } from 'vitest'
import { answerLimit, boundAnswer, cutText, oneLine } from './bounds.ts'

it('cuts a text and says how much is missing', () => {
  expect(cutText('abcdef', 6)).toBe('abcdef')
  expect(cutText('abcdef', 4)).toBe('abcd… (2 more characters)')
  expect(cutText('abcdef', 4, 'ask for more')).toBe('abcd… (2 more characters; ask for more)')
})

it('makes one line of a text', () => {
  expect(oneLine(' one\n\ttwo ')).toBe('one two')
})

it('leaves a short answer as it is', () => {
  const answer = { text: 'short', data: { list: [1, 2] } }
  expect(boundAnswer(answer)).toEqual(answer)
})

it('keeps text and data within the limit, and says what to do', () => {
  const long = 'x'.repeat(2 * answerLimit)
  const { text, data } = boundAnswer({ text: long, data: { long } })
  expect(text.length).toBeLessThan(answerLimit + 200)
  expect(text).toContain('ask for less')
  expect(JSON.stringify(data).length).toBeLessThan(answerLimit)
  expect(data['omitted']).toContain('ask for less')
})
