import { expect, it } from 'vitest'
import { searchExpression } from './user-names.ts'

it('looks at every name of a user', () => {
  expect(searchExpression(' an"a ')).toBe(
    'username sw "an\\"a" or email sw "an\\"a" or name.given sw "an\\"a" or name.family sw "an\\"a"',
  )
})
