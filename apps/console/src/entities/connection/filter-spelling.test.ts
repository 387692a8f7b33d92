import { expect, it } from 'vitest'
import { spellingOf } from './filter-spelling.ts'

it.each([
  ['username Eq "%s"', true, true],
  ['userName Eq "%s"', true, false],
  ['username eq "%s"', false, true],
  ['userName eq "%s"', false, false],
])('distinguishes the two spellings of %s', (expression, operator, attribute) => {
  expect(spellingOf(expression)).toEqual({
    canonical: 'userName eq "%s"',
    hasUnusualOperator: operator,
    hasUnusualAttribute: attribute,
  })
})

it('leaves another attribute as it is written', () => {
  expect(spellingOf('emails.value Eq "%s"').canonical).toBe('emails.value eq "%s"')
})

it('finds nothing to say about an unfinished expression', () => {
  const spelling = spellingOf('userName')
  expect(spelling.hasUnusualOperator || spelling.hasUnusualAttribute).toBe(false)
})
