import type {
  FailureCause,
  FailureGroup,
  RemarkGroup,
  RuleStatus,
  Subject,
} from '@pingone-sandbox/contract'
import type { OutcomeHistory } from './outcome-history.ts'
import type { Link, Links } from '../links/links.ts'
import type { Patience } from '../deliver/patience.ts'
import type { RuleSync, RuleSyncs } from '../links/rule-syncs.ts'
import type { SyncProgresses } from '../deliver/sync-progress.ts'

export interface RuleStatusSources {
  readonly links: Pick<Links, 'standings' | 'failed' | 'remarked'>
  readonly progresses: Pick<SyncProgresses, 'of'>
  readonly history: Pick<OutcomeHistory, 'of'>
  readonly ruleSyncs: Pick<RuleSyncs, 'get'>
  readonly patience: Pick<Patience, 'outage'>
}

/** Of so many failed users and groups the causes are counted. */
const mostExamined = 2000
const mostExamples = 5

/** Tells of a rule what its sync status leaves open: how far a sync is, how outcomes went over time, why who failed. */
export async function ruleStatusOf(
  { links, progresses, history, ruleSyncs, patience }: RuleStatusSources,
  { ruleId, since }: { readonly ruleId: string; readonly since: Date },
): Promise<RuleStatus> {
  const [outcomes, standings, failed, remarked, ruleSync] = await Promise.all([
    history.of({ ruleId, since }),
    links.standings(ruleId),
    links.failed(ruleId, mostExamined),
    links.remarked(ruleId, mostExamined),
    ruleSyncs.get(ruleId),
  ])
  const paused = patience.outage()
  const { user, group } = standings
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

function causesOf(failed: readonly Link[]): FailureGroup[] {
  const byCause = Map.groupBy(failed, ({ cause = 'other' }): FailureCause => cause)
  return [...byCause]
    .map(([cause, links]) => ({
      cause,
      count: links.length,
      message: links[0]?.details ?? '',
      examples: examplesOf(links),
    }))
    .sort((one, other) => other.count - one.count)
}

/** One link may have remarks of several kinds, and counts once for each. */
function remarkKindsOf(links: readonly Link[]): RemarkGroup[] {
  const remarked = links.flatMap((link) =>
    (link.remarks ?? []).map(({ kind, message }) => ({ kind, message, link })),
  )
  return [...Map.groupBy(remarked, ({ kind }) => kind)]
    .map(([kind, found]) => {
      const about = [...new Set(found.map(({ link }) => link))]
      const message = found[0]?.message ?? ''
      return { kind, count: about.length, message, examples: examplesOf(about) }
    })
    .sort((one, other) => other.count - one.count)
}

const examplesOf = (links: readonly Link[]): Subject[] =>
  links
    .slice(0, mostExamples)
    .map(({ subjectType: type, subjectId: id, name }) => ({ type, id, name }))
