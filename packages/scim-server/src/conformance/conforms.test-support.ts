import { it } from 'vitest'
import { titleOf, type Requirement, type Requirements } from './requirement.ts'

/**
 * Makes a test of each requirement of an area.
 *
 * The compiler sees to it that none is left out, and that none is tested that nobody asks for.
 *
 * @example conforms(creating, { 'location-of-created': async () => { … } })
 */
export function conforms<R extends Requirements>(
  requirements: R,
  tests: Readonly<Record<keyof R, () => Promise<void>>>,
): void {
  // The linter cannot see the tests through the table.
  // oxlint-disable vitest/expect-expect, vitest/valid-title
  for (const [id, requirement] of Object.entries<Requirement>(requirements))
    it(titleOf(requirement), tests[id as keyof R])
}
