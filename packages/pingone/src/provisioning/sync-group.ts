import type { StepKind } from '../contract/index.ts'
import type { Failure } from '../outbound/result.ts'
import { createGroupOperations, memberIds } from '../outbound/groups.ts'
import type { ActiveRule } from './active-rule.ts'
import { linkId, type Link } from './links.ts'
import type { SyncContext } from './sync-context.ts'

/** Brings one group under one rule, with its members, to where the rule wants it. */
export async function syncGroup(
  context: SyncContext,
  active: ActiveRule,
  groupId: string,
): Promise<void> {
  const { rule, connection, configuration } = active
  const { choices, directory, links, journal } = context
  const chosen = rule.groups?.some((group) => group.id === groupId) ?? false
  const link = await links.get(rule.id, groupId)
  if (!chosen && !link) return

  const group = chosen ? await directory.group(rule.environmentId, groupId) : undefined
  const name = group?.name ?? link?.name ?? groupId
  const subject = { type: 'group', id: groupId, name } as const
  const ruleName = { id: rule.id, name: rule.name }
  const operations = createGroupOperations({
    ...context.outbound(active, subject),
    configuration,
    choices,
  })

  if (!group) {
    if (link) await remove(link)
    return
  }
  const members = await targetMembers()
  const told = JSON.stringify([name, ...members].sort())
  if (link?.targetId === undefined) {
    await decide(
      true,
      ['lookup', 'create'],
      `Selected for the rule: ${members.length} members are provisioned`,
    )
    await provision()
  } else if (link.status === 'success' && link.told === told) {
    await decide(true, [], 'The target already has the name and the members')
    await finish('unchanged', link.targetId, 'Unchanged', link)
  } else {
    const { add, remove: leaving } = difference(link.members ?? [])
    await decide(
      true,
      steps(add, leaving),
      `Selected for the rule: ${add.length} to add, ${leaving.length} to remove`,
    )
    await update(link.targetId, link.members ?? [], link.name !== name, 'Updated')
  }

  /** The members that PingOne sends: users of the group who are in the rule's scope and known to the target. */
  async function targetMembers(): Promise<string[]> {
    const ids = new Set(await directory.memberIds(rule.environmentId, groupId))
    const users = await links.ofRule(rule.id, 'user')
    return users.flatMap((user) =>
      ids.has(user.subjectId) && user.inScope && user.targetId ? [user.targetId] : [],
    )
  }

  function difference(sent: readonly string[]) {
    const [wanted, had] = [new Set(members), new Set(sent)]
    return {
      add: members.filter((id) => !had.has(id)),
      remove: sent.filter((id) => !wanted.has(id)),
    }
  }

  async function provision(): Promise<void> {
    const found = await operations.find(name)
    if (!found.ok) return fail(found.failure)
    if (found.value) {
      const foreign =
        configuration.GROUP_MEMBERSHIP_HANDLING === 'Overwrite' ? memberIds(found.value) : []
      return update(found.value.id, foreign, false, 'Found and updated')
    }
    const created = await operations.create(name, members)
    if (!created.ok) return fail(created.failure)
    return finish('success', created.value.id, 'Created')
  }

  async function update(
    targetId: string,
    sent: readonly string[],
    rename: boolean,
    done: string,
  ): Promise<void> {
    const updated = await operations.update(targetId, {
      name,
      rename,
      members,
      ...difference(sent),
    })
    if (updated.ok) return finish('success', targetId, done)
    if (updated.failure.status === 404 && link?.targetId === targetId) return provision()
    return fail(updated.failure)
  }

  async function remove(known: Link): Promise<void> {
    await decide(
      false,
      ['delete'],
      'The group is no longer selected for the rule, or no longer exists',
    )
    const removed =
      known.targetId === undefined ? undefined : await operations.remove(known.targetId)
    if (removed && !removed.ok) return fail(removed.failure)
    await journal.append({
      type: 'outcome',
      changeId: context.changeId,
      rule: ruleName,
      subject,
      status: 'removed',
      summary: 'Deleted at the target',
    })
    return links.remove(known)
  }

  function decide(inScope: boolean, steps: StepKind[], summary: string): Promise<void> {
    return journal.append({
      type: 'decision',
      changeId: context.changeId,
      rule: ruleName,
      subject,
      inScope,
      conditions: [
        {
          expression: 'the group is selected for the rule',
          seen: group ? [name] : [],
          holds: inScope,
        },
      ],
      steps,
      summary,
    })
  }

  function fail(failure: Failure): Promise<void> {
    return finish('failed', link?.targetId, failure.message, link)
  }

  async function finish(
    status: 'success' | 'unchanged' | 'failed',
    targetId: string | undefined,
    summary: string,
    before?: Link,
  ): Promise<void> {
    await links.put({
      id: linkId(rule.id, groupId),
      environmentId: rule.environmentId,
      ruleId: rule.id,
      connectionId: connection.id,
      subjectType: 'group',
      subjectId: groupId,
      name: before && status === 'failed' ? before.name : name,
      inScope: true,
      active: true,
      told: before?.told ?? told,
      members: before?.members ?? members,
      ...(targetId !== undefined && { targetId }),
      status: status === 'failed' ? 'failed' : 'success',
      ...(status === 'failed' && { details: summary }),
      lastSyncAt: context.clock().toISOString(),
    })
    await journal.append({
      type: 'outcome',
      changeId: context.changeId,
      rule: ruleName,
      subject,
      status,
      ...(targetId !== undefined && { targetId }),
      summary,
    })
  }
}

function steps(add: readonly string[], remove: readonly string[]): StepKind[] {
  return [
    ...(add.length > 0 ? (['add-members'] as const) : []),
    ...(remove.length > 0 ? (['remove-members'] as const) : []),
    ...(add.length + remove.length === 0 ? (['update'] as const) : []),
  ]
}
