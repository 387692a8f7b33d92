import { expect, it } from 'vitest'
import { nothingWords } from './nothing-words.ts'

const none = { created: 0, updated: 0, removed: 0, unchanged: 0, held: 0, failed: 0 }
const rule = { id: 'r', name: 'Staff' }
const stop = { rule, reason: 'rule-disabled', message: 'The rule Staff is disabled.' } as const
const nothing = { counts: none, rules: [], stops: [], reads: 0 }

it.each([
  [{ counts: { ...none, created: 1 }, rules: [rule] }, undefined],
  [{ counts: { ...none, held: 1 }, rules: [rule] }, undefined],
  [{}, 'Nothing is sent for this change.'],
  [{ stops: [stop] }, 'The rule Staff is disabled. Nothing is sent.'],
  [{ rules: [rule] }, 'It concerns no users or groups.'],
  [{ rules: [rule], counts: { ...none, unchanged: 1 } }, '1 user or group stays unchanged.'],
  [
    { rules: [rule], counts: { ...none, unchanged: 5000 }, reads: 5000 },
    '5,000 users and groups stay unchanged, and the target is only read.',
  ],
])('says of %j: %s', (report, words) => {
  expect(nothingWords({ ...nothing, ...report })).toBe(words)
})
