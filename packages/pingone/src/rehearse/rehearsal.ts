import type { CompiledRule } from '../decide/compiled-rule.ts'
import type { PlannedAction, PlanReport, RehearsalQuery } from '@pingone-sandbox/contract'
import type { NewEntry } from '../journal/journal.ts'
import { yieldToEventLoop } from '../concurrency/event-loop.ts'
import type { Link } from '../links/link.ts'
import type { SyncContext, Task, TaskEnd } from '../deliver/sync-context.ts'
import { syncGroup } from '../deliver/sync-group.ts'
import { syncUser } from '../deliver/sync-user.ts'
import { copyLinks } from './copied-links.ts'
import { estimateUser } from './estimate.ts'
import { createPlanTally } from './plan-tally.ts'
import { plannedChanges } from './planned-changes.ts'
import { plannedWork, rulesOf, type WorkOptions } from './planned-work.ts'
import { stopsOf } from './planned-stops.ts'
import type { RehearsedConfiguration } from './rehearsed-configuration.ts'

export interface RehearsalOptions extends RehearsedConfiguration {
  readonly sources: WorkOptions['sources']
  readonly query: RehearsalQuery
  /** The context of a sync, except for links and journal, which the dry run replaces. */
  readonly contextOf: (
    parts: Pick<SyncContext, 'links' | 'journal'> & {
      /** How many milliseconds the target may be asked from now on. */
      readonly remainingMs: () => number
    },
  ) => SyncContext
  readonly links: SyncContext['links']
  /** How many users the source has. */
  readonly userCount: number
  /** Milliseconds, by which the duration is measured. */
  readonly stopwatch: () => number
  readonly observer?: PlanObserver | undefined
}

interface TaskWithLink {
  readonly type: 'user' | 'group'
  readonly task: Task
  readonly link: Link | undefined
}

/** Who waits for a plan. */
export interface PlanObserver {
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void
  /** Ends the plan early, with a report of what was rehearsed by then. */
  readonly signal?: AbortSignal | undefined
}

/**
 * Reports what a sync would do: it runs the sync without its writes.
 *
 * The links are copies, the journal goes into the report, and the transport sends no write. So the next sync does what the report
 * says, as long as neither side changes in between. Once the target was asked enough, users are counted by what PingOne knows.
 */
export async function rehearse(options: RehearsalOptions): Promise<PlanReport> {
  const { snapshot, query, contextOf, links, stopwatch } = options
  const { signal, onProgress = () => {} } = options.observer ?? {}
  const startedAt = stopwatch()
  const tally = createPlanTally(query.limit)
  const copies = copyLinks(links)
  let reads = 0
  let asked = 0
  let done = 0
  let entries: NewEntry[] = []
  const context = contextOf({
    remainingMs,
    links: copies,
    journal: {
      async append(entry, writes = []) {
        if (entry.type === 'exchange' && entry.exchange.request.method === 'GET') asked += 1
        entries.push(entry)
        copies.apply(writes)
      },
    },
  })

  const { work, total } = plannedWork({ ...options, context })
  for (const { active, type, pages } of work) await goThrough(active, pages, type)

  return {
    ...tally.report(),
    rules: rulesOf(work),
    stops: stopsOf(query, snapshot),
    reads,
    durationMs: stopwatch() - startedAt,
  }

  async function goThrough(
    active: CompiledRule,
    pages: AsyncIterable<readonly Task[]>,
    type: 'user' | 'group',
  ): Promise<void> {
    for await (const page of pages) {
      if (signal?.aborted) break
      // What the list itself took.
      reads += requestsIn(entries)
      entries = []
      const found = await copies.among(
        active.rule.id,
        page.map(({ id }) => id),
      )
      const known = new Map(found.map((link) => [link.subjectId, link]))
      for (const task of page) {
        if (signal?.aborted) break
        await yieldToEventLoop()
        const one = { type, task, link: known.get(task.id) }
        if (isExhausted()) await countUnasked(active, one)
        else await rehearseTask(active, one)
        done += 1
        if (done % 50 === 0) onProgress({ done: Math.min(done, total), total })
      }
      entries = []
    }
    reads += requestsIn(entries)
    entries = []
  }

  /** The target was asked enough. */
  function isExhausted(): boolean {
    const { maxReads = Infinity } = query
    return asked >= maxReads || remainingMs() <= 0
  }

  function remainingMs(): number {
    const { maxMs = Infinity } = query
    return maxMs - (stopwatch() - startedAt)
  }

  async function rehearseTask(
    active: CompiledRule,
    { type, task, link }: TaskWithLink,
  ): Promise<void> {
    entries = []
    const sync = type === 'user' ? syncUser : syncGroup
    const end = await sync(context, active, task)
    if (end === 'outside') return
    // The end of the time cuts a read, which a sync would wait for.
    if (end === 'failed' && remainingMs() <= 0) return countUnasked(active, { type, task, link })
    tally.count(end, 'exact')
    const steps = stepsIn(entries)
    if (type === 'user' && steps.includes('disable')) tally.countRemoval('disable')
    if (type === 'user' && steps.includes('delete')) tally.countRemoval('delete')
    if (end === 'unchanged') {
      reads += requestsIn(entries)
      return
    }
    const is = await copies.get(active.rule.id, task.id)
    tally.keep(end, () => actionOf(end, { was: link, is }))
  }

  async function countUnasked(
    active: CompiledRule,
    { type, task, link }: TaskWithLink,
  ): Promise<void> {
    if (type === 'user') await estimateTask(active, task, link)
    else tally.skip(1)
  }

  async function estimateTask(
    active: CompiledRule,
    task: Task,
    link: Link | undefined,
  ): Promise<void> {
    const { sourceUserType, choices, directory } = context
    const user = task.user ?? (await directory.user(active.rule.environmentId, task.id))
    const situation = { user, link, sourceUserType, choices }
    const { end, removal, isUncertain } = estimateUser(active, situation, task)
    if (end === 'outside') return
    tally.count(end, isUncertain ? 'estimated' : 'exact')
    if (removal) tally.countRemoval(removal)
  }

  function actionOf(
    end: Exclude<TaskEnd, 'outside'>,
    sides: { readonly was: Link | undefined; readonly is: Link | undefined },
  ): PlannedAction {
    const decision = entries.find((entry) => entry.type === 'decision')
    const outcome = entries.find((entry) => entry.type === 'outcome')
    const exchanges = entries.flatMap((entry) =>
      entry.type === 'exchange' ? [entry.exchange] : [],
    )
    return {
      end,
      rule: decision?.rule ?? { id: '', name: '' },
      subject: decision?.subject ?? { type: 'user', id: '', name: '' },
      inScope: decision?.inScope ?? false,
      conditions: decision?.conditions ?? [],
      steps: decision?.steps ?? [],
      summary: outcome?.summary ?? '',
      requests: exchanges.map(requestOf),
      ...plannedChanges({ ...sides, exchanges }),
    }
  }
}

/** The steps that were taken, by the requests that were written. */
const stepsIn = (entries: readonly NewEntry[]): readonly string[] =>
  entries.flatMap((entry) => (entry.type === 'exchange' ? [entry.exchange.purpose] : []))

const requestsIn = (entries: readonly NewEntry[]): number =>
  entries.filter((entry) => entry.type === 'exchange' && entry.exchange.purpose !== 'token').length

const requestOf = ({
  purpose,
  request,
  quirks,
}: (NewEntry & { type: 'exchange' })['exchange']) => ({
  purpose,
  ...request,
  quirks,
})
