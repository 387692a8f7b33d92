import { expect, it } from 'vitest'
import { answer, answerWith, mapAnswer } from './answer.ts'

const ada = { type: 'user', id: 'u', name: 'Ada', extra: 1 }

it('gives an answer as it came', () => {
  expect(answer('subject').parse(ada)).toBe(ada)
})

it('refuses in tests what the contract does not describe', () => {
  expect(() => answer('subject').parse({ name: 'Ada' })).toThrow(/id/)
  const list = answerWith('subjects', 'subject')
  expect(() => list.parse({ subjects: [ada, {}] })).toThrow(/id/)
})

it('reads an answer as something else', () => {
  const names = mapAnswer(answerWith('subjects', 'subject'), ({ subjects }) =>
    subjects.map(({ name }) => name),
  )
  expect(names.parse({ subjects: [ada] })).toEqual(['Ada'])
})
