import type { ResourceTypeDefinition } from '@pingone-sandbox/scim'
import { mappingKindOf, type DraftRule, type RehearsalQuery } from '@pingone-sandbox/contract'
import type { MappingRecord, RuleRecord, Snapshot } from '../configuration/records.ts'
import type { Revisions } from '../configuration/revisions.ts'
import { withStartedPlans } from '../configuration/plan-status.ts'
import { userFilterProblem } from '../configuration/user-filter-problem.ts'

export interface RehearsedConfigurationOptions {
  readonly query: RehearsalQuery
  readonly environmentId: string
  readonly revisions: Pick<Revisions, 'latest' | 'pending'>
  readonly userType: ResourceTypeDefinition
}

/** Why a plan cannot be made. */
export type PlanRefusal = { readonly missing: 'rule' } | { readonly wrong: string }

/** Finds the configuration for a plan: the active one, the saved one, or the saved one with the draft of a rule. */
export async function rehearsedConfiguration({
  query: { ruleId, configuration, draft },
  environmentId,
  revisions,
  userType,
}: RehearsedConfigurationOptions): Promise<Snapshot | PlanRefusal> {
  const snapshot =
    configuration === 'pending' || draft !== undefined
      ? await revisions.pending(environmentId)
      : ((await revisions.latest(environmentId))?.snapshot ?? emptySnapshot)
  if (draft !== undefined && ruleId === undefined)
    return { wrong: 'A draft belongs to a rule: ruleId is missing.' }
  if (ruleId === undefined) return snapshot
  const rule = snapshot.rules.find(({ id }) => id === ruleId)
  if (rule === undefined) return { missing: 'rule' }
  if (draft === undefined) return snapshot
  const problem = userFilterProblem(draft.populationExpression, userType)
  return problem === undefined ? withDraft(snapshot, rule, draft) : { wrong: problem }
}

const emptySnapshot: Snapshot = { stores: [], rules: [], mappings: [] }

function withDraft(snapshot: Snapshot, saved: RuleRecord, draft: DraftRule): Snapshot {
  const { mappings, ...changes } = draft
  const drafted: RuleRecord = { ...saved, ...changes, active: changes.active ?? saved.active }
  return withStartedPlans({
    ...snapshot,
    rules: snapshot.rules.map((rule) => (rule.id === saved.id ? drafted : rule)),
    mappings:
      mappings === undefined
        ? snapshot.mappings
        : [
            ...snapshot.mappings.filter((mapping) => !isUserMappingOf(saved, mapping)),
            ...mappings.map((line, index): MappingRecord => ({
              ...line,
              id: `draft-${index}`,
              ruleId: saved.id,
              rule: { id: saved.id },
              environmentId: saved.environmentId,
              createdAt: saved.updatedAt,
              updatedAt: saved.updatedAt,
            })),
          ],
  })
}

const isUserMappingOf = ({ id }: RuleRecord, mapping: MappingRecord): boolean =>
  mapping.ruleId === id && mappingKindOf(mapping) === 'user'
