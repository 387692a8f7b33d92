import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { findActionErrors } from './github-syntax.ts'

const action = readFileSync('action.yml', 'utf8')

it('describes the action as GitHub requires', () => {
  expect(findActionErrors(action)).toEqual([])
})

it.each([
  ['inputs.url', 'secrets.url', "Unrecognized named-value: 'secrets'"],
  ['shell: bash', '', 'Required property is missing: shell'],
  ['!cancelled() &&', '!cancelled() &', "Unexpected symbol: '&'"],
])('finds %s in its place: %j', (right, wrong, message) => {
  expect(findActionErrors(action.replace(right, wrong)).join()).toContain(message)
})
