import type { CompiledRule } from '../decide/compiled-rule.ts'
import {
  configurationWhenAbsent as absent,
  type FailureCause,
  type JournalEntryOf,
} from '@pingone-sandbox/contract'
import { userResourceType } from '@pingone-sandbox/scim'
import { differences } from '../outbound/difference.ts'
import type { Evidence } from '../outbound/evidence.ts'
import type { BehaviourChoices } from '../outbound/profile.ts'
import type { Failure, LeftBehind, Result } from '../outbound/result.ts'
import { ofVersion } from '../outbound/schemas.ts'
import type { CreatedUser, UserOperations } from '../outbound/users.ts'
import type { MappedUser } from '../outbound/operation-options.ts'
import { contradiction } from './contradiction.ts'
import { causeOf } from '../decide/failure-cause.ts'
import { findAny } from './find-any.ts'
import { identifierOf } from '../decide/identifier.ts'
import { mayBeElsewhere } from './link-evidence.ts'
import type { Link, LinkStatus } from '../links/links.ts'
import type { UserPlan } from '../decide/plan.ts'
import type { TaskEnd } from './sync-context.ts'
import { isActiveAt, type TargetReading } from '../decide/target-reading.ts'
import type { UserDecision } from '../decide/user-decision.ts'

/** Where a user stands at the target. */
export interface Standing {
  readonly status: LinkStatus
  readonly targetId: string | undefined
  readonly told: string
  readonly active: boolean
  /** How the last request ended is not known: the identifiers under which the target may have the user. */
  readonly unsettled?: readonly string[]
}

/** How the steps of a plan ended. */
export interface UserOutcome {
  /** Nothing when the target no longer has, or never had, anything to do with the user. */
  readonly standing: Standing | undefined
  readonly status: JournalEntryOf<'outcome'>['status']
  readonly summary: string
  readonly end: TaskEnd
  /** Why it failed. */
  readonly cause?: FailureCause
  /** A request was not sent, since the circuit is open. */
  readonly leftBehind?: LeftBehind
  /** The target could not be read, though that was due. */
  readonly unread?: true
}

export interface UserSteps {
  readonly active: CompiledRule
  readonly decision: UserDecision
  readonly link: Link | undefined
  readonly operations: UserOperations
  readonly choices: BehaviourChoices
  /** What the target says of the linked user, or why it could not be read, where it was asked. */
  readonly reading?: Result<TargetReading> | undefined
  /** Takes note of what contradicts itself. */
  readonly remark: Evidence['remark']
  /** Tells whether another rule, or another user, still wants the account at the target. */
  readonly isHeldElsewhere: (targetId: string) => Promise<boolean>
}

const gone = { standing: undefined, status: 'removed', end: 'removed' } as const

/** The identifiers under which the target may have a user while one is being provisioned. */
export function namesToTry(
  link: Pick<Link, 'unsettled'> | undefined,
  identifier: string | undefined,
): readonly string[] {
  return [
    ...new Set([...(link?.unsettled ?? []), ...(identifier === undefined ? [] : [identifier])]),
  ]
}

/** Carries out what was decided about a user, and says how the user stands afterwards. */
export async function takeUserSteps(steps: UserSteps): Promise<UserOutcome> {
  const { active, decision, link, operations, choices, reading } = steps
  const { plan, targetId } = decision
  const {
    CREATE_USERS: mayCreate = absent.CREATE_USERS,
    UPDATE_USERS: mayUpdate = absent.UPDATE_USERS,
    DISABLE_USERS: mayDisable = absent.DISABLE_USERS,
  } = active.configuration
  const shown = reading?.ok && reading.value.kind === 'held' ? reading.value.resource : undefined
  const before: Standing = {
    status: link?.status ?? 'none',
    targetId,
    told: link?.told ?? '',
    active: shown ? isActiveAt(shown) : (link?.active ?? false),
  }
  const mapped: MappedUser = decision.mapped ?? {}
  /** Where the target may have the user by an earlier attempt; nowhere else once it was asked. */
  let doubts = link?.unsettled ?? []

  // A user that is said to be gone stays linked until another account takes its place: the target may answer 404 to everything.
  const linkedId = reading === undefined ? targetId : link?.targetId

  if (reading?.ok === false) return { ...unread(reading.failure), unread: true }
  const isGone = reading?.ok && reading.value.kind === 'gone'
  if (isGone && choices.missingLink === 'fail')
    return unread({ message: `The target has no user ${link?.targetId}.`, status: 404 })
  const isSent = plan.kind === 'provision' || plan.kind === 'update'
  if (isSent && decision.problem !== undefined)
    return failure({ message: decision.problem, cause: 'mapping' })
  switch (plan.kind) {
    case 'nothing':
      return rest(plan)
    case 'provision':
      return provision(isGone ? 'The target no longer had the linked user. ' : '')
    case 'update':
      return update(plan.disable)
    case 'deprovision':
      return deprovision(plan.remove)
  }

  function rest({ status, why }: UserPlan & { kind: 'nothing' }): UserOutcome {
    const outcome = { status, summary: why, end: status === 'unchanged' ? status : 'held' } as const
    if (status === 'unchanged') {
      const { told } = decision
      const standing = { ...before, told, active: mapped['active'] === true } as const
      return { ...outcome, standing: { ...standing, status: 'success' } }
    }
    if (status === 'removed') {
      const standing =
        targetId === undefined ? undefined : ({ ...before, status: 'success' } as const)
      return { ...outcome, standing, end: 'unchanged' }
    }
    return {
      ...outcome,
      standing: { ...before, status, ...(link?.unsettled && { unsettled: doubts }) },
    }
  }

  async function provision(reason: string): Promise<UserOutcome> {
    const { identifier } = decision
    if (identifier === undefined)
      return failure({
        message: `The mapping gives no ${active.configuration.UNIQUE_USER_IDENTIFIER}, which the User Filter Expression needs.`,
        cause: 'mapping',
      })
    const found = await findAny([...doubts, identifier], operations)
    if (!found.ok) return failure(found.failure)
    doubts = []
    if (found.value && found.value.id === linkedId && reason !== '')
      return failure(contradiction('user', linkedId), linkedId)
    if (found.value) {
      const { id } = found.value
      const isActive = isActiveAt(found.value)
      const disabling = isActive && mapped['active'] !== true
      if (!(disabling ? mayDisable : mayUpdate))
        return held(
          'partial',
          id,
          `Linked to ${id}; ${disabling ? 'disabling' : 'updating'} users is switched off for the connection.`,
          isActive,
        )
      return write(id, disabling ? 'disable' : 'update', `${reason}Found and updated`)
    }
    if (!mayCreate)
      return held(
        'unsynced',
        undefined,
        `${reason}Not at the target, and creating users is switched off for the connection.`,
      )
    const created = await operations.create(mapped, identifier)
    return created.ok ? settle(created.value, reason) : failure(created.failure)
  }

  /** A create may end in somebody who was there already: then what is mapped has still to reach the target. */
  function settle(
    { id, how, held: resource }: CreatedUser,
    reason: string,
  ): UserOutcome | Promise<UserOutcome> {
    switch (how) {
      case 'created':
        return done('created', id, `${reason}Created`)
      case 'recovered': {
        const summary =
          'Created; the answer was lost and a lookup found the user: no duplicate made'
        const sent = ofVersion(active.configuration, mapped)
        return resource && differences(sent, resource, { type: userResourceType }).length === 0
          ? done('created', id, summary)
          : write(id, 'update', `${summary}, then updated`)
      }
      case 'conflicting':
        if (!mayUpdate)
          return held(
            'partial',
            id,
            `Linked to ${id} after a 409; updating is switched off.`,
            resource === undefined || isActiveAt(resource),
          )
        return write(id, 'update', 'Linked after a 409, and updated')
    }
  }

  async function update(disable: boolean): Promise<UserOutcome> {
    const id = targetId ?? ''
    const purpose = disable ? 'disable' : 'update'
    const updated = await operations.update(id, mapped, purpose)
    if (updated.ok) return done('updated', id, disable ? 'Disabled' : 'Updated')
    if (updated.failure.gone && choices.missingLink === 'recreate')
      return provision('The target no longer had the linked user. ')
    return failure(updated.failure)
  }

  async function write(
    id: string,
    purpose: 'update' | 'disable',
    summary: string,
  ): Promise<UserOutcome> {
    const written = await operations.update(id, mapped, purpose)
    return written.ok ? done('updated', id, summary) : failure(written.failure, id)
  }

  async function deprovision(remove: 'Disable' | 'Delete'): Promise<UserOutcome> {
    let id = targetId
    if (id === undefined) {
      const found = await findAny(doubts, operations)
      if (!found.ok) return failure(found.failure)
      if (!found.value) return { ...gone, summary: 'The target does not have the user' }
      id = found.value.id
    }
    if (await steps.isHeldElsewhere(id))
      return {
        ...gone,
        summary: 'The account stays: another rule, or another user, is still linked to it.',
      }
    if (remove === 'Delete') {
      const removed = await operations.remove(id)
      if (!removed.ok) return failure(removed.failure, id)
      return removed.value === 'gone'
        ? leftAlready(id)
        : { ...gone, summary: 'Deleted at the target' }
    }
    const disabled = await operations.update(id, leaver(), 'disable')
    if (!disabled.ok) return disabled.failure.gone ? leftAlready(id) : failure(disabled.failure, id)
    return {
      standing: { ...before, targetId: id, active: false, told: '', status: 'success' },
      status: 'removed',
      summary: 'Disabled at the target',
      end: 'removed',
    }
  }

  /**
   * A read says that the user does not exist. Where no read ever answered the user, or a write was answered with another id, it may
   * exist all the same, so a search must miss it too.
   */
  async function leftAlready(id: string): Promise<UserOutcome> {
    if (mayBeElsewhere(link)) {
      const found = await findAny(namesToTry(link, toldIdentifier()), operations)
      if (!found.ok) return failure(found.failure, id)
      if (found.value) {
        const contradicted = contradiction('user', id, found.value.id)
        steps.remark({ kind: 'not-readable', message: contradicted.message })
        return failure(contradicted, id)
      }
    }
    return { ...gone, summary: 'The target no longer has the user' }
  }

  /** The source may have lost the user; then what was told last says who it is. */
  function toldIdentifier(): string | undefined {
    if (decision.identifier !== undefined || before.told === '') return decision.identifier
    return identifierOf(JSON.parse(before.told) as MappedUser, active.configuration)
  }

  /** A PUT of the mapped attributes alone must still say who the user is. */
  function leaver(): MappedUser {
    const isWhole = choices.userUpdate === 'put' && choices.userPutBody === 'mapped'
    const known: MappedUser = isWhole && before.told !== '' ? JSON.parse(before.told) : {}
    return { ...known, active: false }
  }

  function done(end: 'created' | 'updated', id: string, summary: string): UserOutcome {
    const standing: Standing = {
      status: 'success',
      targetId: id,
      told: decision.told,
      active: mapped['active'] === true,
    }
    return { standing, status: 'success', summary, end }
  }

  function held(
    status: 'partial' | 'unsynced',
    id: string | undefined,
    summary: string,
    isActive = before.active,
  ): UserOutcome {
    const standing = { ...before, status, targetId: id, active: isActive }
    return { standing, status, summary, end: 'held' }
  }

  /** Nothing was sent, so what the target was last told still stands. */
  function unread(failed: Failure): UserOutcome {
    const { message, leftBehind } = failed
    return {
      standing: {
        ...before,
        targetId: linkedId,
        status: 'failed',
        ...(link?.unsettled && { unsettled: link.unsettled }),
      },
      status: 'failed',
      summary: message,
      end: 'failed',
      cause: causeOf(failed),
      ...(leftBehind && { leftBehind }),
    }
  }

  /** Whoever is known there may have been told; of the others, those remain in doubt whose answer was lost. */
  function failure(failed: Failure, id = linkedId): UserOutcome {
    const { message, leftBehind, ambiguous } = failed
    const isTold = ambiguous || id !== undefined
    const unsettled = isTold ? namesToTry(link, decision.identifier) : doubts
    const inDoubt = (isTold || unsettled.length > 0) && { unsettled }
    return {
      standing: { ...before, status: 'failed', targetId: id, ...inDoubt },
      status: 'failed',
      summary: message,
      end: 'failed',
      cause: causeOf(failed),
      ...(leftBehind && { leftBehind }),
    }
  }
}
