import type { CompiledRule } from '../decide/compiled-rule.ts'
import { isSameJson } from '../records/json.ts'
import { tryJson } from '../wire/answer-body.ts'
import { createEvidence } from '../outbound/evidence.ts'
import { secretsIn } from '../secrecy/mask-json.ts'
import { mayNameSecret } from '../secrecy/secret-names.ts'
import { asObject } from '../outbound/member.ts'
import { createUserOperations } from '../outbound/users.ts'
import { type MappedUser } from '../outbound/operation-options.ts'
import { linkEvidence, outcomeEvidence, remarkNeverRead } from './link-evidence.ts'
import { hasFailedIn } from './still-due.ts'
import { identifiersToTry, linkHead, type Link } from '../links/link.ts'
import { describeDecision, isAsKnown, readLinkedUser } from './linked-user.ts'
import type { UserPlan } from '../decide/plan.ts'
import { isKeptElsewhere, type SyncContext, type Task, type TaskEnd } from './sync-context.ts'
import { decideUser } from '../decide/user-decision.ts'
import type { KnownUser, UserOutcome } from './user-outcome.ts'
import { takeUserSteps } from './user-steps.ts'

/** Provisions one user under one rule; the journal records the decision and the outcome. */
export async function syncUser(
  context: SyncContext,
  active: CompiledRule,
  { id, user: found, read, quiet = false, reads = false, listed }: Task,
): Promise<TaskEnd> {
  const { rule, configuration } = active
  const { choices, directory, links, journal, sourceUserType, changeId } = context
  const user = found ?? (await directory.user(rule.environmentId, id))
  const link = read ? read.link : await links.get(rule.id, id)
  if (!user && !link) return 'outside'
  if (hasFailedIn(changeId, link)) return 'failed'
  const subject = { type: 'user', id, name: user?.username ?? link?.name ?? id } as const
  const situation = { user, link, sourceUserType, choices }
  const evidence = createEvidence()
  const check = {}
  const caller = (mapped?: MappedUser) =>
    context.callerFor(active, subject, { link, secrets: secretsOf(mapped, link), check })
  const reading =
    reads || link?.unread
      ? await readLinkedUser(active, { ...situation, call: caller(), evidence, listed })
      : undefined
  const decision = decideUser(active, {
    ...situation,
    ...(reading?.ok && { reading: reading.value }),
  })
  const { scope, plan } = decision
  const head = { ...linkHead(active, subject), ...scope }
  const ruleName = { id: rule.id, name: rule.name }

  // For a user that the rule never affects, only the scope verdict is stored; the journal has no entry.
  if (!scope.inScope && (!link || (link.status === 'none' && !link.pendingIdentifiers))) {
    await saveScopeVerdict(link, head)
    return 'outside'
  }
  const isSettled =
    plan.kind === 'nothing' &&
    link?.status === settledStatus(plan) &&
    (reading === undefined || isAsKnown(reading, link, decision))
  if (quiet && isSettled && link && isSameVerdict(link, head)) return 'unchanged'

  await journal.append(
    {
      type: 'decision',
      changeId,
      rule: ruleName,
      subject,
      inScope: scope.inScope,
      conditions: [...scope.conditions],
      steps: reading?.ok === false ? ['read'] : [...plan.steps],
      summary: describeDecision(decision, reading),
    },
    plan.steps.length > 0 && reading?.ok !== false ? [links.put(pendingLink())] : [],
  )
  const call = caller(decision.mapped)
  const outcome = await takeUserSteps({
    active,
    decision,
    link,
    choices,
    reading,
    operations: createUserOperations({
      call,
      configuration,
      choices,
      evidence,
      mappingQuirks: active.userMapping.quirks,
      lastSent: asObject(tryJson(link?.lastSent ?? '')),
      current: reading?.ok && reading.value.kind === 'present' ? reading.value.resource : undefined,
    }),
    remark: evidence.remark,
    isKeptElsewhere: (targetId) =>
      isKeptElsewhere(links, head, { targetId, endpoint: active.endpoints.users }),
  })
  remarkNeverRead(link, evidence)
  const { known, status, end, cause, failureStatus } = outcome
  const summary = call.mask(outcome.summary)
  await journal.append(
    {
      type: 'outcome',
      changeId,
      rule: ruleName,
      subject,
      status,
      ...(cause && { cause }),
      // A target may return a secret as an id.
      ...(known?.targetId !== undefined && { targetId: call.mask(known.targetId) }),
      ...outcomeEvidence(evidence, call.mask),
      summary,
    },
    keepLink(outcome),
  )
  return end

  /** Stored before the first request, so that after a crash the next process finds that the target may have the user. */
  function pendingLink(): Link {
    const { targetId: _, ...unknown } = notProvisioned
    return {
      ...(link ?? { ...head, ...unknown, lastSyncAt: context.clock().toISOString() }),
      pendingIdentifiers: identifiersToTry(link, decision.identifier),
    }
  }

  function keepLink({ known: after, deferred, unread }: UserOutcome) {
    if (!after && !user) return link || plan.steps.length > 0 ? [links.remove(head.id)] : []
    const { targetId, pendingIdentifiers, ...rest } = after ?? notProvisioned
    return [
      links.put({
        ...head,
        ...rest,
        ...(targetId !== undefined && { targetId, endpoint: active.endpoints.users }),
        ...(pendingIdentifiers && { pendingIdentifiers }),
        ...(rest.status !== 'success' && rest.status !== 'none' && { details: summary }),
        ...(cause && { cause }),
        ...(failureStatus !== undefined && { failureStatus }),
        ...(rest.status === 'failed' && { failedIn: changeId }),
        ...(deferred && { deferred: true, attempts: deferred.attempts }),
        ...(unread && { unread }),
        ...linkEvidence(link, evidence, {
          isLinked: targetId !== undefined,
          isCreated: end === 'created',
          mask: call.mask,
        }),
        lastSyncAt: context.clock().toISOString(),
      }),
    ]
  }

  async function saveScopeVerdict(known: Link | undefined, next: typeof head): Promise<void> {
    if (!user) return known && links.commit([links.remove(known.id)])
    if (known && isSameVerdict(known, next)) return
    const { targetId: _, ...unknown } = notProvisioned
    const lastSyncAt = context.clock().toISOString()
    await links.commit([links.put({ ...next, ...unknown, lastSyncAt })])
  }
}

const notProvisioned: KnownUser = {
  status: 'none',
  targetId: undefined,
  lastSent: '',
  active: false,
}

/** The status of a link for which a plan that does nothing changes nothing. */
function settledStatus(plan: UserPlan & { kind: 'nothing' }): Link['status'] {
  switch (plan.status) {
    case 'unchanged':
    case 'removed':
      return 'success'
    case 'unsynced':
    case 'partial':
      return plan.status
  }
}

/** The passwords that are sent to the target, or were. */
function secretsOf(mapped: MappedUser | undefined, link: Link | undefined): string[] {
  const { lastSent = '' } = link ?? {}
  return secretsIn([mapped, mayNameSecret(lastSent) ? tryJson(lastSent) : undefined])
}

const isSameVerdict = (
  link: Pick<Link, 'inScope' | 'conditions' | 'name'>,
  other: Pick<Link, 'inScope' | 'conditions' | 'name'>,
): boolean =>
  link.inScope === other.inScope &&
  link.name === other.name &&
  isSameJson(link.conditions, other.conditions)
