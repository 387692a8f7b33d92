import type { CompiledRule } from '../decide/compiled-rule.ts'
import { decideGroup } from '../decide/group-decision.ts'
import { linkHead, type Link } from '../links/link.ts'
import { createEvidence } from '../outbound/evidence.ts'
import { createGroupOperations } from '../outbound/groups.ts'
import { findRoster } from './group-members.ts'
import { membersInFlight, type GroupOutcome } from './group-outcome.ts'
import { takeGroupSteps } from './group-steps.ts'
import { hasFailedIn } from './still-due.ts'
import { linkEvidence, outcomeEvidence, remarkNeverRead } from './link-evidence.ts'
import { readLinkedGroup } from './linked-group.ts'
import { isKeptElsewhere, type SyncContext, type Task, type TaskEnd } from './sync-context.ts'

/** Provisions one group and its members under one rule; the journal records the decision and the outcome. */
export async function syncGroup(
  context: SyncContext,
  compiled: CompiledRule,
  { id: groupId, quiet = false, reads = false, changedUsers }: Task,
): Promise<TaskEnd> {
  const { rule, configuration, endpoints } = compiled
  const { choices, directory, links, journal, changeId } = context
  const isSelected = rule.groups?.some((each) => each.id === groupId) ?? false
  const link = await links.get(rule.id, groupId)
  if (!isSelected && !link) return 'outside'
  if (hasFailedIn(changeId, link)) return 'failed'
  const group = isSelected ? await directory.group(rule.environmentId, groupId) : undefined
  if (!group && !link) return 'outside'

  const roster = group
    ? await findRoster({
        ...{ directory, links, groupId, link, changed: changedUsers },
        ...{ environmentId: rule.environmentId, ruleId: rule.id },
      })
    : new Map<string, string>()
  const circumstances = { group, link, members: [...roster.values()] }
  const unread = decideGroup(compiled, circumstances)
  const { name, targetId: linkedId } = unread
  const subject = { type: 'group', id: groupId, name } as const
  const about = { changeId, rule: { id: rule.id, name: rule.name }, subject }
  const evidence = createEvidence()
  const call = context.callerFor(compiled, subject, { link })
  const operationOptions = {
    ...{ call, configuration, choices, evidence },
    mappingQuirks: compiled.groupMapping.quirks,
  }
  const isRead = group && unread.problem === undefined && (reads || link?.unread)
  const reading =
    isRead && linkedId !== undefined
      ? await readLinkedGroup(operationOptions, { ...unread, targetId: linkedId })
      : undefined
  const decision = reading?.ok
    ? decideGroup(compiled, { ...circumstances, reading: reading.value })
    : unread
  const { plan, inScope, conditions, sent } = decision
  const isUnread = reading?.ok === false

  const isSettled =
    plan.kind === 'nothing' &&
    decision.problem === undefined &&
    link?.status === 'success' &&
    link.lastSent === sent &&
    !link.pendingIdentifiers
  if (quiet && isSettled && !isUnread) return 'unchanged'

  await journal.append(
    {
      type: 'decision',
      ...about,
      inScope,
      conditions,
      steps: isUnread ? ['read'] : [...plan.steps],
      summary: isUnread ? 'Selected for the rule: to be read at the target' : decision.summary,
    },
    plan.steps.length > 0 && !isUnread ? [links.put(pendingLink())] : [],
  )
  const outcome = await takeGroupSteps({
    compiled,
    decision,
    link,
    operations: createGroupOperations({
      ...operationOptions,
      current: reading?.ok && reading.value.kind === 'present' ? reading.value.resource : undefined,
    }),
    unread: reading?.ok === false ? reading.failure : undefined,
    remark: evidence.remark,
    isWantedElsewhere: async (targetId) =>
      link !== undefined &&
      (await isKeptElsewhere(links, link, { targetId, endpoint: endpoints.groups })),
  })
  const { known, status, end, cause, failureStatus } = outcome
  if (known) remarkNeverRead(link, evidence)
  const summary = call.mask(outcome.summary)
  await journal.append(
    {
      type: 'outcome',
      ...about,
      status,
      ...(cause && { cause }),
      ...(outcome.memberships && { memberships: outcome.memberships }),
      // A target may return a secret as an id.
      ...(known?.targetId !== undefined && { targetId: call.mask(known.targetId) }),
      ...outcomeEvidence(evidence, call.mask),
      summary,
    },
    [keepLink(outcome)],
  )
  return end

  /** Stored before the first request, so that after a crash the next process finds that the target may have the group. */
  function pendingLink(): Link {
    const unknown = {
      ...linkHead(compiled, subject),
      inScope,
      conditions,
      active: true,
      lastSent: '',
      status: 'none',
      lastSyncAt: context.clock().toISOString(),
    } as const
    return { ...(link ?? unknown), ...membersInFlight(decision, link) }
  }

  function keepLink({ known: after, deferred, unread: isStillUnread }: GroupOutcome) {
    if (!after) return links.remove(linkHead(compiled, subject).id)
    const { targetId, ...known } = after
    const isFailed = status === 'failed'
    return links.put({
      ...linkHead(compiled, {
        type: 'group',
        id: groupId,
        name: isFailed ? (link?.name ?? name) : name,
      }),
      inScope,
      conditions,
      active: true,
      lastSent: isFailed ? (link?.lastSent ?? '') : sent,
      ...known,
      ...(!isFailed && { roster: [...roster] }),
      ...(targetId !== undefined && { targetId, endpoint: endpoints.groups }),
      status: isFailed ? 'failed' : 'success',
      ...(isFailed && { details: summary, failedIn: changeId }),
      ...(cause && { cause }),
      ...(failureStatus !== undefined && { failureStatus }),
      ...(deferred && { deferred: true, attempts: deferred.attempts }),
      ...(isStillUnread && { unread: true }),
      ...linkEvidence(link, evidence, {
        isLinked: targetId !== undefined,
        isCreated: end === 'created',
        mask: call.mask,
      }),
      lastSyncAt: context.clock().toISOString(),
    })
  }
}
