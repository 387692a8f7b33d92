import type { ChangeRunnerOptions } from './change-runner-options.ts'
import { stoppingPlan } from '../configuration/plan-status.ts'
import type { RevisionRecord } from '../configuration/records.ts'
import { compiledRules, type CompiledRule } from '../decide/compiled-rule.ts'
import type { SourceChange } from '../outbox/change.ts'
import { StoppedError } from '../time/pauses.ts'
import { createAnnouncement } from './announcement.ts'
import { createDefectGuard } from './defect-guard.ts'
import { describeDefect } from './defect.ts'
import { isRetried } from './retry-criteria.ts'
import { createRuleRunner } from './rule-runner.ts'
import type { ChangeRun } from './run-tasks.ts'
import type { SyncContext } from './sync-context.ts'
import { syncGroup } from './sync-group.ts'
import { syncUser } from './sync-user.ts'
import { countEnd, describeEnds, endCount, type ChangeEnd, type TaskEnds } from './task-ends.ts'

/** Runs a source change under every rule that it concerns. */
export interface ChangeRunner {
  /** Returns what the journal says of the end. Throws a `StoppedError` when the sync is stopped. */
  readonly run: (change: SourceChange) => Promise<ChangeEnd>
  readonly isSyncing: (ruleId: string) => boolean
  /** Tells whether an error is the end of work that was stopped; the next start runs it again. */
  readonly isStop: (error: unknown) => boolean
}

export function createChangeRunner(options: ChangeRunnerOptions): ChangeRunner {
  const { revisions, journal, ruleSyncs, lanes, clock, isStarted, onDefect } = options
  const isStop = (error: unknown): boolean => error instanceof StoppedError || !isStarted()
  const contextFor = async (change: SourceChange): Promise<SyncContext> =>
    options.contextOf(change, await options.sourceUserType(change.environmentId))
  const defects = createDefectGuard({ journal, contextFor, isStop, onDefect })
  const rules = createRuleRunner({ ...options, contextFor, defects, assertStarted })

  async function run(change: SourceChange): Promise<ChangeEnd> {
    try {
      return await runRules(change)
    } catch (error) {
      if (isStop(error)) throw new StoppedError()
      onDefect(error, `"${change.summary}"`)
      const defect = describeDefect(error)
      await failRules(change, defect)
      return { summary: `Given up. ${defect}` }
    }
  }

  /** A change that could not be run at all fails every rule: the users that it concerns are not known under any. */
  async function failRules({ environmentId }: SourceChange, defect: string): Promise<void> {
    const revision = await revisions.latest(environmentId)
    for (const { rule } of revision ? compiledRules(revision.snapshot) : [])
      await ruleSyncs.keep(rule, { at: clock(), isWhole: false, defect })
  }

  async function runRules(change: SourceChange): Promise<ChangeEnd> {
    const announce = createAnnouncement(journal, change)
    const revision = await revisions.latest(change.environmentId)
    if (!revision) {
      await announce()
      return { summary: 'Nothing is provisioned: there is no revision yet' }
    }
    const byConnection = Map.groupBy(
      compiledRules(revision.snapshot),
      ({ connection }) => connection.id,
    )
    const ends: TaskEnds = new Map()
    await allOrFirstFailure(
      [...byConnection].map(async ([connectionId, compiled]) => {
        const lane = lanes.of(connectionId)
        await lane.begin(async () => {
          assertStarted()
          await announce()
          // A revision waits for the tasks that run by the one before it.
          if (change.ruleIds) await lane.settled()
          for (const each of compiled) await rules.run(change, each, { lane, ends })
        })
      }),
    )
    await announce()
    if (change.releases) await tryToRelease(change, revision, ends)
    const stopping = stoppingPlan(revision.snapshot)
    return stopping && endCount(ends) === 0
      ? { summary: `Nothing is provisioned: the plan ${stopping.name} is inactive` }
      : describeEnds(ends)
  }

  /** Links of deleted rules that could not be released are released by the next revision. */
  async function tryToRelease(
    change: SourceChange,
    revision: RevisionRecord,
    ends: ChangeRun['ends'],
  ): Promise<void> {
    try {
      await release(change, revision, ends)
    } catch (error) {
      if (isStop(error)) throw new StoppedError()
      onDefect(error, `the deleted rules after "${change.summary}"`)
      countEnd(ends, 'failed')
    }
  }

  async function release(
    change: SourceChange,
    { snapshot }: RevisionRecord,
    ends: ChangeRun['ends'],
  ): Promise<void> {
    const { environmentId } = change
    const pending = await options.removedRules.release(environmentId, {
      snapshot,
      settled: async (connectionId) => lanes.find(connectionId)?.settled(),
      deprovision: async (compiled: CompiledRule, link) => {
        if (change.retry && !isRetried(change, link)) return
        const { subjectType: type, subjectId: id } = link
        await lanes.of(compiled.connection.id).run(id, async () => {
          assertStarted()
          const sync = type === 'user' ? syncUser : syncGroup
          const end = await defects.guard(change, compiled, { type, id }, (context) =>
            sync(context, compiled, { id }),
          )
          countEnd(ends, end)
        })
      },
    })
    const latest = await revisions.latest(environmentId)
    const inUse = latest ? compiledRules(latest.snapshot) : []
    options.onConnections(
      environmentId,
      new Set([...inUse.map(({ connection }) => connection.id), ...pending]),
    )
  }

  function assertStarted(): void {
    if (!isStarted()) throw new StoppedError()
  }

  return { run, isStop, isSyncing: rules.isSyncing }
}

/** Waits for all, and then throws the first failure. */
async function allOrFirstFailure(runs: readonly Promise<void>[]): Promise<void> {
  const ends = await Promise.allSettled(runs)
  const failure = ends.find((end) => end.status === 'rejected')
  if (failure) throw failure.reason
}
