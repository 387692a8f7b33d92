import type { PlanReport, RehearsalQuery, SubjectKey } from '@pingone-sandbox/contract'
import { isEnabledAgain, resyncsOf } from '../configuration/resync.ts'
import {
  type CompiledRule,
  compiledRules,
  compileRemovedRule,
  withEmptyScope,
} from '../decide/compiled-rule.ts'
import { extentOf, type Extent, type ExtentSources } from '../deliver/extent.ts'
import { listTargetUsers } from '../deliver/listed-users.ts'
import { isReadByNext, isReadByRevision, readsTarget } from '../deliver/read-rules.ts'
import type { SyncContext, Task } from '../deliver/sync-context.ts'
import type { RehearsedConfiguration } from './rehearsed-configuration.ts'

/** The users, or the groups, of one rule, in the order in which a sync takes them. */
interface WorkOfRule {
  readonly active: CompiledRule
  readonly type: 'user' | 'group'
  readonly pages: AsyncIterable<readonly Task[]>
}

export interface WorkOptions extends RehearsedConfiguration {
  readonly sources: ExtentSources
  readonly query: RehearsalQuery
  readonly context: SyncContext
  /** How many users the source has. */
  readonly userCount: number
}

/** Finds what the sync of a plan works on, and about how many users and groups that are. */
export function plannedWork(options: WorkOptions): {
  readonly work: readonly WorkOfRule[]
  readonly total: number
} {
  const { sources, query, userCount } = options
  const synced = rulesToSync(options)
  const ofSynced = synced.flatMap((active): readonly WorkOfRule[] => {
    const { users, groups } = query.subjects
      ? extentAmong(active, query.subjects, options)
      : wholeExtent(active, options)
    return [
      { active, type: 'user', pages: users },
      { active, type: 'group', pages: groups },
    ]
  })
  const ofReleased = rulesToRelease(options).flatMap((active) =>
    (['user', 'group'] as const).map((type) => ({
      ...{ active, type },
      pages: linkedTasks(active, type, sources),
    })),
  )
  const total = synced.reduce(
    (sum, { rule: { groups = [] } }) => sum + (query.subjects?.length ?? userCount + groups.length),
    0,
  )
  return { work: [...ofSynced, ...ofReleased], total }
}

/** The rules of the work, once each. */
export function rulesOf(work: readonly WorkOfRule[]): PlanReport['rules'] {
  const rules = new Map(work.map(({ active: { rule } }) => [rule.id, rule]))
  return [...rules.values()].map(({ id, name }) => ({ id, name }))
}

function rulesToSync({ query, before, snapshot }: WorkOptions): readonly CompiledRule[] {
  const resynced = new Set(resyncsOf(before, snapshot).map(({ id }) => id))
  return compiledRules(snapshot).filter(
    ({ rule: { id } }) =>
      (query.ruleId === undefined || query.ruleId === id) &&
      (query.extent !== 'revision' || resynced.has(id)),
  )
}

/** The deleted rules whose users and groups the revision deprovisions. */
function rulesToRelease({ query, removed, snapshot }: WorkOptions): readonly CompiledRule[] {
  if (query.extent !== 'revision' || query.subjects) return []
  return removed.flatMap((each) => {
    if (!each.deprovision || snapshot.rules.some(({ id }) => id === each.rule.id)) return []
    if (query.ruleId !== undefined && query.ruleId !== each.rule.id) return []
    const compiled = compileRemovedRule(each, snapshot)
    return compiled ? [withEmptyScope(compiled)] : []
  })
}

function wholeExtent(active: CompiledRule, options: WorkOptions): Extent {
  const { sources, query, before, snapshot, context } = options
  const isRead =
    query.extent === 'revision'
      ? isEnabledAgain(active.rule, before, snapshot)
      : isReadByNext(active.rule, before, snapshot)
  const change = wholeRule(active, isRead)
  const isListed = context.choices.resyncRead === 'list'
  return extentOf(sources, active, {
    change,
    reads: readsTarget(change, active.rule.id, context.choices),
    list: isListed ? () => listTargetUsers(context, active) : undefined,
  })
}

/** As a retry of the subjects, or as the next revision where that syncs them. */
function extentAmong(
  active: CompiledRule,
  subjects: readonly SubjectKey[],
  { sources, before, snapshot }: WorkOptions,
): Extent {
  const idsOf = (type: SubjectKey['type']) =>
    subjects.filter((subject) => subject.type === type).map(({ id }) => id)
  const { ruleIds: _, readRuleIds: __, ...change } = wholeRule(active, false)
  return extentOf(sources, active, {
    change: { ...change, userIds: idsOf('user'), groupIds: idsOf('group') },
    reads: isReadByRevision(active.rule, before, snapshot),
  })
}

async function* linkedTasks(
  { rule }: CompiledRule,
  type: WorkOfRule['type'],
  { links }: ExtentSources,
): AsyncGenerator<readonly Task[]> {
  for await (const page of links.ofRule(rule.id, type))
    yield page.map(({ subjectId: id }) => ({ id }))
}

const wholeRule = ({ rule }: CompiledRule, isRead: boolean) => ({
  id: '',
  sequence: 0,
  at: '',
  environmentId: rule.environmentId,
  action: 'PROVISIONING_SYNC.STARTED',
  subject: { type: 'rule', id: rule.id, name: rule.name } as const,
  summary: '',
  userIds: [],
  groupIds: [],
  ruleIds: [rule.id],
  readRuleIds: isRead ? [rule.id] : [],
})
