import type { JournalEntryOf } from '../contract/index.ts'
import { failed, type Failure, type Result } from '../outbound/result.ts'
import { createUserOperations, type MappedUser } from '../outbound/users.ts'
import type { ActiveRule } from './active-rule.ts'
import { identifierOf } from './identifier.ts'
import { linkId, type Link, type LinkStatus } from './links.ts'
import { mapUser } from './mapping.ts'
import { planUser, type UserPlan } from './plan.ts'
import { scopeOf } from './scope.ts'
import type { SyncContext } from './sync-context.ts'

type Outcome = Pick<JournalEntryOf<'outcome'>, 'status' | 'summary'> & {
  readonly targetId?: string | undefined
}

/** Where a user stands after the steps of a plan. */
interface Standing {
  readonly status: LinkStatus
  readonly targetId: string | undefined
  readonly told: string
  readonly active: boolean
}

/** Brings one user under one rule to where the rule wants it, and writes down why and with what outcome. */
export async function syncUser(
  context: SyncContext,
  active: ActiveRule,
  userId: string,
): Promise<void> {
  const { rule, connection, configuration, mappings } = active
  const { choices, directory, links, journal } = context
  const user = await directory.user(rule.environmentId, userId)
  const link = await links.get(rule.id, userId)
  const scope = scopeOf(rule.populationExpression, user, context.sourceUserType)
  if (!scope.inScope && !link) return

  const name = user?.username ?? link?.name ?? userId
  const subject = { type: 'user', id: userId, name } as const
  const ruleName = { id: rule.id, name: rule.name }
  const mapped = user && mapUser(user, mappings)
  const told = mapped ? JSON.stringify(mapped) : ''
  const enabled = user?.enabled ?? false
  const plan = planUser(
    {
      inScope: scope.inScope,
      enabled,
      linked: link?.targetId !== undefined,
      active: link?.active ?? false,
      upToDate: link?.status === 'success' && link.inScope && link.told === told,
      provisionDisabledUsers: choices.provisionDisabledUsers,
    },
    configuration,
  )
  await journal.append({
    type: 'decision',
    changeId: context.changeId,
    rule: ruleName,
    subject,
    inScope: scope.inScope,
    conditions: [...scope.conditions],
    steps: [...plan.steps],
    summary: describePlan(plan),
  })

  const operations = createUserOperations({
    ...context.outbound(active, subject),
    configuration,
    choices,
  })
  const before: Standing = {
    status: link?.status ?? 'unsynced',
    targetId: link?.targetId,
    told: link?.told ?? '',
    active: link?.active ?? false,
  }
  const { standing, outcome } = await run()
  await journal.append({
    type: 'outcome',
    changeId: context.changeId,
    rule: ruleName,
    subject,
    status: outcome.status,
    ...(standing?.targetId !== undefined && { targetId: standing.targetId }),
    summary: outcome.summary,
  })
  if (standing) await links.put(linkOf(standing, outcome.summary))
  else if (link) await links.remove(link)

  async function run(): Promise<{ standing: Standing | undefined; outcome: Outcome }> {
    switch (plan.kind) {
      case 'nothing':
        return rest(plan)
      case 'provision':
        return provision(mapped ?? {})
      case 'update':
        return update(before.targetId ?? '', mapped ?? {}, plan.disable)
      case 'deprovision':
        return deprovision(before.targetId ?? '', plan.remove)
    }
  }

  function rest(plan: UserPlan & { kind: 'nothing' }) {
    const outcome = { status: plan.status, summary: plan.why }
    if (plan.status === 'unchanged') return { standing: before, outcome }
    if (plan.status === 'removed')
      return { standing: before.targetId === undefined ? undefined : before, outcome }
    return { standing: { ...before, status: plan.status }, outcome }
  }

  async function provision(body: MappedUser): Promise<{ standing: Standing; outcome: Outcome }> {
    const identifier = identifierOf(body, configuration)
    if (identifier === undefined)
      return failure({
        message: `The mapping gives no ${configuration.UNIQUE_USER_IDENTIFIER}, which the User Filter Expression needs.`,
      })
    const found = await operations.find(identifier)
    if (!found.ok) return failure(found.failure)
    if (found.value) {
      if (configuration.UPDATE_USERS === false)
        return stand(
          'partial',
          found.value.id,
          `Linked to ${found.value.id}; updating users is switched off for the connection.`,
        )
      return update(found.value.id, body, false, 'Found and updated')
    }
    if (configuration.CREATE_USERS === false)
      return stand(
        'unsynced',
        undefined,
        'Not at the target, and creating users is switched off for the connection.',
      )
    const created = await operations.create(body)
    if (!created.ok) return failure(created.failure)
    return stand('success', created.value.id, 'Created')
  }

  async function update(
    targetId: string,
    body: MappedUser,
    disable: boolean,
    done = disable ? 'Disabled' : 'Updated',
  ) {
    const updated: Result<undefined> = await operations.update(
      targetId,
      body,
      disable ? 'disable' : 'update',
    )
    if (updated.ok) return stand('success', targetId, done)
    if (updated.failure.status === 404 && link?.targetId === targetId) return reprovision(body)
    return failure(updated.failure, targetId)
  }

  /** The target no longer has the linked user: it is looked up and created anew, once. */
  async function reprovision(body: MappedUser) {
    const identifier = identifierOf(body, configuration) ?? ''
    const found = await operations.find(identifier)
    if (!found.ok) return failure(found.failure)
    const created = found.value
      ? found
      : configuration.CREATE_USERS === false
        ? failed(
            'The target no longer has the user, and creating users is switched off for the connection.',
          )
        : await operations.create(body)
    if (!created.ok) return failure(created.failure)
    return stand(
      'success',
      created.value?.id,
      'Created again: the target no longer had the linked user',
    )
  }

  async function deprovision(targetId: string, remove: 'Disable' | 'Delete') {
    if (await heldByAnotherRule())
      return {
        standing: undefined,
        outcome: {
          status: 'removed' as const,
          summary: 'Another rule still provisions the user to this target.',
        },
      }
    if (remove === 'Delete') {
      const removed = await operations.remove(targetId)
      if (!removed.ok) return failure(removed.failure, targetId)
      return {
        standing: undefined,
        outcome: { status: 'removed' as const, summary: 'Deleted at the target' },
      }
    }
    const disabled = await operations.update(targetId, leaver(), 'disable')
    if (!disabled.ok && disabled.failure.status !== 404) return failure(disabled.failure, targetId)
    const outcome = { status: 'removed' as const, summary: 'Disabled at the target' }
    return { standing: { ...before, active: false, told: '', status: 'success' as const }, outcome }
  }

  /** A PUT of the mapped attributes alone must still say who the user is. */
  function leaver(): MappedUser {
    const isWhole = choices.userUpdate === 'put' && choices.userPutBody === 'mapped'
    const known: MappedUser = isWhole && before.told !== '' ? JSON.parse(before.told) : {}
    return { ...known, active: false }
  }

  async function heldByAnotherRule(): Promise<boolean> {
    const others = await links.ofSubject(userId)
    return others.some(
      (other) => other.ruleId !== rule.id && other.connectionId === connection.id && other.inScope,
    )
  }

  function stand(status: LinkStatus, targetId: string | undefined, summary: string) {
    const done = status === 'success'
    const standing: Standing = {
      status,
      targetId,
      told: done ? told : before.told,
      active: done ? mapped?.['active'] === true : before.active,
    }
    return { standing, outcome: { status, summary } }
  }

  function failure(reason: Failure, targetId = before.targetId) {
    const standing: Standing = { ...before, status: 'failed', targetId }
    return { standing, outcome: { status: 'failed' as const, summary: reason.message } }
  }

  function linkOf(standing: Standing, details: string): Link {
    const { targetId, ...rest } = standing
    return {
      id: linkId(rule.id, userId),
      environmentId: rule.environmentId,
      ruleId: rule.id,
      connectionId: connection.id,
      subjectType: 'user',
      subjectId: userId,
      name,
      inScope: scope.inScope,
      ...rest,
      ...(targetId !== undefined && { targetId }),
      ...(standing.status !== 'success' && { details }),
      lastSyncAt: context.clock().toISOString(),
    }
  }
}

const describePlan = (plan: UserPlan): string =>
  plan.kind === 'nothing' ? plan.why : `To do: ${plan.steps.join(', then ')}`
