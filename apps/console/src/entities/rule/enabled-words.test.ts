import { expect, it } from 'vitest'
import { enabledWords } from './enabled-words.ts'

const rule = { name: 'Staff', populationExpression: 'enabled eq true' }

it.each([
  ['Activity', rule, 'ACTIVE' as const],
  ['Directory filter', { ...rule, populationExpression: '' }, 'ACTIVE' as const],
  ['Directory filter', { name: 'Staff' }, 'ACTIVE' as const],
  ['Vendor is disabled', rule, 'INACTIVE' as const],
])('points to what matters next: %s', (place, enabled, status) => {
  expect(enabledWords(enabled, { name: 'Vendor', status })).toContain(place)
})
