import type { ConfigurationOptions } from './options.ts'
import { type New, createRepository } from '../records/repository.ts'
import { userFilterOf } from '@pingone-sandbox/contract'
import { ConstraintError, NotFoundError } from '../records/errors.ts'
import { equals } from '../records/criteria.ts'
import type {
  ConnectionRecord,
  MappingRecord,
  PlanRecord,
  RemovedRuleRecord,
  RuleRecord,
} from './records.ts'
import type { Revisions } from './revisions.ts'
import { userFilterProblem } from './user-filter-problem.ts'

/** What an update of a rule may say: its plan and stores are fixed when it is created. */
export type RuleUpdate = Omit<New<RuleRecord>, RuleEnd> & {
  readonly [End in RuleEnd]?: RuleRecord[End] | undefined
}

type RuleEnd = 'plan' | 'sourceStore' | 'targetStore'

/** Rules: which users are provisioned to which connection. */
export type Rules = ReturnType<typeof createRules>

export function createRules(options: ConfigurationOptions, revisions: Pick<Revisions, 'latest'>) {
  const { store } = options
  const kept = createRepository<RuleRecord>(options, 'rules', 'Rule')
  const stores = createRepository<ConnectionRecord>(options, 'propagationStores', 'Store')
  const plans = createRepository<PlanRecord>(options, 'plans', 'Plan')
  const mappings = createRepository<MappingRecord>(options, 'mappings', 'Mapping')

  async function check(
    environmentId: string,
    rule: New<RuleRecord>,
    previous?: RuleRecord,
  ): Promise<void> {
    await referred('plan', plans.get(environmentId, rule.plan.id))
    const source = await referred('sourceStore', stores.get(environmentId, rule.sourceStore.id))
    if (source.type !== 'directory')
      throw new ConstraintError(
        'INVALID_VALUE',
        'sourceStore',
        'The source store must be of type directory.',
      )
    const target = await referred('targetStore', stores.get(environmentId, rule.targetStore.id))
    if (target.type !== 'scim')
      throw new ConstraintError(
        'INVALID_VALUE',
        'targetStore',
        'The target store must be of type scim.',
      )
    if (rule.active && target.status !== 'ACTIVE')
      throw new ConstraintError(
        'CONSTRAINT_VIOLATION',
        'active',
        'The connection must be enabled before the rule can be.',
      )
    const problem = userFilterProblem(
      rule.populationExpression,
      await options.userType(environmentId),
    )
    if (problem !== undefined)
      throw new ConstraintError('INVALID_VALUE', 'populationExpression', problem)
    for (const member of ['populations', 'groups'] as const)
      await checkReferences(environmentId, member, { rule, previous })
    checkAgreement(rule)
  }

  /** A record that the rule referred to before may be deleted by now: a rule can be saved as it was read. */
  async function checkReferences(
    environmentId: string,
    member: 'populations' | 'groups',
    { rule, previous }: { rule: New<RuleRecord>; previous: RuleRecord | undefined },
  ): Promise<void> {
    const known = new Set(previous?.[member]?.map(({ id }) => id))
    for (const { id } of rule[member] ?? []) {
      if (known.has(id)) continue
      if (!(await options.isInDirectory(environmentId, member, id)))
        throw new ConstraintError(
          'INVALID_VALUE',
          member,
          `There is no ${member === 'groups' ? 'group' : 'population'} ${id}.`,
        )
    }
  }

  return {
    list: kept.list,
    get: kept.get,
    async create(environmentId: string, input: New<RuleRecord>): Promise<RuleRecord> {
      await check(environmentId, input)
      return kept.create(environmentId, input)
    },
    async replace(environmentId: string, id: string, input: RuleUpdate): Promise<RuleRecord> {
      const previous = await kept.get(environmentId, id)
      const { plan, sourceStore, targetStore } = previous
      for (const end of ['plan', 'sourceStore', 'targetStore'] as const)
        if ((input[end]?.id ?? previous[end].id) !== previous[end].id)
          throw new ConstraintError(
            'INVALID_VALUE',
            end,
            `The ${end} of a rule is fixed when it is created.`,
          )
      const completed = { ...input, plan, sourceStore, targetStore }
      await check(environmentId, completed, previous)
      return kept.replace(previous, completed)
    },
    /** Deletes the rule with its mappings; the next revision ends its links, and deprovisions its users if asked to. */
    async remove(environmentId: string, id: string, deprovision: boolean): Promise<void> {
      const rule = await kept.get(environmentId, id)
      const saved = await stores.get(environmentId, rule.targetStore.id)
      if (deprovision && !saved.managed && rule.deprovision !== true)
        throw new ConstraintError(
          'CONSTRAINT_VIOLATION',
          'deprovision',
          'Deprovision on rule deletion must be on for the connection ("managed"), or the deprecated "deprovision" for the rule.',
        )
      const latest = (await revisions.latest(environmentId))?.snapshot.stores
      const connection = latest?.find((each) => each.id === saved.id) ?? saved
      const removed: RemovedRuleRecord = { id, environmentId, rule, deprovision, connection }
      const { items } = await store.find<MappingRecord>('mappings', {
        filter: equals('ruleId', id),
      })
      await store.commit([
        kept.removal(id),
        ...items.map(({ document }) => mappings.removal(document.id)),
        { kind: 'put', collection: 'removedRules', document: removed },
      ])
    },
  }
}

function checkAgreement({ populations = [], populationExpression = '' }: New<RuleRecord>): void {
  const said = userFilterOf({ populations })
  if (said !== undefined && populationExpression.trim() !== '' && said !== populationExpression)
    throw new ConstraintError(
      'INVALID_VALUE',
      'populations',
      'The deprecated populations and populationExpression say different things. Leave populations out.',
    )
}

/** The record that a rule refers to. A missing one is an error in the body of the rule, not in the path. */
async function referred<Kept>(target: string, record: Promise<Kept>): Promise<Kept> {
  try {
    return await record
  } catch (error) {
    if (error instanceof NotFoundError)
      throw new ConstraintError('INVALID_VALUE', target, error.message)
    throw error
  }
}
