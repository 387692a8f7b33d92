import { usableRule, type CompiledRule } from '../decide/compiled-rule.ts'
import type { SourceChange } from '../outbox/change.ts'
import type { ChangeRunnerOptions } from './change-runner-options.ts'
import type { DefectGuard } from './defect-guard.ts'
import { extentOf } from './extent.ts'
import { isStillDue, mayBeDone } from './still-due.ts'
import { listTargetUsers } from './listed-users.ts'
import { readsTarget } from './read-rules.ts'
import { runTasks, type ChangeRun } from './run-tasks.ts'
import type { SyncContext, Task, TaskEnd } from './sync-context.ts'
import { syncGroup } from './sync-group.ts'
import { syncUser } from './sync-user.ts'
import { countEnd, endCount } from './task-ends.ts'

export interface RuleRunnerOptions extends ChangeRunnerOptions {
  readonly contextFor: (change: SourceChange) => Promise<SyncContext>
  readonly defects: DefectGuard
  /** Throws a `StoppedError` when the sync is stopped. */
  readonly assertStarted: () => void
}

/** Runs a source change under one rule: its users first, then its groups. */
export interface RuleRunner {
  readonly run: (change: SourceChange, compiled: CompiledRule, run: ChangeRun) => Promise<void>
  readonly isSyncing: (ruleId: string) => boolean
}

export function createRuleRunner(options: RuleRunnerOptions): RuleRunner {
  const { queue, revisions, directory, links, ruleSyncs, progresses, clock } = options
  const { contextFor, assertStarted, defects } = options
  /** The number of changes that run under each rule. */
  const syncing = new Map<string, number>()

  async function run(
    change: SourceChange,
    compiled: CompiledRule,
    changeRun: ChangeRun,
  ): Promise<void> {
    const { rule } = compiled
    const isWhole = change.ruleIds?.includes(rule.id) ?? false
    const before = endCount(changeRun.ends)
    let defect: string | undefined
    syncing.set(rule.id, (syncing.get(rule.id) ?? 0) + 1)
    try {
      await runExtent(change, compiled, changeRun)
    } catch (error) {
      defect = await defects.giveUpRule(change, compiled, error)
      countEnd(changeRun.ends, 'failed')
    } finally {
      const left = (syncing.get(rule.id) ?? 1) - 1
      if (left > 0) syncing.set(rule.id, left)
      else syncing.delete(rule.id)
    }
    if (isWhole || endCount(changeRun.ends) > before)
      await ruleSyncs.keep(rule, { at: clock(), isWhole, defect })
  }

  async function runExtent(
    change: SourceChange,
    compiled: CompiledRule,
    changeRun: ChangeRun,
  ): Promise<void> {
    const { rule } = compiled
    const context = await contextFor(change)
    const reads = readsTarget(change, rule.id, context.choices)
    const isListed = context.choices.resyncRead === 'list'
    const list = isListed ? () => listTargetUsers(context, compiled) : undefined
    const extent = extentOf({ directory, links }, compiled, { change, reads, list })
    const progress = change.ruleIds?.includes(rule.id)
      ? progresses.begin(rule.id, await sizeOf(rule), reads)
      : undefined
    const counted = (end: Promise<TaskEnd>) => end.finally(() => progress?.advance())
    try {
      await runTasks(extent.users, {
        changeRun,
        version: queue.version,
        linksOf: (ids) => links.among(rule.id, ids),
        run: (task, version) => counted(runUser(change, rule.id, { task, version })),
      })
      await runTasks(extent.groups, {
        changeRun,
        version: queue.version,
        run: (task) => counted(runGroup(change, rule.id, task)),
      })
    } finally {
      progress?.end()
    }
  }

  /** The number of users and groups of a Full Resync. */
  const sizeOf = async ({ environmentId, groups = [] }: CompiledRule['rule']): Promise<number> =>
    (await directory.userCount(environmentId)) + groups.length

  /** A rule may have changed or been deleted since the change started to run. */
  async function currentRule(
    change: SourceChange,
    ruleId: string,
  ): Promise<CompiledRule | undefined> {
    const revision = await revisions.latest(change.environmentId)
    const rule = revision?.snapshot.rules.find(({ id, active }) => id === ruleId && active)
    return revision && rule && usableRule(rule, revision.snapshot)
  }

  async function runUser(
    change: SourceChange,
    ruleId: string,
    { task, version }: { readonly task: Task; readonly version: string | undefined },
  ): Promise<TaskEnd> {
    assertStarted()
    const compiled = await currentRule(change, ruleId)
    if (!compiled) return 'outside'
    if (mayBeDone(change) && !(await isDue(change, ruleId, task))) return 'outside'
    // A user that was read with its page counts while nothing has changed since.
    const isFresh = version !== undefined && version === queue.version()
    const { user, ...unread } = task
    return defects.guard(change, compiled, { type: 'user', id: task.id }, (context) =>
      syncUser(context, compiled, isFresh && user ? { ...unread, user } : unread),
    )
  }

  async function runGroup(change: SourceChange, ruleId: string, task: Task): Promise<TaskEnd> {
    assertStarted()
    const compiled = await currentRule(change, ruleId)
    if (!compiled) return 'outside'
    if (mayBeDone(change) && !(await isDue(change, ruleId, task))) return 'outside'
    return defects.guard(change, compiled, { type: 'group', id: task.id }, (context) =>
      syncGroup(context, compiled, task),
    )
  }

  const isDue = async (change: SourceChange, ruleId: string, { id }: Task): Promise<boolean> =>
    isStillDue(change, await links.get(ruleId, id))

  return { run, isSyncing: (ruleId) => syncing.has(ruleId) }
}
