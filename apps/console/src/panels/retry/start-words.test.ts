import { expect, it } from 'vitest'
import { startWords } from './start-words.ts'

const rule = { id: 'r', name: 'Staff' }
const stop = { reason: 'rule-disabled', message: 'The rule Staff is disabled.' } as const
const blocked = [{ rule, users: 1, groups: 0, ...stop }]

it.each([
  [{ users: 1, groups: 0 }, ['info', '1 user is retried.']],
  [{ users: 5000, groups: 1 }, ['info', '5,000 users and 1 group are retried.']],
  [{ users: 0, groups: 2 }, ['info', '2 groups are retried.']],
  [{ users: 0, groups: 0 }, ['info', 'Nothing is failed any more.']],
  [{ users: 0, groups: 0, blocked }, ['danger', 'Nothing is retried. The rule Staff is disabled.']],
  [{ users: 2, groups: 0, blocked }, ['info', '2 users are retried. The rule Staff is disabled.']],
] as const)('says of %j: %j', (started, words) => {
  expect(startWords({ ...started, ...('blocked' in started && { blocked }) })).toEqual(words)
})
