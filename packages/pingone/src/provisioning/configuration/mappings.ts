import { ConstraintError } from '../../directory/errors.ts'
import { placeOf } from '../target-attributes.ts'
import { keep, type ConfigurationOptions, type New } from './record-keeping.ts'
import type { MappingRecord } from './records.ts'
import type { Rules } from './rules.ts'

type MappingInput = Omit<New<MappingRecord>, 'rule' | 'ruleId'>

/** Attribute mappings of rules. */
export type Mappings = ReturnType<typeof createMappings>

export function createMappings(options: ConfigurationOptions, rules: Rules) {
  const kept = keep<MappingRecord>(options, 'mappings', 'Mapping')

  return {
    async list(environmentId: string, ruleId: string): Promise<MappingRecord[]> {
      await rules.get(environmentId, ruleId)
      return (await kept.list(environmentId)).filter((mapping) => mapping.ruleId === ruleId)
    },
    get: kept.get,
    async create(
      environmentId: string,
      ruleId: string,
      input: MappingInput,
    ): Promise<MappingRecord> {
      await rules.get(environmentId, ruleId)
      check(input)
      return kept.create(environmentId, { ...input, ruleId, rule: { id: ruleId } })
    },
    async replace(environmentId: string, id: string, input: MappingInput): Promise<MappingRecord> {
      const previous = await kept.get(environmentId, id)
      check(input)
      return kept.replace(previous, { ...input, ruleId: previous.ruleId, rule: previous.rule })
    },
    async remove(environmentId: string, id: string): Promise<void> {
      await kept.get(environmentId, id)
      return kept.remove(id)
    },
  }
}

function check({ sourceAttribute, expression, targetAttribute }: MappingInput): void {
  if ((sourceAttribute === undefined) === (expression === undefined))
    throw new ConstraintError(
      'INVALID_VALUE',
      'sourceAttribute',
      'A mapping has either a source attribute or an expression.',
    )
  if (expression !== undefined)
    throw new ConstraintError(
      'INVALID_VALUE',
      'expression',
      'PingOne expressions are not simulated; map a source attribute.',
    )
  if (!placeOf(targetAttribute))
    throw new ConstraintError(
      'INVALID_VALUE',
      'targetAttribute',
      `SCIM users have no attribute that PingOne calls "${targetAttribute}".`,
    )
}
