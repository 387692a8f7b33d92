import { ConstraintError } from '../../directory/errors.ts'
import { keep, type ConfigurationOptions, type New } from './record-keeping.ts'
import type { PlanRecord } from './records.ts'
import type { Rules } from './rules.ts'

/** Propagation plans: at most one in an environment. */
export type Plans = ReturnType<typeof createPlans>

export function createPlans(options: ConfigurationOptions, rules: Rules) {
  const kept = keep<PlanRecord>(options, 'plans', 'Plan')

  return {
    list: kept.list,
    get: kept.get,
    async create(environmentId: string, input: New<PlanRecord>): Promise<PlanRecord> {
      if ((await kept.list(environmentId)).length > 0)
        throw new ConstraintError(
          'UNIQUENESS_VIOLATION',
          'environment',
          'The environment already has an existing plan.',
        )
      return kept.create(environmentId, input)
    },
    async replace(environmentId: string, id: string, input: New<PlanRecord>): Promise<PlanRecord> {
      return kept.replace(await kept.get(environmentId, id), input)
    },
    /** Its rules and their mappings go with it. */
    async remove(environmentId: string, id: string): Promise<void> {
      await kept.get(environmentId, id)
      for (const rule of await rules.list(environmentId))
        await rules.remove(environmentId, rule.id, false)
      await kept.remove(id)
    },
  }
}
