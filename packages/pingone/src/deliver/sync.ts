import { type CompiledRule, compiledRules, usableRule } from '../decide/compiled-rule.ts'
import type { ResourceTypeDefinition } from '@pingone-sandbox/scim'
import type { ConnectionState, Delivery } from '@pingone-sandbox/contract'
import type { DirectoryReader } from '../directory/reader.ts'
import type { SourceChange } from '../outbox/change.ts'
import type { ChangeQueueReader } from '../outbox/queue.ts'
import { StoppedError } from '../outbound/pauses.ts'
import type { RevisionRecord } from '../configuration/records.ts'
import type { Revisions } from '../configuration/revisions.ts'
import { createAnnouncement } from './announcement.ts'
import { createDefectGuard } from './defect-guard.ts'
import { describeDefect } from './defect.ts'
import { extentOf } from './extent.ts'
import { createLane, type Lane } from './lane.ts'
import { isStillDue } from './left-behind.ts'
import type { Links } from '../links/links.ts'
import { listTargetUsers } from './listed-users.ts'
import type { RetryingJournal } from './retrying.ts'
import { stoppingPlan } from '../configuration/plan-status.ts'
import { readsTarget } from './read-rules.ts'
import type { RemovedRules } from './removed-rules.ts'
import type { RuleSyncs } from '../links/rule-syncs.ts'
import { runTasks, type Course } from './run-tasks.ts'
import type { SyncContext, Task, TaskEnd } from './sync-context.ts'
import { syncGroup } from './sync-group.ts'
import type { SyncProgresses } from './sync-progress.ts'
import { syncUser } from './sync-user.ts'
import { countEnd, describeEnds, endCount, type TaskEnds } from './task-ends.ts'
import { createUserTypes } from './user-types.ts'

/** What reads or writes the store waits while that fails, so no failure of the store ends the work on a change. */
export interface SyncOptions {
  readonly queue: ChangeQueueReader
  readonly revisions: Pick<Revisions, 'latest'>
  readonly directory: DirectoryReader
  readonly links: Links
  readonly journal: RetryingJournal
  readonly removedRules: RemovedRules
  readonly ruleSyncs: RuleSyncs
  readonly progresses: Pick<SyncProgresses, 'begin'>
  readonly sourceUserType: (environmentId: string) => Promise<ResourceTypeDefinition>
  /** What the work on one change has at hand; made anew for each task, so that a new profile takes effect at once. */
  readonly contextOf: (change: SourceChange, sourceUserType: ResourceTypeDefinition) => SyncContext
  readonly deliveryOf: (connectionId: string) => Delivery
  /** Told which connections of an environment are in use, once a revision is in force. */
  readonly onConnections: (environmentId: string, connectionIds: ReadonlySet<string>) => void
  readonly clock: () => Date
  /** Told of what should not happen, and in the work on what. */
  readonly onDefect: (error: unknown, work: string) => void
}

/**
 * The engine that carries source changes to the targets.
 *
 * Each connection is a lane of its own, so a slow target holds up nobody else's. A change is taken off the queue only when every
 * lane is done with it; whoever is interrupted begins it again, and finds out what is done already.
 */
export interface Sync {
  /** Begins with whatever is queued, and goes on as changes come. */
  readonly start: () => void
  /** Ends the requests that run, begins nothing further, and leaves the rest in the queue. */
  readonly stop: () => Promise<void>
  readonly counts: () => { readonly queued: number; readonly running: number }
  readonly laneCounts: (connectionId: string) => Pick<ConnectionState, 'queued' | 'running'>
  /** Resolves once what is being worked on for a connection by now is over. */
  readonly settled: (connectionId: string) => Promise<void>
  readonly setConcurrency: (connectionId: string, concurrency: number) => void
  readonly isSyncing: (ruleId: string) => boolean
  /** Resolves once nothing is queued or running. */
  readonly whenIdle: () => Promise<void>
}

/** How far ahead of the slowest lane changes are taken from the queue. */
const readAhead = 256

export function createSync(options: SyncOptions): Sync {
  const { queue, revisions, directory, links, journal, ruleSyncs, progresses } = options
  const { clock, onDefect } = options
  const lanes = new Map<string, Lane>()
  const open = new Map<string, Promise<void>>()
  const syncing = new Map<string, number>()
  let started = false
  let place = 0
  let draining: Promise<void> | undefined
  let isBehind = false
  let waiters: (() => void)[] = []
  /** Whatever fails while the sync stops is left to the next start. */
  const isStop = (error: unknown): boolean => error instanceof StoppedError || !started
  const userTypes = createUserTypes({ read: options.sourceUserType, version: queue.mark })
  const contextFor = async (change: SourceChange): Promise<SyncContext> =>
    options.contextOf(change, await userTypes.of(change.environmentId))
  const { guard, giveUpRule } = createDefectGuard({ journal, contextFor, isStop, onDefect })

  queue.onCommitted(wake)

  function wake(): void {
    if (!started) return
    isBehind = true
    draining ??= drain()
      .catch((error: unknown) => {
        if (!isStop(error)) onDefect(error, 'the queue of changes')
      })
      .finally(() => {
        draining = undefined
        if (isBehind && started) wake()
        else settle()
      })
  }

  function settle(): void {
    if (draining || open.size > 0 || (started && queue.length() > 0)) return
    for (const resolve of waiters) resolve()
    waiters = []
  }

  async function drain(): Promise<void> {
    while (started && isBehind) {
      isBehind = false
      const changes = await queue.after(place, readAhead)
      for (const change of changes) {
        while (open.size >= readAhead) await Promise.race(open.values())
        if (!started) return
        place = change.sequence
        const work = carryOut(change).finally(() => {
          open.delete(change.id)
          settle()
        })
        open.set(change.id, work)
      }
      if (changes.length === readAhead) isBehind = true
    }
  }

  async function carryOut(change: SourceChange): Promise<void> {
    try {
      await finish(change, await summaryOf(change))
    } catch (error) {
      // What was stopped stays in the queue.
      if (isStop(error)) return
      onDefect(error, `the end of "${change.summary}"`)
    }
    queue.taken()
  }

  async function summaryOf(change: SourceChange): Promise<string> {
    try {
      return await work(change)
    } catch (error) {
      if (isStop(error)) throw new StoppedError()
      onDefect(error, `"${change.summary}"`)
      const defect = describeDefect(error)
      await failRules(change, defect)
      return `Given up. ${defect}`
    }
  }

  /** Which users a change concerns that could not be carried out at all is not known under any rule. */
  async function failRules({ environmentId }: SourceChange, defect: string): Promise<void> {
    const revision = await revisions.latest(environmentId)
    for (const { rule } of revision ? compiledRules(revision.snapshot) : [])
      await ruleSyncs.keep(rule, { at: clock(), isWhole: false, defect })
  }

  async function work(change: SourceChange): Promise<string> {
    const announce = createAnnouncement(journal, change)
    const revision = await revisions.latest(change.environmentId)
    if (!revision) {
      await announce()
      return 'Nothing is provisioned: there is no revision yet'
    }
    const rules = compiledRules(revision.snapshot)
    const byConnection = Map.groupBy(rules, ({ connection }) => connection.id)
    const ends: TaskEnds = new Map()
    await everyOne(
      [...byConnection].map(async ([connectionId, served]) => {
        const lane = laneOf(connectionId)
        await lane.begin(async () => {
          assertStarted()
          await announce()
          // A revision must not overtake what still runs by the one before it.
          if (change.ruleIds) await lane.settled()
          for (const active of served) await syncRule(change, active, { lane, ends })
        })
      }),
    )
    await announce()
    if (change.releases) await tryToLetGo(change, revision, ends)
    const stopping = stoppingPlan(revision.snapshot)
    return stopping && endCount(ends) === 0
      ? `Nothing is provisioned: the plan ${stopping.name} is inactive`
      : describeEnds(ends)
  }

  function finish(change: SourceChange, summary: string): Promise<void> {
    return journal.append({ type: 'finished', changeId: change.id, summary }, [
      queue.removal(change.id),
    ])
  }

  async function syncRule(
    change: SourceChange,
    active: CompiledRule,
    course: Course,
  ): Promise<void> {
    const { rule } = active
    const isWhole = change.ruleIds?.includes(rule.id) ?? false
    const before = endCount(course.ends)
    let defect: string | undefined
    syncing.set(rule.id, (syncing.get(rule.id) ?? 0) + 1)
    try {
      await syncExtent(change, active, course)
    } catch (error) {
      defect = await giveUpRule(change, active, error)
      countEnd(course.ends, 'failed')
    } finally {
      const left = (syncing.get(rule.id) ?? 1) - 1
      if (left > 0) syncing.set(rule.id, left)
      else syncing.delete(rule.id)
    }
    if (isWhole || endCount(course.ends) > before)
      await ruleSyncs.keep(rule, { at: clock(), isWhole, defect })
  }

  async function syncExtent(
    change: SourceChange,
    active: CompiledRule,
    course: Course,
  ): Promise<void> {
    const { rule } = active
    const context = await contextFor(change)
    const reads = readsTarget(change, rule.id, context.choices)
    const isListed = context.choices.resyncRead === 'list'
    const list = isListed ? () => listTargetUsers(context, active) : undefined
    const extent = extentOf({ directory, links }, active, { change, reads, list })
    const stretch = change.ruleIds?.includes(rule.id)
      ? progresses.begin(rule.id, await sizeOf(rule), reads)
      : undefined
    const mark = () => queue.mark()
    const counted = (end: Promise<TaskEnd>) => end.finally(() => stretch?.advance())
    try {
      await runTasks(extent.users, {
        course,
        mark,
        run: (task, read) => counted(user(change, rule.id, task, read)),
      })
      await runTasks(extent.groups, {
        course,
        mark,
        run: (task) => counted(group(change, rule.id, task)),
      })
    } finally {
      stretch?.end()
    }
  }

  /** How many users and groups a Full Resync looks at. */
  const sizeOf = async ({ environmentId, groups = [] }: CompiledRule['rule']): Promise<number> =>
    (await directory.userCount(environmentId)) + groups.length

  /** A rule may have changed, or gone, since the work on the change began. */
  async function current(change: SourceChange, ruleId: string): Promise<CompiledRule | undefined> {
    const revision = await revisions.latest(change.environmentId)
    const rule = revision?.snapshot.rules.find(({ id, active }) => id === ruleId && active)
    return revision && rule && usableRule(rule, revision.snapshot)
  }

  async function user(
    change: SourceChange,
    ruleId: string,
    task: Task,
    mark: string | undefined,
  ): Promise<TaskEnd> {
    assertStarted()
    const active = await current(change, ruleId)
    if (!active || !(await isDue(change, ruleId, task))) return 'outside'
    // What was read for a whole page counts only while nothing has changed since.
    const isFresh = mark !== undefined && mark === queue.mark()
    const { user: read, ...unread } = task
    return guard(change, active, { type: 'user', id: task.id }, (context) =>
      syncUser(context, active, isFresh && read ? { ...unread, user: read } : unread),
    )
  }

  async function group(change: SourceChange, ruleId: string, task: Task): Promise<TaskEnd> {
    assertStarted()
    const active = await current(change, ruleId)
    if (!active || !(await isDue(change, ruleId, task))) return 'outside'
    return guard(change, active, { type: 'group', id: task.id }, (context) =>
      syncGroup(context, active, task),
    )
  }

  const isDue = async (change: SourceChange, ruleId: string, { id }: Task): Promise<boolean> =>
    change.leftBehindAt === undefined || isStillDue(change, await links.get(ruleId, id))

  /** What could not be let go of stays to be done at the next revision. */
  async function tryToLetGo(...of: Parameters<typeof letGo>): Promise<void> {
    const [change, , ends] = of
    try {
      await letGo(...of)
    } catch (error) {
      if (isStop(error)) throw new StoppedError()
      onDefect(error, `the deleted rules after "${change.summary}"`)
      countEnd(ends, 'failed')
    }
  }

  async function letGo(
    change: SourceChange,
    { snapshot }: RevisionRecord,
    ends: TaskEnds,
  ): Promise<void> {
    const { environmentId } = change
    const pending = await options.removedRules.letGo(environmentId, {
      snapshot,
      settled: async (connectionId) => lanes.get(connectionId)?.settled(),
      release: async (active, link) => {
        const lane = laneOf(active.connection.id)
        await lane.run(link.subjectId, async () => {
          assertStarted()
          const { subjectType: type, subjectId: id } = link
          const sync = type === 'user' ? syncUser : syncGroup
          const end = await guard(change, active, { type, id }, (context) =>
            sync(context, active, { id }),
          )
          countEnd(ends, end)
        })
      },
    })
    const latest = await revisions.latest(environmentId)
    const inForce = latest ? compiledRules(latest.snapshot) : []
    options.onConnections(
      environmentId,
      new Set([...inForce.map(({ connection }) => connection.id), ...pending]),
    )
  }

  function laneOf(connectionId: string): Lane {
    const lane = lanes.get(connectionId) ?? createLane(options.deliveryOf(connectionId).concurrency)
    lanes.set(connectionId, lane)
    return lane
  }

  function assertStarted(): void {
    if (!started) throw new StoppedError()
  }

  return {
    start() {
      // Made anew by the settings of each connection, which a reset puts back.
      lanes.clear()
      userTypes.clear()
      started = true
      place = 0
      wake()
    },
    async stop() {
      started = false
      await draining
      await Promise.all(open.values())
      settle()
    },
    counts: () => ({ queued: Math.max(0, queue.length() - open.size), running: open.size }),
    laneCounts: (connectionId) => lanes.get(connectionId)?.counts() ?? { queued: 0, running: 0 },
    settled: async (connectionId) => lanes.get(connectionId)?.settled(),
    setConcurrency: (connectionId, concurrency) =>
      lanes.get(connectionId)?.setConcurrency(concurrency),
    isSyncing: (ruleId) => syncing.has(ruleId),
    async whenIdle() {
      if (draining || open.size > 0 || queue.length() > 0)
        await new Promise<void>((resolve) => waiters.push(resolve))
    },
  }
}

/** Waits for all, and then fails with the first failure. */
async function everyOne(works: readonly Promise<void>[]): Promise<void> {
  const ends = await Promise.allSettled(works)
  const failure = ends.find((end) => end.status === 'rejected')
  if (failure) throw failure.reason
}
