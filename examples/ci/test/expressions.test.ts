import { expect, it } from 'vitest'
import { interpolate, isMet } from './expressions.ts'

const contexts = {
  inputs: { url: 'a $(b)', empty: '' },
  steps: { check: { outputs: { passed: 'true' } } },
}

it('replaces expressions by the values of contexts', () => {
  expect(interpolate('[${{ inputs.url }}] ${{ steps.check.outputs.passed }}', contexts)).toBe(
    '[a $(b)] true',
  )
})

it.each([
  ['inputs.ulr', 'no value: inputs.ulr'],
  ['steps.check.outputs.verdict', 'no value'],
  ['input.url', 'Unrecognized named-value'],
  ['unknown()', 'Unrecognized function'],
  ['inputs.url ||', 'Unexpected end of expression'],
])('refuses the expression %s', (expression, message) => {
  expect(() => interpolate(`\${{ ${expression} }}`, contexts)).toThrow(message)
})

it.each([
  ["${{ !cancelled() && inputs.url != '' }}", true],
  ["${{ !cancelled() && inputs.empty != '' }}", false],
  ['always()', true],
  ['failure()', true],
  ['inputs.url', false],
])('tells after a failure that a step with the condition %s runs: %j', (condition, runs) => {
  expect(isMet(condition, contexts, 'failure')).toBe(runs)
})
