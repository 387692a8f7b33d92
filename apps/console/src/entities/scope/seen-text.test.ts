import { expect, it } from 'vitest'
import { seenWords } from './seen-text.ts'

const names = new Map([['g1', 'Engineering']])

it.each([
  ['enabled is false', 'enabled eq true', [false]],
  ['title has no value', 'title co "Manager"', []],
  ['name.family is "Ada"', 'not (name.family EQ "Bob")', ['Ada']],
  ['memberOfGroups has Engineering', 'memberOfGroups[id eq "g1"]', ['g1']],
  ['"Crew"', 'the group is selected for the rule', ['Crew']],
])('says “%s” of %s', (words, expression, seen) => {
  expect(seenWords(expression, seen, names)).toBe(words)
})
