import { expect, it } from 'vitest'
import { isDeeperThan } from './json-depth.ts'

it.each([
  ['{}', 1],
  ['[[],[],{}]', 2],
  ['{"a":{"b":[1]}}', 3],
  ['"[[[["', 0],
  [String.raw`["\"[[[[", "\\", "[\\\"["]`, 1],
  [String.raw`{"\\":[]}`, 2],
  ['null', 0],
])('counts %s as %i levels', (text, levels) => {
  expect(isDeeperThan(levels, text)).toBe(false)
  expect(isDeeperThan(levels - 1, text)).toBe(levels > 0)
})

it('takes any depth without a stack', () => {
  expect(isDeeperThan(1_000_000, '['.repeat(1_000_000))).toBe(false)
})
