import { type CompiledRule, compiledRules } from '../decide/compiled-rule.ts'
import type {
  PlannedAction,
  PlanReport,
  RehearsalQuery,
  SubjectKey,
} from '@pingone-sandbox/contract'
import type { Write } from '@pingone-sandbox/store'
import type { NewEntry } from '../journal/journal.ts'
import { yieldToEventLoop } from '../concurrency/event-loop.ts'
import type { Snapshot } from '../configuration/records.ts'
import { extentOf, type Extent, type ExtentSources } from '../deliver/extent.ts'
import { linkId, type Link } from '../links/link.ts'
import { listTargetUsers } from '../deliver/listed-users.ts'
import { isReadByNext, isReadByRevision, readsTarget } from '../deliver/read-rules.ts'
import type { SyncContext, Task, TaskEnd } from '../deliver/sync-context.ts'
import { syncGroup } from '../deliver/sync-group.ts'
import { syncUser } from '../deliver/sync-user.ts'

export interface RehearsalOptions {
  readonly sources: ExtentSources
  readonly snapshot: Snapshot
  /** The active configuration. */
  readonly before: Snapshot | undefined
  readonly query: RehearsalQuery
  /** The context of a sync, except for links and journal, which the dry run replaces. */
  readonly contextOf: (parts: Pick<SyncContext, 'links' | 'journal'>) => SyncContext
  readonly links: SyncContext['links']
}

/**
 * Reports what a sync would do: it runs the sync without its writes.
 *
 * The links are copies, the journal goes into the report, and the transport sends no write. So the next sync does what the report
 * says, as long as neither side changes in between.
 */
export async function rehearse({
  sources,
  snapshot,
  before,
  query,
  contextOf,
  links,
}: RehearsalOptions): Promise<PlanReport> {
  const counts = { created: 0, updated: 0, removed: 0, unchanged: 0, held: 0, failed: 0 }
  const actions: PlannedAction[] = []
  let reads = 0
  const copies = copyLinks(links)
  let entries: NewEntry[] = []
  const context = contextOf({
    links: copies,
    journal: {
      async append(entry, writes = []) {
        entries.push(entry)
        copies.apply(writes)
      },
    },
  })

  for (const active of compiledRules(snapshot)) {
    if (query.ruleId !== undefined && query.ruleId !== active.rule.id) continue
    const { subjects } = query
    const extent = subjects ? extentAmong(active, subjects) : wholeExtent(active)
    await goThrough(active, extent.users, syncUser)
    await goThrough(active, extent.groups, syncGroup)
  }
  return { counts, reads, actions }

  function wholeExtent(active: CompiledRule): Extent {
    const change = wholeRule(active, isReadByNext(active.rule, before, snapshot))
    const isListed = context.choices.resyncRead === 'list'
    return extentOf(sources, active, {
      change,
      reads: readsTarget(change, active.rule.id, context.choices),
      list: isListed ? () => listTargetUsers(context, active) : undefined,
    })
  }

  /** As a retry of the subjects, or as the next revision where that syncs them. */
  function extentAmong(active: CompiledRule, subjects: readonly SubjectKey[]): Extent {
    const idsOf = (type: SubjectKey['type']) =>
      subjects.filter((subject) => subject.type === type).map(({ id }) => id)
    const { ruleIds: _, readRuleIds: __, ...change } = wholeRule(active, false)
    return extentOf(sources, active, {
      change: { ...change, userIds: idsOf('user'), groupIds: idsOf('group') },
      reads: isReadByRevision(active.rule, before, snapshot),
    })
  }

  async function goThrough(
    active: CompiledRule,
    pages: AsyncIterable<readonly Task[]>,
    sync: typeof syncUser,
  ): Promise<void> {
    for await (const page of pages) {
      // What the list itself took.
      reads += requestsIn(entries)
      for (const task of page) {
        entries = []
        await yieldToEventLoop()
        const end = await sync(context, active, task)
        if (end === 'outside') continue
        counts[end] += 1
        if (end === 'unchanged') reads += requestsIn(entries)
        else if (actions.length < query.limit) actions.push(actionOf(end))
      }
      entries = []
    }
    reads += requestsIn(entries)
    entries = []
  }

  function actionOf(end: Exclude<TaskEnd, 'outside'>): PlannedAction {
    const decision = entries.find((entry) => entry.type === 'decision')
    const outcome = entries.find((entry) => entry.type === 'outcome')
    return {
      end,
      rule: decision?.rule ?? { id: '', name: '' },
      subject: decision?.subject ?? { type: 'user', id: '', name: '' },
      inScope: decision?.inScope ?? false,
      conditions: decision?.conditions ?? [],
      steps: decision?.steps ?? [],
      summary: outcome?.summary ?? '',
      requests: entries.flatMap((entry) =>
        entry.type === 'exchange' ? [requestOf(entry.exchange)] : [],
      ),
    }
  }
}

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

/** Links whose writes stay in memory. */
function copyLinks(links: SyncContext['links']) {
  const changed = new Map<string, Link | undefined>()

  function apply(writes: readonly Write[]): void {
    for (const write of writes) {
      if (write.kind === 'put') changed.set(write.document.id, write.document as unknown as Link)
      if (write.kind === 'delete') changed.set(write.id, undefined)
    }
  }

  return {
    apply,
    put: links.put,
    remove: links.remove,
    async commit(writes: readonly Write[]) {
      apply(writes)
    },
    async get(ruleId: string, subjectId: string) {
      const id = linkId(ruleId, subjectId)
      return changed.has(id) ? changed.get(id) : links.get(ruleId, subjectId)
    },
    async among(ruleId: string, subjectIds: readonly string[]) {
      const ids = subjectIds.filter((id) => !changed.has(linkId(ruleId, id)))
      const copies = subjectIds.flatMap((id) => changed.get(linkId(ruleId, id)) ?? [])
      return [...(await links.among(ruleId, ids)), ...copies]
    },
    async ofTarget(connectionId: string, targetId: string) {
      const stored = (await links.ofTarget(connectionId, targetId)).filter(
        ({ id }) => !changed.has(id),
      )
      const copies = [...changed.values()].filter((link) => link?.targetId === targetId)
      return [...stored, ...copies].filter((link) => link?.connectionId === connectionId) as Link[]
    },
  }
}
