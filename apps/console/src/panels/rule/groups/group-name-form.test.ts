import { expect, it } from 'vitest'
import { groupNameFormOf, groupNameLines, writtenLines } from './group-name-form.ts'

const targetAttribute = 'displayName'

it.each([
  { lines: [], form: { source: 'name' } },
  { lines: [{ targetAttribute, sourceAttribute: 'description' }], form: { source: 'description' } },
  {
    lines: [{ targetAttribute, expression: "group.name + '!'" }],
    form: { source: 'name', expression: "group.name + '!'" },
  },
])('reads and writes $form', ({ lines, form }) => {
  expect(groupNameFormOf(lines[0])).toEqual(form)
  expect(groupNameLines(form)).toEqual(lines)
})

it('takes the name itself for no mapping', () => {
  const saved = groupNameFormOf({ targetAttribute, sourceAttribute: 'name' })
  expect(writtenLines(saved)).toEqual(writtenLines(groupNameFormOf(undefined)))
})
