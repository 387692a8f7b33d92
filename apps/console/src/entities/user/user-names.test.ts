import { matches, parseFilter } from '@pingone-sandbox/scim'
import { expect, it } from 'vitest'
import { searchExpression } from './user-names.ts'

it('looks at every name of a user', () => {
  expect(searchExpression(' an"a ')).toBe(
    'username sw "an\\"a" or email sw "an\\"a" or name.given sw "an\\"a" or name.family sw "an\\"a"',
  )
})

it('finds a full name by its words in either order, and a name of two words as a whole', () => {
  const finds = (text: string, name: object) =>
    matches(parseFilter(searchExpression(text)), { username: 'u', name })
  const gus = { given: 'Gus', family: 'Beer' }
  expect(finds('gus beer', gus)).toBe(true)
  expect(finds('Beer Gu', gus)).toBe(true)
  expect(finds('gus ale', gus)).toBe(false)
  expect(finds('Mary Ann', { given: 'Mary Ann', family: 'Lee' })).toBe(true)
})
