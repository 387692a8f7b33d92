import { expect, it } from 'vitest'
import { filterProblems } from './filter-lint.ts'

it.each(['userName eq "%s"', 'username Eq "%s"', 'emails[type eq "work" and value eq "%s"]', ''])(
  'has nothing to say of %s',
  (expression) => expect(filterProblems(expression)).toEqual([]),
)

it.each([
  ['userName eq "ada"', 'no %s'],
  ['userName eq %s', 'outside quotation marks'],
  ['userName equals "%s"', 'A SCIM server refuses it'],
  ['userName eq "%s', 'A SCIM server refuses it'],
])('says what is wrong with %s', (expression, problem) => {
  expect(filterProblems(expression)).toContainEqual(expect.stringContaining(problem))
})
