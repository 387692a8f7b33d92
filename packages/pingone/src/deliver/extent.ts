import type { CompiledRule } from '../decide/compiled-rule.ts'
import type { DirectoryReader } from '../directory/reader.ts'
import type { SourceChange } from '../outbox/change.ts'
import type { TargetResource } from '../outbound/answer.ts'
import type { Links } from '../links/links.ts'
import { listedTasks } from './listed-users.ts'
import { isRetried } from './retry-criteria.ts'
import type { Task } from './sync-context.ts'

/**
 * The users and groups that a change affects under a rule. Users come first, because a group can only contain members that the
 * target has.
 */
export interface Extent {
  readonly users: AsyncIterable<readonly Task[]>
  readonly groups: AsyncIterable<readonly Task[]>
}

export interface ExtentSources {
  readonly directory: Pick<DirectoryReader, 'pages' | 'existing' | 'groupIdsOf'>
  readonly links: Pick<Links, 'ofRule' | 'deferred' | 'everyFailed' | 'toTargets'>
}

/** How a full sync of a rule reads the target. */
export interface Reading {
  /** Linked subjects are read. */
  readonly reads: boolean
  /** Lists the users of the target, where the profile reads them in pages. */
  readonly list?: (() => AsyncIterable<readonly TargetResource[]>) | undefined
}

/** Finds the users and groups that a change affects: those it names, or all for a full sync. */
export function extentOf(
  sources: ExtentSources,
  active: CompiledRule,
  { change, reads, list }: { readonly change: SourceChange } & Reading,
): Extent {
  const { rule, connection } = active
  if (change.deferredAt !== undefined) {
    if (change.deferredAt !== connection.id) return { users: none(), groups: none() }
    // Any group may lack a deferred user.
    return { users: deferredUsers(sources, active), groups: everyGroup(sources, active, false) }
  }
  const { retry } = change
  if (retry && !retry.ruleIds.includes(rule.id)) return { users: none(), groups: none() }
  // The failed groups are among all; any other may lack a failed user.
  if (retry && !retry.isNamed)
    return {
      users: failedUsers(sources, active, change),
      groups: everyGroup(sources, active, false),
    }
  if (!change.ruleIds?.includes(rule.id))
    return {
      users: named(change.userIds, { reads }),
      groups: namedGroups(sources, active, { change, reads }),
    }
  const reading = { reads, list: reads ? list : undefined }
  return {
    users: everyUser(sources, active, reading),
    groups: everyGroup(sources, active, reads),
  }
}

// eslint-disable-next-line no-empty-function
async function* none(): AsyncGenerator<readonly Task[]> {}

async function* named(
  ids: readonly string[],
  task: Omit<Task, 'id'> = {},
): AsyncGenerator<readonly Task[]> {
  if (ids.length > 0) yield ids.map((id) => ({ ...task, id }))
}

/**
 * The groups that a change names, and all groups of its users, because a user that enters or leaves the scope enters or leaves
 * each group at the target.
 */
async function* namedGroups(
  { directory }: ExtentSources,
  { rule }: CompiledRule,
  { change, reads }: { readonly change: SourceChange } & Reading,
): AsyncGenerator<readonly Task[]> {
  const { action, environmentId, userIds, groupIds } = change
  const task = { changedUsers: userIds, reads }
  yield* named(groupIds, task)
  // A change of the user itself names all of them.
  if (action.startsWith('USER.')) return
  const others = (rule.groups ?? []).map(({ id }) => id).filter((id) => !groupIds.includes(id))
  if (others.length === 0 || userIds.length === 0) return
  const concerned = await directory.groupIdsOf(environmentId, userIds)
  yield others.filter((id) => concerned.has(id)).map((id) => ({ ...task, id, quiet: true }))
}

async function* deferredUsers(
  { links }: ExtentSources,
  { rule, connection }: CompiledRule,
): AsyncGenerator<readonly Task[]> {
  const found = await links.deferred(connection.id)
  yield found
    .filter((link) => link.ruleId === rule.id && link.subjectType === 'user')
    .map((link) => ({ id: link.subjectId }))
}

/** The failed users of a rule that a retry is about, however many. */
async function* failedUsers(
  { links }: ExtentSources,
  { rule }: CompiledRule,
  change: SourceChange,
): AsyncGenerator<readonly Task[]> {
  for await (const page of links.everyFailed(rule.id, 'user'))
    yield page.filter((link) => isRetried(change, link)).map(({ subjectId: id }) => ({ id }))
}

/**
 * The users that the target lists, where it is asked to; every other user of the source; then those that are linked and no longer
 * there.
 */
async function* everyUser(
  { directory, links }: ExtentSources,
  { rule }: CompiledRule,
  { reads, list }: Reading,
): AsyncGenerator<readonly Task[]> {
  const listed = new Set<string>()
  // Links that this sync creates are of present users: without earlier links, none is of a user that is gone.
  const isLinked = await hasLinks(links, rule.id)
  if (list && isLinked) yield* listedTasks(list(), { links, ruleId: rule.id, ids: listed })
  for await (const page of directory.pages(rule.environmentId))
    yield page
      .filter(({ id }) => !listed.has(id))
      .map((user) => ({ id: user.id, user, quiet: true, reads }))
  if (!isLinked) return
  for await (const page of links.ofRule(rule.id, 'user')) {
    const ids = page.map(({ subjectId }) => subjectId)
    // Read page by page, so that the memory use does not grow with the number of users.
    const present = await directory.existing(rule.environmentId, ids)
    yield ids.filter((id) => !present.has(id)).map((id) => ({ id, quiet: true }))
  }
}

async function hasLinks(links: Pick<Links, 'ofRule'>, ruleId: string): Promise<boolean> {
  for await (const page of links.ofRule(ruleId, 'user')) if (page.length > 0) return true
  return false
}

async function* everyGroup(
  { links }: ExtentSources,
  { rule }: CompiledRule,
  reads: boolean,
): AsyncGenerator<readonly Task[]> {
  const chosen = new Set((rule.groups ?? []).map(({ id }) => id))
  yield [...chosen].map((id) => ({ id, quiet: true, reads }))
  for await (const page of links.ofRule(rule.id, 'group'))
    yield page
      .filter((link) => !chosen.has(link.subjectId))
      .map((link) => ({ id: link.subjectId, quiet: true }))
}
