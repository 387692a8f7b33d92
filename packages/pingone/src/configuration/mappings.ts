import type { ConfigurationOptions } from './options.ts'
import { type New, createRepository } from '../records/repository.ts'
import { extensionUrnsOf, mappingKindOf, placeOf } from '@pingone-sandbox/contract'
import {
  ExpressionSyntaxError,
  parseExpression,
  type ExpressionRoot,
  literalPatternProblem,
} from '@pingone-sandbox/expression'
import { ConstraintError } from '../records/errors.ts'
import type { ConnectionRecord, MappingRecord } from './records.ts'
import type { Rules } from './rules.ts'

type MappingInput = Omit<New<MappingRecord>, 'rule' | 'ruleId'> & {
  /** A client may say it again. */
  readonly rule?: MappingRecord['rule'] | undefined
}

/** Attribute mappings of rules. */
export type Mappings = ReturnType<typeof createMappings>

export function createMappings(options: ConfigurationOptions, rules: Rules) {
  const kept = createRepository<MappingRecord>(options, 'mappings', 'Mapping')
  const stores = createRepository<ConnectionRecord>(options, 'propagationStores', 'Store')

  async function check(
    { environmentId, ruleId, id }: { environmentId: string; ruleId: string; id?: string },
    input: MappingInput,
  ): Promise<void> {
    checkSource(input)
    if (input.rule && input.rule.id !== ruleId)
      throw new ConstraintError(
        'INVALID_VALUE',
        'rule',
        `The mapping belongs to the rule ${ruleId}, and stays there.`,
      )
    const rule = await rules.get(environmentId, ruleId)
    const { configuration } = await stores.get(environmentId, rule.targetStore.id)
    checkTarget(input, configuration['SCHEMA_EXTENSION_URNS'])
    const twin = (await kept.list(environmentId)).find(
      (other) =>
        other.ruleId === ruleId &&
        other.id !== id &&
        other.targetAttribute === input.targetAttribute &&
        mappingKindOf(other) === mappingKindOf(input),
    )
    if (twin)
      throw new ConstraintError(
        'UNIQUENESS_VIOLATION',
        'targetAttribute',
        `The rule maps ${input.targetAttribute} already; a target attribute takes one value.`,
      )
  }

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
      await check({ environmentId, ruleId }, input)
      return kept.create(environmentId, { ...input, ruleId, rule: { id: ruleId } })
    },
    async replace(environmentId: string, id: string, input: MappingInput): Promise<MappingRecord> {
      const previous = await kept.get(environmentId, id)
      await check({ environmentId, ruleId: previous.ruleId, id }, input)
      return kept.replace(previous, { ...input, ruleId: previous.ruleId, rule: previous.rule })
    },
    async remove(environmentId: string, id: string): Promise<void> {
      await kept.get(environmentId, id)
      return kept.remove(id)
    },
  }
}

function checkSource(input: MappingInput): void {
  const { sourceAttribute, expression } = input
  if ((sourceAttribute === undefined) === (expression === undefined))
    throw new ConstraintError(
      'INVALID_VALUE',
      'sourceAttribute',
      'A mapping has either a source attribute or an expression.',
    )
  if (expression === undefined) return
  const problem = expressionProblem(expression, mappingKindOf(input))
  if (problem !== undefined) throw new ConstraintError('INVALID_VALUE', 'expression', problem)
}

function expressionProblem(expression: string, root: ExpressionRoot): string | undefined {
  try {
    return literalPatternProblem(parseExpression(expression, root))
  } catch (error) {
    if (!(error instanceof ExpressionSyntaxError)) throw error
    return `${error.message} (at character ${error.position + 1})`
  }
}

function checkTarget(input: MappingInput, extensionUrns: unknown): void {
  const { targetAttribute } = input
  if (mappingKindOf(input) === 'group') {
    if (targetAttribute === 'displayName') return
    throw new ConstraintError(
      'INVALID_VALUE',
      'targetAttribute',
      'Of a group only displayName can be mapped: PingOne sends its name and its members.',
    )
  }
  const urns = extensionUrnsOf(typeof extensionUrns === 'string' ? extensionUrns : undefined)
  if (!placeOf(targetAttribute, urns))
    throw new ConstraintError(
      'INVALID_VALUE',
      'targetAttribute',
      `SCIM users have no attribute that PingOne calls "${targetAttribute}". An attribute of a custom schema is named after its schema (urn:…:name), or alone once the connection has Custom Attribute Schema URNs.`,
    )
}
