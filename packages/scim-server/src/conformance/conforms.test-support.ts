import { expect, it } from 'vitest'
import { titleOf, type Requirement, type Requirements } from './requirement.ts'
import { createVia, type Via } from './via.test-support.ts'

/**
 * Makes a test of each requirement of an area.
 *
 * The compiler refuses a requirement without a test and a test without a requirement. A test makes the requests of its requirement
 * through `via`, and fails unless their ways are those of the record.
 *
 * @example conforms(creating, { 'location-of-created': async (via) => { … } })
 */
export function conforms<R extends Requirements>(
  requirements: R,
  tests: Readonly<Record<keyof R, (via: Via) => Promise<void>>>,
): void {
  // The linter cannot see the tests through the table.
  // oxlint-disable vitest/valid-title
  for (const [id, requirement] of Object.entries<Requirement>(requirements))
    it(titleOf(requirement), async () => {
      const via = createVia(requirement.ways)
      await tests[id as keyof R](via)
      expect(via.seen()).toEqual([...requirement.ways].toSorted())
    })
}
