import PQueue from 'p-queue'
import type { SourceChange } from '../journal/change.ts'
import type { ChangeQueueReader } from '../journal/queue.ts'
import { activeRules, equip, type ActiveRule } from './active-rule.ts'
import type { Configuration } from './configuration/configuration.ts'
import type { RemovedRules } from './removed-rules.ts'
import type { SyncContext } from './sync-context.ts'
import { syncGroup } from './sync-group.ts'
import { syncUser } from './sync-user.ts'

export interface SyncOptions {
  readonly queue: ChangeQueueReader
  readonly configuration: Configuration
  readonly removedRules: RemovedRules
  /** What the work on one change has at hand; read anew for each, so that a new profile takes effect at once. */
  readonly contextOf: (change: SourceChange) => SyncContext
  /** How many users of one change are worked on at the same time. */
  readonly concurrency?: number
  /** Told of what should not happen; the change in hand is given up and the next one taken. */
  readonly onDefect: (error: unknown, change: SourceChange) => void
}

/** The engine that carries source changes to the targets, one change after the other in the order they were committed. */
export interface Sync {
  /** Begins with whatever is queued, and goes on as changes come. */
  readonly start: () => void
  /** Lets the work in hand end and takes nothing further. */
  readonly stop: () => Promise<void>
  readonly counts: () => { readonly queued: number; readonly running: number }
  /** Resolves once nothing is queued or running. */
  readonly whenIdle: () => Promise<void>
}

export function createSync({
  queue,
  configuration,
  removedRules,
  contextOf,
  concurrency = 8,
  onDefect,
}: SyncOptions): Sync {
  let started = false
  let draining: Promise<void> | undefined
  let queued = 0
  let running = 0
  let waiters: (() => void)[] = []

  queue.onCommitted(() => {
    queued += 1
    wake()
  })

  function wake(): void {
    if (started) draining ??= drain().finally(settle)
  }

  function settle(): void {
    draining = undefined
    if (!started || queued > 0) return wake()
    for (const resolve of waiters) resolve()
    waiters = []
  }

  async function drain(): Promise<void> {
    while (started) {
      queued = await queue.length()
      const change = await queue.next()
      if (!change) return
      running = 1
      await work(change).catch((error: unknown) => onDefect(error, change))
      await queue.finish(change.id)
      running = 0
      queued -= 1
    }
  }

  async function work(change: SourceChange): Promise<void> {
    const context = contextOf(change)
    const { journal } = context
    const { id: changeId, action, subject, summary } = change
    // After a crash the change is taken up again; the journal keeps the head it has.
    if (!(await journal.change(changeId)))
      await journal.append({ type: 'change', changeId, action, subject, summary })
    const snapshot = (await configuration.revisions.latest(change.environmentId))?.snapshot
    if (snapshot) {
      const rules = activeRules(snapshot)
      for (const active of rules)
        await syncRule(context, active, await extentOf(context, active, change))
      if (change.ruleIds)
        await removedRules.release(context, change.environmentId, (rule) => equip(rule, snapshot))
    }
    await journal.append({
      type: 'finished',
      changeId,
      summary: snapshot ? 'Finished' : 'Nothing is provisioned: there is no revision yet',
    })
  }

  async function syncRule(context: SyncContext, active: ActiveRule, extent: Extent): Promise<void> {
    const users = new PQueue({ concurrency })
    // Users come before memberships: a group can only hold members that the target knows.
    await users.addAll(extent.userIds.map((userId) => () => syncUser(context, active, userId)))
    for (const groupId of extent.groupIds) await syncGroup(context, active, groupId)
  }

  return {
    start() {
      started = true
      wake()
    },
    async stop() {
      started = false
      await draining
    },
    counts: () => ({ queued: Math.max(0, queued - running), running }),
    async whenIdle() {
      if (draining || queued > 0) await new Promise<void>((resolve) => waiters.push(resolve))
    },
  }
}

interface Extent {
  readonly userIds: readonly string[]
  readonly groupIds: readonly string[]
}

/** Whom a change concerns under a rule: those it names, or everyone for a rule that is taken up in full. */
async function extentOf(
  context: SyncContext,
  { rule }: ActiveRule,
  change: SourceChange,
): Promise<Extent> {
  if (!change.ruleIds?.includes(rule.id)) return change
  const links = await context.links.ofRule(rule.id)
  const linked = (type: 'user' | 'group') =>
    links.filter((link) => link.subjectType === type).map((link) => link.subjectId)
  const users = await context.directory.users(rule.environmentId)
  return {
    userIds: [...new Set([...users.map((user) => user.id), ...linked('user')])],
    groupIds: [...new Set([...(rule.groups ?? []).map((group) => group.id), ...linked('group')])],
  }
}
