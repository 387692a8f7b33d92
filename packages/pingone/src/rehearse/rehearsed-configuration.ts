import type { ResourceTypeDefinition } from '@pingone-sandbox/scim'
import type { PlanDrafts, RehearsalQuery } from '@pingone-sandbox/contract'
import type { ConfigurationReader } from '../configuration/reader.ts'
import type { RemovedRuleRecord, Snapshot } from '../configuration/records.ts'
import type { Revisions } from '../configuration/revisions.ts'
import { withStartedPlans } from '../configuration/plan-status.ts'
import { userFilterProblem } from '../configuration/user-filter-problem.ts'
import { type Drafted, withDraftOfConnection, withDraftOfRule, withoutRule } from './drafts.ts'

export interface RehearsedConfigurationOptions {
  readonly query: RehearsalQuery
  readonly environmentId: string
  readonly revisions: Pick<Revisions, 'latest' | 'pending'>
  readonly configuration: Pick<ConfigurationReader, 'removedRules'>
  readonly userType: ResourceTypeDefinition
}

/** Why a plan cannot be made. */
export type PlanRefusal =
  | { readonly missing: 'rule' | 'connection'; readonly id: string }
  | { readonly wrong: string }

/** The configuration of a plan, and the one before it. */
export interface RehearsedConfiguration {
  readonly snapshot: Snapshot
  /** The active configuration. */
  readonly before: Snapshot | undefined
  /** The deleted rules whose links are still to be released, with that of a draft. */
  readonly removed: readonly RemovedRuleRecord[]
}

/** Finds the configuration for a plan: the active one, the saved one, or the saved one with drafts. */
export async function rehearsedConfiguration({
  query,
  environmentId,
  revisions,
  configuration,
  userType,
}: RehearsedConfigurationOptions): Promise<RehearsedConfiguration | PlanRefusal> {
  const drafts = draftsOf(query)
  if ('wrong' in drafts) return drafts
  const isPending =
    query.configuration === 'pending' ||
    query.extent === 'revision' ||
    Object.keys(drafts).length > 0
  const before = (await revisions.latest(environmentId))?.snapshot
  const saved = isPending ? await revisions.pending(environmentId) : (before ?? emptySnapshot)
  const { ruleId } = query
  if (ruleId !== undefined && !saved.rules.some(({ id }) => id === ruleId))
    return { missing: 'rule', id: ruleId }
  const problem = userFilterProblem(drafts.rule?.populationExpression, userType)
  if (problem !== undefined) return { wrong: problem }
  const drafted = withDrafts(saved, drafts, before)
  if (!('snapshot' in drafted)) return drafted
  const removed = await configuration.removedRules(environmentId)
  return {
    snapshot: withStartedPlans(drafted.snapshot),
    before,
    removed: drafted.removed ? [...removed, drafted.removed] : removed,
  }
}

function withDrafts(
  saved: Snapshot,
  { rule, connection, deletedRule }: PlanDrafts,
  before: Snapshot | undefined,
): Drafted {
  const first = rule ? withDraftOfRule(saved, rule) : { snapshot: saved }
  if (!('snapshot' in first) || (!connection && !deletedRule)) return first
  const second = connection ? withDraftOfConnection(first.snapshot, connection) : first
  if (!('snapshot' in second) || !deletedRule) return second
  return withoutRule(second.snapshot, { deleted: deletedRule, before })
}

const emptySnapshot: Snapshot = { stores: [], rules: [], mappings: [] }

/** The drafts of a query, with its `draft` as that of the rule `ruleId`. */
function draftsOf({
  ruleId,
  draft,
  rule,
  connection,
  deletedRule,
}: RehearsalQuery): PlanDrafts | { readonly wrong: string } {
  if (draft !== undefined && ruleId === undefined)
    return { wrong: 'A draft belongs to a rule: ruleId is missing.' }
  if (draft !== undefined && rule !== undefined)
    return { wrong: 'draft and rule are two drafts of a rule: send one of them.' }
  const ofRule = draft === undefined ? rule : { ...draft, id: ruleId ?? '' }
  return {
    ...(ofRule && { rule: ofRule }),
    ...(connection && { connection }),
    ...(deletedRule && { deletedRule }),
  }
}
