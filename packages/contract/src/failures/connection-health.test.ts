import { expect, it } from 'vitest'
import { connectionHealthOf, overallHealth, type HealthFacts } from './connection-health.ts'

const facts: HealthFacts = {
  ...{ isEnabled: true, hasRule: true, isDefective: false, failed: 0, remarked: 0, total: 12 },
  circuit: { state: 'closed' },
}
const example = { subject: { type: 'user', id: 'u', name: 'ada' }, ruleId: 'r' } as const
const unauthorized = { cause: 'credentials', status: 401, isOnly: true, example } as const
const open = { state: 'open', lastFailure: 'The target answered 503.' } as const

it.each<[string, string, Partial<HealthFacts>]>([
  ['healthy', 'Healthy, 12 synced', {}],
  ['healthy', 'Healthy, 5,000 synced', { total: 5000 }],
  ['unproven', 'Nothing provisioned yet', { total: 0 }],
  ['unproven', 'No enabled rule', { total: 0, hasRule: false }],
  ['remarks', 'Nothing failing, 3 of 12 with remarks', { remarked: 3 }],
  ['off', 'Disabled', { isEnabled: false, failed: 3, failure: unauthorized }],
  ['failing', '3 of 12 failing: 401 Unauthorized', { failed: 3, failure: unauthorized }],
  [
    'failing',
    '3 of 12 failing: 401 Unauthorized, and other causes',
    { failed: 3, failure: { ...unauthorized, isOnly: false } },
  ],
  [
    'failing',
    '1 of 12 failing: the target does not answer',
    { failed: 1, failure: { cause: 'no-answer', isOnly: true, example } },
  ],
  [
    'failing',
    '1 of 12 failing: the token endpoint gives no access token',
    { failed: 1, failure: { ...unauthorized, cause: 'token-endpoint' } },
  ],
  ['failing', '1 of 12 failing', { failed: 1, failure: { ...unauthorized, cause: 'other' } }],
  [
    'failing',
    'Circuit open, 12 of 12 failing: 401 Unauthorized',
    { failed: 12, failure: unauthorized, circuit: open },
  ],
  [
    'failing',
    'Circuit open, 12 of 12 failing: the target answered 503',
    { failed: 12, failure: { cause: 'circuit-open', isOnly: true, example }, circuit: open },
  ],
  ['failing', 'Circuit half-open', { circuit: { state: 'half-open' } }],
  ['failing', 'A rule failed: the sandbox made a mistake', { isDefective: true }],
  [
    'failing',
    'Test failed: the target answered 401',
    { total: 0, connectionTest: { status: 'INVALID', message: 'The target answered 401.' } },
  ],
])('calls a connection %s: %s', (state, summary, differences) => {
  expect(connectionHealthOf({ ...facts, ...differences })).toMatchObject({ state, summary })
})

it('tells the cause, the status and an example apart from the sentence', () => {
  expect(connectionHealthOf({ ...facts, failed: 3, failure: unauthorized })).toEqual({
    ...{ state: 'failing', failed: 3, remarked: 0, total: 12 },
    ...{ cause: 'credentials', status: 401, reason: '401 Unauthorized', example },
    summary: '3 of 12 failing: 401 Unauthorized',
  })
})

const named = (name: string, differences: Partial<HealthFacts> = {}) => ({
  ...{ id: name.toLowerCase(), name },
  health: connectionHealthOf({ ...facts, ...differences }),
})
const off = named('Off', { isEnabled: false })
const failing = named('Failing', { failed: 3, failure: unauthorized })
const worse = named('Worse', { failed: 5, failure: unauthorized })

it('sums connections up in the words of the worst one, and leaves disabled ones out', () => {
  expect(overallHealth([])).toBeUndefined()
  expect(overallHealth([off])).toBeUndefined()
  expect(overallHealth([off, named('Fine')])).toEqual({
    ...{ state: 'healthy', connectionId: 'fine', summary: 'Healthy, 12 synced' },
  })
  expect(overallHealth([named('One'), named('Two')])).toEqual({
    ...{ state: 'healthy', summary: '2 connections healthy' },
  })
  expect(overallHealth([named('Fine'), failing])?.summary).toBe(
    'Failing: 3 of 12 failing: 401 Unauthorized',
  )
  expect(overallHealth([failing, worse])).toMatchObject({
    connectionId: 'worse',
    summary: 'Worse: 5 of 12 failing: 401 Unauthorized, and 1 more',
  })
})
