import type { CompiledRule } from '../decide/compiled-rule.ts'
import type { FailureCause, JournalEntryOf, StepKind } from '@pingone-sandbox/contract'
import { ExpressionValueError } from '@pingone-sandbox/expression'
import type { SourceGroup } from '../directory/reader.ts'
import type { TargetResource } from '../outbound/answer.ts'
import { createEvidence } from '../outbound/evidence.ts'
import { createGroupOperations } from '../outbound/groups.ts'
import { type RefusedMember } from '../outbound/group-operations.ts'
import { type GroupChange } from '../outbound/group-patch.ts'
import { memberOf } from '../outbound/member.ts'
import type { Failure, LeftBehind } from '../outbound/result.ts'
import { contradiction } from './contradiction.ts'
import { causeOf } from '../decide/failure-cause.ts'
import { findAny } from './find-any.ts'
import { linkEvidence, mayBeElsewhere, outcomeEvidence, remarkNeverRead } from './link-evidence.ts'
import { groupState, isRenamed, readLinkedGroup } from './linked-group.ts'
import { hasFailedIn } from './left-behind.ts'
import type { Link } from '../links/links.ts'
import {
  isHeldElsewhere,
  linkHead,
  type SyncContext,
  type Task,
  type TaskEnd,
} from './sync-context.ts'

/** Brings one group under one rule, with its members, to where the rule wants it. */
export async function syncGroup(
  context: SyncContext,
  active: CompiledRule,
  { id: groupId, quiet = false, reads = false }: Task,
): Promise<TaskEnd> {
  const { rule, configuration } = active
  const { choices, directory, links, journal, changeId } = context
  const chosen = rule.groups?.some((group) => group.id === groupId) ?? false
  const link = await links.get(rule.id, groupId)
  if (!chosen && !link) return 'outside'
  if (hasFailedIn(changeId, link)) return 'failed'

  const group = chosen ? await directory.group(rule.environmentId, groupId) : undefined
  const mapped = group && groupNameOf(group, active)
  const name = mapped?.name ?? link?.name ?? groupId
  const subject = { type: 'group', id: groupId, name } as const
  const about = { changeId, rule: { id: rule.id, name: rule.name }, subject }
  const inScope = group !== undefined
  const conditions = [
    {
      expression: 'the group is selected for the rule',
      seen: group ? [group.name] : [],
      holds: inScope,
    },
  ]
  const endpoint = active.endpoints.groups
  const evidence = createEvidence()
  const linkedId = link?.endpoint === endpoint ? link.targetId : undefined
  const call = context.callerFor(active, subject, { link })
  const operationOptions = {
    ...{ call, configuration, choices, evidence },
    mappingQuirks: active.groupMapping.quirks,
  }
  const members = group ? await targetMembers() : []
  const isRead = group && mapped?.problem === undefined && linkedId !== undefined
  const reading =
    isRead && (reads || link?.unread)
      ? await readLinkedGroup(operationOptions, { targetId: linkedId, name, members })
      : undefined
  const isGone = reading?.ok && reading.value.kind === 'gone'
  const shown = reading?.ok && reading.value.kind === 'held' ? reading.value.resource : undefined
  const targetId = isGone ? undefined : linkedId
  const operations = createGroupOperations({ ...operationOptions, held: shown })

  /** Where the target may have the group; nowhere else once it was asked. */
  let doubts = link?.unsettled ?? []
  /** Who is in the group at the target for certain, and who may be. */
  const [certain, doubtful] = [link?.members ?? [], link?.doubtful ?? []]
  const possible = [...new Set([...certain, ...doubtful])]

  if (!group) return leave()
  if (mapped?.problem !== undefined) {
    await decide([], 'Selected for the rule')
    return fail({ message: mapped.problem, cause: 'mapping' })
  }
  const told = JSON.stringify([name, ...members].sort())
  if (reading?.ok === false) return failReading(reading.failure)
  if (targetId === undefined) {
    await decide(
      ['lookup', 'create'],
      `${isGone ? gone : 'Selected for the rule: '}${members.length} members are provisioned`,
    )
    return provision(isGone ? gone : '')
  }
  if (shown) return compare(shown)
  if (link?.status === 'success' && link.told === told && !link.unsettled) {
    if (quiet) return 'unchanged'
    await decide([], 'As far as PingOne knows, the target has the name and the members already')
    return finish('unchanged', { targetId, summary: 'Unchanged', end: 'unchanged' })
  }
  const { add, remove } = difference(certain, possible)
  await decide(
    steps(add, remove),
    `Selected for the rule: ${add.length} to add, ${remove.length} to remove`,
  )
  return update(targetId, {
    certain,
    possible,
    // After a failure the target may still have the old name, whatever was meant.
    rename: link?.name !== name || link.unsettled !== undefined,
    summary: 'Updated',
    end: 'updated',
  })

  /** Writes what the target, as it was just read, does not have as the rule wants it. */
  async function compare(resource: TargetResource): Promise<TaskEnd> {
    const isTold = link?.told === told && link.unsettled === undefined
    const read = groupState(resource, possible, configuration)
    if (!read.ok) return failReading(read.failure)
    const state = read.value
    const rename = isRenamed(resource, { name, isTold })
    const { add, remove } = difference(state.certain, state.possible)
    if (!rename && add.length + remove.length === 0) {
      if (quiet && isTold && link.status === 'success') return 'unchanged'
      await decide([], 'The target has the name and the members already')
      return finish('unchanged', { targetId: resource.id, summary: 'Unchanged', end: 'unchanged' })
    }
    await decide(
      steps(add, remove),
      `The target differs: ${rename ? 'another name, ' : ''}${add.length} members to add, ${remove.length} to remove`,
    )
    return update(resource.id, { ...state, rename, summary: 'Updated', end: 'updated' })
  }

  /** The members that PingOne sends: users of the group who are in the rule's scope and known to the target. */
  async function targetMembers(): Promise<string[]> {
    const ids = await directory.memberIds(rule.environmentId, groupId)
    const known = await Promise.all(ids.map((id) => links.get(rule.id, id)))
    return known.flatMap((user) =>
      user?.inScope && user.targetId !== undefined ? [user.targetId] : [],
    )
  }

  function difference(
    present: readonly string[],
    maybePresent: readonly string[],
  ): Pick<GroupChange, 'add' | 'remove'> {
    const [wanted, had] = [new Set(members), new Set(present)]
    return {
      add: members.filter((id) => !had.has(id)),
      remove: maybePresent.filter((id) => !wanted.has(id)),
    }
  }

  async function provision(reason: string): Promise<TaskEnd> {
    const found = await findAny([...doubts, name], operations)
    if (!found.ok) return fail(found.failure)
    doubts = []
    if (found.value && found.value.id === linkedId && reason !== '')
      return fail(contradiction('group', linkedId), linkedId)
    if (found.value) {
      const state = groupState(found.value, possible, configuration)
      if (!state.ok) return fail(state.failure, found.value.id)
      return update(found.value.id, {
        ...state.value,
        rename: link?.unsettled !== undefined && memberOf(found.value, 'displayName') !== name,
        summary: `${reason}Found and updated`,
        end: 'updated',
      })
    }
    const created = await operations.create(name, members)
    if (!created.ok) return fail(created.failure)
    const { id, recovered, refused } = created.value
    const summary = recovered
      ? 'Created; the answer was lost and a lookup found the group: no duplicate made'
      : `${reason}Created`
    return settle(id, refused, { summary, end: 'created' })
  }

  async function update(
    id: string,
    {
      certain: present,
      possible: maybePresent,
      rename,
      ...done
    }: {
      readonly certain: readonly string[]
      readonly possible: readonly string[]
      readonly rename: boolean
    } & Done,
  ): Promise<TaskEnd> {
    const updated = await operations.update(id, {
      name,
      rename,
      members,
      ...difference(present, maybePresent),
    })
    if (updated.ok) return settle(id, updated.value, done)
    if (updated.failure.gone && targetId === id) return provision(gone)
    return fail(updated.failure, id)
  }

  /** A member whom the target refuses fails the group, and keeps nobody else out of it. */
  function settle(id: string, refused: readonly RefusedMember[], done: Done): Promise<TaskEnd> {
    const [first] = refused
    if (!first) return finish('success', { targetId: id, ...done })
    const outside = refused.filter(({ kind }) => kind === 'add').map(({ member }) => member)
    const inside = refused.filter(({ kind }) => kind === 'remove').map(({ member }) => member)
    return finish('failed', {
      targetId: id,
      summary: `${refused.length} of ${members.length} memberships failed. ${first.why}`,
      end: 'failed',
      cause: 'members',
      after: { members: [...members.filter((member) => !outside.includes(member)), ...inside] },
    })
  }

  async function leave(): Promise<TaskEnd> {
    if (!link) return 'outside'
    await decide(
      targetId === undefined ? ['lookup', 'delete'] : ['delete'],
      'The group is no longer selected for the rule, or no longer exists',
    )
    let id = targetId
    if (id === undefined) {
      const found = await findAny(doubts, operations)
      if (!found.ok) return fail(found.failure)
      id = found.value?.id
    }
    if (id === undefined) return forget('The target does not have the group')
    if (await isHeldElsewhere(links, link, { targetId: id, endpoint }))
      return forget('The group stays: another rule, or another group, is still linked to it.')
    const removed = await operations.remove(id)
    if (!removed.ok) return fail(removed.failure, id)
    if (removed.value === 'gone' && mayBeElsewhere(link)) {
      const found = await findAny([...doubts, link.name], operations)
      if (!found.ok) return fail(found.failure, id)
      if (found.value) {
        const contradicted = contradiction('group', id, found.value.id)
        evidence.remark({ kind: 'not-readable', message: contradicted.message })
        return fail(contradicted, id)
      }
    }
    return forget(
      removed.value === 'gone' ? 'The target no longer has the group' : 'Deleted at the target',
    )
  }

  async function forget(summary: string): Promise<TaskEnd> {
    const id = linkHead(active, 'group', subject).id
    await journal.append(
      {
        type: 'outcome',
        ...about,
        status: 'removed',
        ...outcomeEvidence(evidence, call.mask),
        summary,
      },
      [links.remove(id)],
    )
    return 'removed'
  }

  function decide(planned: StepKind[], summary: string): Promise<void> {
    return journal.append(
      { type: 'decision', ...about, inScope, conditions, steps: planned, summary },
      planned.length > 0 ? [links.put(begun())] : [],
    )
  }

  /** Kept before anything is sent, so that whoever takes over after a crash knows that something may have been. */
  function begun(): Link {
    const unknown = {
      ...linkHead(active, 'group', subject),
      inScope,
      conditions,
      active: true,
      told: '',
      status: 'none',
      lastSyncAt: context.clock().toISOString(),
    } as const
    return { ...(link ?? unknown), ...inDoubt() }
  }

  /** What is known of the target while it is being told, and after it failed to answer. */
  function inDoubt(): Pick<Link, 'members' | 'doubtful' | 'unsettled'> {
    const wanted = new Set(members)
    const kept = certain.filter((id) => wanted.has(id))
    const sure = new Set(kept)
    return {
      members: kept,
      doubtful: [...new Set([...possible, ...wanted])].filter((id) => !sure.has(id)),
      unsettled: [...new Set([...(link?.unsettled ?? []), ...(link ? [link.name] : []), name])],
    }
  }

  function fail(failure: Failure, id = linkedId): Promise<TaskEnd> {
    const { message, leftBehind, ambiguous } = failure
    const isTold = ambiguous || id !== undefined
    const after = isTold ? inDoubt() : doubts.length > 0 ? { unsettled: doubts } : {}
    return finish('failed', {
      targetId: id,
      summary: message,
      end: 'failed',
      after: { members: certain, doubtful, ...after },
      cause: causeOf(failure),
      ...(leftBehind && { leftBehind }),
    })
  }

  /** Nothing was sent, so what is known of the target still stands. */
  async function failReading(failure: Failure): Promise<TaskEnd> {
    const { message, leftBehind } = failure
    await journal.append({
      ...{ type: 'decision', ...about, inScope, conditions },
      ...{ steps: ['read'], summary: 'Selected for the rule: to be read at the target' },
    })
    return finish('failed', {
      ...{ targetId: linkedId, summary: message, end: 'failed', cause: causeOf(failure) },
      after: {
        ...{ members: certain, doubtful },
        ...(link?.unsettled && { unsettled: link.unsettled }),
      },
      unread: true,
      ...(leftBehind && { leftBehind }),
    })
  }

  async function finish(
    status: JournalEntryOf<'outcome'>['status'] & ('success' | 'unchanged' | 'failed'),
    { targetId: id, summary: said, end, cause, leftBehind, unread, after = { members } }: Finish,
  ): Promise<TaskEnd> {
    const summary = call.mask(said)
    const isFailed = status === 'failed'
    remarkNeverRead(link, evidence)
    const next: Link = {
      ...linkHead(active, 'group', { id: groupId, name: isFailed ? (link?.name ?? name) : name }),
      inScope,
      conditions,
      active: true,
      told: isFailed ? (link?.told ?? '') : told,
      ...after,
      ...(id !== undefined && { targetId: id, endpoint }),
      status: isFailed ? 'failed' : 'success',
      ...(isFailed && { details: summary, failedIn: changeId }),
      ...(cause && { cause }),
      ...(leftBehind && { leftBehind: true, attempts: leftBehind.attempts }),
      ...(unread && { unread }),
      ...linkEvidence(link, evidence, {
        isLinked: id !== undefined,
        isCreated: end === 'created',
        mask: call.mask,
      }),
      lastSyncAt: context.clock().toISOString(),
    }
    await journal.append(
      {
        type: 'outcome',
        ...about,
        status,
        ...(cause && { cause }),
        ...(id !== undefined && { targetId: call.mask(id) }),
        ...outcomeEvidence(evidence, call.mask),
        summary,
      },
      [links.put(next)],
    )
    return end
  }
}

/** The name that the target is told, or why there is none. */
function groupNameOf(
  group: SourceGroup,
  { groupMapping }: CompiledRule,
): { readonly name: string; readonly problem?: string } {
  try {
    return { name: groupMapping.nameOf(group) }
  } catch (error) {
    if (!(error instanceof ExpressionValueError)) throw error
    return { name: group.name, problem: `The mapping of displayName failed: ${error.message}` }
  }
}

interface Done {
  readonly summary: string
  readonly end: TaskEnd
}

interface Finish extends Done {
  readonly targetId: string | undefined
  /** Who is in the group at the target now, as far as PingOne put them there, and what is not known of it. */
  readonly after?: Pick<Link, 'members' | 'doubtful' | 'unsettled'>
  readonly cause?: FailureCause
  readonly leftBehind?: LeftBehind
  readonly unread?: true
}

const gone = 'The target no longer had the linked group. '

function steps(add: readonly string[], remove: readonly string[]): StepKind[] {
  return [
    ...(add.length > 0 ? (['add-members'] as const) : []),
    ...(remove.length > 0 ? (['remove-members'] as const) : []),
    ...(add.length + remove.length === 0 ? (['update'] as const) : []),
  ]
}
