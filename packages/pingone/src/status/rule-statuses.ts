import type { RuleStates } from './rule-states.ts'
import type { StoreOutage } from '@pingone-sandbox/contract'
import type { FailureGroup, RuleStatus } from '@pingone-sandbox/contract'
import { causesOf, remarkKindsOf } from './failure-groups.ts'
import type { OutcomeHistory } from './outcome-history.ts'
import type { Links } from '../links/links.ts'
import type { RuleSync, RuleSyncs } from '../links/rule-syncs.ts'
import type { SyncProgresses } from '../deliver/sync-progress.ts'

export interface RuleStatusesOptions {
  readonly links: Pick<Links, 'counts' | 'failed' | 'remarked'>
  readonly progresses: Pick<SyncProgresses, 'of'>
  readonly history: Pick<OutcomeHistory, 'of'>
  readonly ruleSyncs: Pick<RuleSyncs, 'get'>
  readonly ruleStates: Pick<RuleStates, 'of'>
  readonly outage: () => StoreOutage | undefined
  readonly clock: () => Date
}

/** The number of failed users and groups whose causes are counted. */
const mostExamined = 2000

/** The sync status of a rule with its progress, its outcomes over time, and the causes of failures and remarks. */
export interface RuleStatuses {
  /** With the outcomes of the last `windowMs` milliseconds. Returns undefined when there is no such rule. */
  of(ruleId: string, windowMs: number): Promise<RuleStatus | undefined>
}

export function createRuleStatuses(options: RuleStatusesOptions): RuleStatuses {
  return {
    async of(ruleId, windowMs) {
      const state = await options.ruleStates.of(ruleId)
      if (!state) return undefined
      const since = new Date(options.clock().getTime() - windowMs)
      const { id: _, name: __, ...status } = state
      return { ...status, ...(await detailsOf(options, { ruleId, since })) }
    },
  }
}

/** The progress of a sync, the outcomes over time, and the causes of failures. */
async function detailsOf(
  { links, progresses, history, ruleSyncs, outage }: RuleStatusesOptions,
  { ruleId, since }: { readonly ruleId: string; readonly since: Date },
): Promise<RuleStatus> {
  const [outcomes, counts, failed, remarked, ruleSync] = await Promise.all([
    history.of({ ruleId, since }),
    links.counts(ruleId),
    links.failed(ruleId, mostExamined),
    links.remarked(ruleId, mostExamined),
    ruleSyncs.get(ruleId),
  ])
  const paused = outage()
  const { user, group } = counts
  const progress = progresses.of(ruleId)
  return {
    ...(progress && { progress }),
    ...(paused && { paused }),
    outcomes,
    failures: {
      total: user.in.failed + user.out.failed + group.in.failed + group.out.failed,
      examined: failed.length,
      causes: [...causesOf(failed), ...defectOf(ruleSync)],
    },
    remarks: {
      total: remarked.total,
      examined: remarked.links.length,
      kinds: remarkKindsOf(remarked.links),
    },
  }
}

/** A defect in the work on the rule as a whole. */
const defectOf = (sync: RuleSync | undefined): FailureGroup[] =>
  sync?.defect === undefined
    ? []
    : [{ cause: 'defect', count: 1, message: sync.defect, examples: [] }]
