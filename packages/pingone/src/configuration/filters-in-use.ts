import type { FilterInUse } from '../directory/schema-attributes.ts'
import type { Revisions } from './revisions.ts'

/** The user filters of rules, both saved and active. */
export async function filtersInUse(
  revisions: Pick<Revisions, 'latest' | 'pending'>,
  environmentId: string,
): Promise<readonly FilterInUse[]> {
  const latest = (await revisions.latest(environmentId))?.snapshot.rules ?? []
  const saved = (await revisions.pending(environmentId)).rules
  return [...latest, ...saved].flatMap(({ name, populationExpression = '' }) =>
    populationExpression.trim() === ''
      ? []
      : [{ user: `the rule ${name}`, expression: populationExpression }],
  )
}
