import { expect, it } from 'vitest'
import { parseFilter } from '../filter/parse.ts'
import { userResourceType } from '../schema/resource-types.ts'
import { compileExplanation } from './explain-filter.ts'

const ada = {
  userName: 'ada',
  active: true,
  emails: [
    { type: 'work', value: 'ada@example.com' },
    { type: 'home', value: 'ada@home.example' },
  ],
}
const explain = (filter: string) => compileExplanation(parseFilter(filter), userResourceType)(ada)

it('shows each condition with the values at its attribute', () => {
  expect(explain('active eq true and (title pr or emails.value ew "@home.example")')).toEqual({
    matches: true,
    conditions: [
      { expression: 'active eq true', seen: [true], holds: true },
      { expression: 'title pr', seen: [], holds: false },
      {
        expression: 'emails.value ew "@home.example"',
        seen: ['ada@example.com', 'ada@home.example'],
        holds: true,
      },
    ],
  })
})

it('takes a negation and a value path as one condition', () => {
  const { matches, conditions } = explain(
    'not (userName eq "ADA") or emails[type eq "work" and value sw "bob"]',
  )
  expect(matches).toBe(false)
  expect(conditions).toMatchObject([
    { expression: 'not (userName eq "ADA")', seen: ['ada'], holds: false },
    { expression: 'emails[type eq "work" and value sw "bob"]', seen: ada.emails, holds: false },
  ])
})

it('refuses an attribute that the resource type does not have', () => {
  expect(() => explain('shoeSize gt 40')).toThrow('shoeSize')
})
