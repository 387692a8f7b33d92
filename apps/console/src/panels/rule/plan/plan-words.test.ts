import { expect, it } from 'vitest'
import { planWords } from './plan-words.ts'

const none = { created: 0, updated: 0, removed: 0, unchanged: 0, held: 0, failed: 0 }

it.each([
  [
    { created: 12_000, updated: 3, removed: 1 },
    { disabled: 1 },
    '12,000 create, 3 update, 1 disable',
  ],
  [{ removed: 5 }, { disabled: 1, deleted: 1 }, '1 disable, 1 delete, 3 remove'],
  // Disabled at the source.
  [{ updated: 3 }, { disabled: 1 }, '2 update, 1 disable'],
  [{}, {}, 'No users or groups are affected'],
] as const)('says of %j, with %j: %s', (counts, removals, words) => {
  expect(
    planWords({
      counts: { ...none, ...counts },
      removals: { disabled: 0, deleted: 0, ...removals },
    }),
  ).toBe(words)
})
