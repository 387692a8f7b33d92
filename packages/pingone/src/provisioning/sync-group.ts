import { ExpressionValueError, type JournalEntryOf, type StepKind } from '../contract/index.ts'
import type { SourceGroup } from '../directory/reader.ts'
import {
  createGroupOperations,
  memberIds,
  type GroupChange,
  type RefusedMember,
} from '../outbound/groups.ts'
import type { Failure } from '../outbound/result.ts'
import { groupsEndpoint, type ActiveRule } from './active-rule.ts'
import type { Link } from './links.ts'
import { mapGroupName } from './mapping.ts'
import { linkHead, type SyncContext, type Task, type TaskEnd } from './sync-context.ts'

/** Brings one group under one rule, with its members, to where the rule wants it. */
export async function syncGroup(
  context: SyncContext,
  active: ActiveRule,
  { id: groupId, quiet = false }: Task,
): Promise<TaskEnd> {
  const { rule, configuration } = active
  const { choices, directory, links, journal, changeId } = context
  const chosen = rule.groups?.some((group) => group.id === groupId) ?? false
  const link = await links.get(rule.id, groupId)
  if (!chosen && !link) return 'outside'

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
  const endpoint = groupsEndpoint(configuration)
  const targetId = link?.endpoint === endpoint ? link.targetId : undefined
  const operations = createGroupOperations({
    call: context.callerFor(active, subject),
    configuration,
    choices,
    mappingQuirks: active.groupMappings.length > 0 ? ['group-name-mapped'] : [],
  })

  if (!group) return link ? leave(link) : 'outside'
  if (mapped?.problem !== undefined) {
    await decide([], 'Selected for the rule')
    return fail({ message: mapped.problem })
  }
  const members = await targetMembers()
  const told = JSON.stringify([name, ...members].sort())
  if (targetId === undefined) {
    await decide(
      ['lookup', 'create'],
      `Selected for the rule: ${members.length} members are provisioned`,
    )
    return provision('')
  }
  if (link?.status === 'success' && link.told === told) {
    if (quiet) return 'unchanged'
    await decide([], 'The target already has the name and the members')
    return finish('unchanged', { targetId, summary: 'Unchanged', end: 'unchanged' })
  }
  const { add, remove } = difference(link?.members ?? [])
  await decide(
    steps(add, remove),
    `Selected for the rule: ${add.length} to add, ${remove.length} to remove`,
  )
  return update(targetId, {
    sent: link?.members ?? [],
    // After a failure the target may still have the old name, whatever was meant.
    rename: link?.name !== name,
    summary: 'Updated',
    end: 'updated',
  })

  /** The members that PingOne sends: users of the group who are in the rule's scope and known to the target. */
  async function targetMembers(): Promise<string[]> {
    const ids = await directory.memberIds(rule.environmentId, groupId)
    const known = await Promise.all(ids.map((id) => links.get(rule.id, id)))
    return known.flatMap((user) =>
      user?.inScope && user.targetId !== undefined ? [user.targetId] : [],
    )
  }

  function difference(sent: readonly string[]): Pick<GroupChange, 'add' | 'remove'> {
    const [wanted, had] = [new Set(members), new Set(sent)]
    return {
      add: members.filter((id) => !had.has(id)),
      remove: sent.filter((id) => !wanted.has(id)),
    }
  }

  async function provision(reason: string): Promise<TaskEnd> {
    const found = await operations.find(name)
    if (!found.ok) return fail(found.failure)
    if (found.value) {
      const held = memberIds(found.value)
      return update(found.value.id, {
        // Under Merge the members of others stay; those whom we want and who are there already need not be sent.
        sent:
          configuration.GROUP_MEMBERSHIP_HANDLING === 'Overwrite'
            ? held
            : held.filter((id) => members.includes(id)),
        rename: false,
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
      sent,
      rename,
      ...done
    }: { readonly sent: readonly string[]; readonly rename: boolean } & Done,
  ): Promise<TaskEnd> {
    const updated = await operations.update(id, { name, rename, members, ...difference(sent) })
    if (updated.ok) return settle(id, updated.value, done)
    if (updated.failure.status === 404 && targetId === id)
      return provision('The target no longer had the linked group. ')
    return fail(updated.failure)
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
      members: [...members.filter((member) => !outside.includes(member)), ...inside],
    })
  }

  async function leave(known: Link): Promise<TaskEnd> {
    await decide(['delete'], 'The group is no longer selected for the rule, or no longer exists')
    const removed = targetId === undefined ? undefined : await operations.remove(targetId)
    if (removed && !removed.ok) return fail(removed.failure)
    await journal.append(
      { type: 'outcome', ...about, status: 'removed', summary: 'Deleted at the target' },
      [links.remove(known)],
    )
    return 'removed'
  }

  function decide(planned: StepKind[], summary: string): Promise<void> {
    return journal.append({
      type: 'decision',
      ...about,
      inScope,
      conditions,
      steps: planned,
      summary,
    })
  }

  function fail({ message, unsent }: Failure): Promise<TaskEnd> {
    return finish('failed', {
      targetId,
      summary: message,
      end: 'failed',
      members: link?.members ?? [],
      ...(unsent && { leftBehind: true }),
    })
  }

  async function finish(
    status: JournalEntryOf<'outcome'>['status'] & ('success' | 'unchanged' | 'failed'),
    { targetId: id, summary, end, leftBehind, members: present = members }: Finish,
  ): Promise<TaskEnd> {
    const isFailed = status === 'failed'
    const next: Link = {
      ...linkHead(active, 'group', { id: groupId, name: isFailed ? (link?.name ?? name) : name }),
      inScope,
      conditions,
      active: true,
      told: isFailed ? (link?.told ?? '') : told,
      members: present,
      ...(id !== undefined && { targetId: id, endpoint }),
      status: isFailed ? 'failed' : 'success',
      ...(isFailed && { details: summary }),
      ...(leftBehind && { leftBehind }),
      lastSyncAt: context.clock().toISOString(),
    }
    await journal.append(
      { type: 'outcome', ...about, status, ...(id !== undefined && { targetId: id }), summary },
      [links.put(next)],
    )
    return end
  }
}

/** The name that the target is told, or why there is none. */
function groupNameOf(
  group: SourceGroup,
  { groupMappings }: ActiveRule,
): { readonly name: string; readonly problem?: string } {
  try {
    return { name: mapGroupName(group, groupMappings) }
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
  /** Who is in the group at the target now, as far as PingOne put them there. */
  readonly members?: readonly string[]
  readonly leftBehind?: true
}

function steps(add: readonly string[], remove: readonly string[]): StepKind[] {
  return [
    ...(add.length > 0 ? (['add-members'] as const) : []),
    ...(remove.length > 0 ? (['remove-members'] as const) : []),
    ...(add.length + remove.length === 0 ? (['update'] as const) : []),
  ]
}
