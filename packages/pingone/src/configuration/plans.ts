import type { ConfigurationOptions } from './options.ts'
import { type New, createRepository } from '../records/repository.ts'
import { ConstraintError } from '../records/errors.ts'
import type { PlanRecord } from './records.ts'
import type { Rules } from './rules.ts'

/** What a client says of a plan; without a status a new one is inactive, and another keeps the one it has. */
export interface PlanInput {
  readonly name: string
  readonly status?: PlanRecord['status'] | undefined
}

/** Propagation plans: at most one in an environment. */
export type Plans = ReturnType<typeof createPlans>

export function createPlans(options: ConfigurationOptions, rules: Rules) {
  const kept = createRepository<PlanRecord>(options, 'plans', 'Plan')

  return {
    list: kept.list,
    get: kept.get,
    async create(environmentId: string, input: PlanInput): Promise<PlanRecord> {
      if ((await kept.list(environmentId)).length > 0)
        throw new ConstraintError(
          'UNIQUENESS_VIOLATION',
          'environment',
          'The environment already has an existing plan.',
        )
      return kept.create(environmentId, recordOf(input))
    },
    async replace(environmentId: string, id: string, input: PlanInput): Promise<PlanRecord> {
      const previous = await kept.get(environmentId, id)
      return kept.replace(previous, recordOf(input, previous))
    },
    /** Deletes the plan with its rules and their mappings. */
    async remove(environmentId: string, id: string): Promise<void> {
      await kept.get(environmentId, id)
      for (const rule of await rules.list(environmentId))
        await rules.remove(environmentId, rule.id, false)
      await kept.remove(id)
    },
  }
}

function recordOf({ name, status }: PlanInput, previous?: PlanRecord): New<PlanRecord> {
  const next = status ?? previous?.status ?? 'INACTIVE'
  const started = [previous?.status, next].includes('ACTIVE') || previous?.started === true
  return { name, status: next, ...(started && { started }) }
}
