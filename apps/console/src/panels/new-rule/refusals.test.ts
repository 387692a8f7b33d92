import { expect, it } from 'vitest'
import { refusalOf } from './refusals.ts'

it.each([
  ['targetStore', { step: 'ends', part: 'targetStore' }],
  ['name', { step: 'details', part: 'name' }],
  ['populationExpression', { step: 'directory', part: 'populationExpression' }],
  ['groups', { step: 'directory', part: 'groups' }],
] as const)('finds the step and the field of %s', (target, part) => {
  expect(refusalOf(target)).toEqual(part)
})

it('finds the field of a mapping line by the name that the API gives it', () => {
  expect(refusalOf('targetAttribute', 2)).toEqual({ step: 'mapping', field: 'lines.2.target' })
  expect(refusalOf('name', 0)).toBeUndefined()
})

it('leaves a message to the foot of the panel that no field is about', () => {
  expect(refusalOf('')).toBeUndefined()
  expect(refusalOf('plan')).toBeUndefined()
})
