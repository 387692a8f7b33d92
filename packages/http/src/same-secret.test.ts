import { afterEach, expect, it, vi } from 'vitest'
import { isSameSecret } from './same-secret.ts'

afterEach(() => vi.unstubAllGlobals())

const pairs: [string, string, boolean][] = [
  ['secret', 'secret', true],
  ['secreT', 'secret', false],
  ['secret ', 'secret', false],
  ['secre', 'secret', false],
  ['', 'secret', false],
  ['secret', '', false],
  ['', '', true],
  ['sécret', 'sécret', true],
  ['secret\0', 'secret', false],
]

it.each(pairs)('compares %j with %j', (presented, expected, isSame) => {
  expect(isSameSecret(presented, expected)).toBe(isSame)
})

it.each(pairs)('compares %j with %j where Node is not there', (presented, expected, isSame) => {
  vi.stubGlobal('process', undefined)
  expect(isSameSecret(presented, expected)).toBe(isSame)
})
