import { expect, it } from 'vitest'
import { environmentPaths } from '../environment/environment-paths.ts'
import { enabledWords } from './enabled-words.ts'

const rule = { id: 'r', name: 'Staff', populationExpression: 'enabled eq true' }
const paths = environmentPaths('e')

it.each([
  [paths.activity, rule, 'ACTIVE' as const],
  [paths.rule('r', 'filter'), { ...rule, populationExpression: '' }, 'ACTIVE' as const],
  [paths.rule('r', 'filter'), { id: 'r', name: 'Staff' }, 'ACTIVE' as const],
  [paths.connection('c'), rule, 'INACTIVE' as const],
])('leads to what matters next: %s', (place, enabled, status) => {
  const [, link] = enabledWords(enabled, { id: 'c', name: 'Vendor', status }, paths)
  expect(link.to).toBe(place)
})
