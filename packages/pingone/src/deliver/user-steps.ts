import { configurationWhenAbsent as absent, identifierOf } from '@pingone-sandbox/contract'
import { userResourceType } from '@pingone-sandbox/scim'
import type { CompiledRule } from '../decide/compiled-rule.ts'
import { isActiveAt } from '../decide/target-reading.ts'
import { identifiersToTry } from '../links/link.ts'
import { differences } from '../outbound/difference.ts'
import type { Evidence } from '../outbound/evidence.ts'
import type { MappedUser } from '../outbound/operation-options.ts'
import type { BehaviourChoices } from '../outbound/profile.ts'
import type { Failure } from '../outbound/result.ts'
import { ofVersion } from '../outbound/schemas.ts'
import type { CreatedUser, UserOperations } from '../outbound/user-operations.ts'
import { contradiction } from './contradiction.ts'
import { mayBeElsewhere } from './link-evidence.ts'
import { createUserOutcomes, type UserBefore, type UserOutcome } from './user-outcome.ts'

export interface UserSteps extends UserBefore {
  readonly active: CompiledRule
  readonly operations: UserOperations
  readonly choices: BehaviourChoices
  /** Records a contradiction in what the target answers. */
  readonly remark: Evidence['remark']
  /** Tells whether another rule, or another user, still needs the account at the target. */
  readonly isKeptElsewhere: (targetId: string) => Promise<boolean>
}

const gone = { known: undefined, status: 'removed', end: 'removed' } as const

/** Takes the steps of a decision about a user, and returns what is known of the user afterwards. */
export async function takeUserSteps(steps: UserSteps): Promise<UserOutcome> {
  const { active, decision, link, operations, choices, reading } = steps
  const { plan, targetId } = decision
  const {
    CREATE_USERS: mayCreate = absent.CREATE_USERS,
    UPDATE_USERS: mayUpdate = absent.UPDATE_USERS,
    DISABLE_USERS: mayDisable = absent.DISABLE_USERS,
  } = active.configuration
  const { before, linkedId, done, skipped, unneeded, unread, failed } = createUserOutcomes(steps)
  const mapped: MappedUser = decision.mapped ?? {}
  /** Identifiers of earlier attempts under which the target may have the user; empty after a search found none. */
  let pendingIdentifiers = link?.pendingIdentifiers ?? []

  if (reading?.ok === false) return { ...unread(reading.failure), unread: true }
  const isReadAsGone = reading?.ok === true && reading.value.kind === 'gone'
  if (isReadAsGone && choices.missingLink === 'fail')
    return unread({ message: `The target has no user ${link?.targetId}.`, status: 404 })
  const isSent = plan.kind === 'provision' || plan.kind === 'update'
  if (isSent && decision.problem !== undefined)
    return failure({ message: decision.problem, cause: 'mapping' })
  switch (plan.kind) {
    case 'nothing':
      return unneeded(plan)
    case 'provision':
      return provision({ isGone: isReadAsGone })
    case 'update':
      return update(plan.disable)
    case 'deprovision':
      return deprovision(plan.remove)
  }

  function failure(reason: Failure, id = linkedId): UserOutcome {
    return failed(reason, { id, pendingIdentifiers })
  }

  /** `isGone`: the target no longer has the linked user. */
  async function provision({ isGone }: { readonly isGone: boolean }): Promise<UserOutcome> {
    const reason = isGone ? 'The target no longer had the linked user. ' : ''
    const { identifier } = decision
    if (identifier === undefined)
      return failure({
        message: `The mapping gives no ${active.configuration.UNIQUE_USER_IDENTIFIER}, which the User Filter Expression needs.`,
        cause: 'mapping',
      })
    const found = await operations.find([...pendingIdentifiers, identifier])
    if (!found.ok) return failure(found.failure)
    pendingIdentifiers = []
    if (found.value && found.value.id === linkedId && isGone)
      return failure(contradiction('user', linkedId), linkedId)
    if (found.value) {
      const { id } = found.value
      const isActive = isActiveAt(found.value)
      const disabling = isActive && mapped['active'] !== true
      if (!(disabling ? mayDisable : mayUpdate))
        return skipped(
          'partial',
          id,
          `Linked to ${id}; ${disabling ? 'disabling' : 'updating'} users is switched off for the connection.`,
          isActive,
        )
      return write(id, disabling ? 'disable' : 'update', `${reason}Found and updated`)
    }
    if (!mayCreate)
      return skipped(
        'unsynced',
        undefined,
        `${reason}Not at the target, and creating users is switched off for the connection.`,
      )
    const created = await operations.create(mapped, identifier)
    return created.ok ? settle(created.value, reason) : failure(created.failure)
  }

  /** Ends a create. If the account existed already, an update sends the mapped values. */
  function settle(
    { id, how, resource }: CreatedUser,
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
          return skipped(
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
      return provision({ isGone: true })
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
      const found = await operations.find(pendingIdentifiers)
      if (!found.ok) return failure(found.failure)
      if (!found.value) return { ...gone, summary: 'The target does not have the user' }
      id = found.value.id
    }
    if (await steps.isKeptElsewhere(id))
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
    const disabled = await operations.update(id, deactivatedUser(), 'disable')
    if (!disabled.ok) return disabled.failure.gone ? leftAlready(id) : failure(disabled.failure, id)
    return {
      known: { ...before, targetId: id, active: false, lastSent: '', status: 'success' },
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
      const found = await operations.find(identifiersToTry(link, lastIdentifier()))
      if (!found.ok) return failure(found.failure, id)
      if (found.value) {
        const contradicted = contradiction('user', id, found.value.id)
        steps.remark({ kind: 'not-readable', message: contradicted.message })
        return failure(contradicted, id)
      }
    }
    return { ...gone, summary: 'The target no longer has the user' }
  }

  /** The identifier of a user that was deleted at the source comes from the values that were last sent. */
  function lastIdentifier(): string | undefined {
    if (decision.identifier !== undefined || before.lastSent === '') return decision.identifier
    return identifierOf(JSON.parse(before.lastSent) as MappedUser, active.configuration)
  }

  /** The body that disables a user. A PUT that replaces the whole user must contain its other attributes. */
  function deactivatedUser(): MappedUser {
    const isWhole = choices.userUpdate === 'put' && choices.userPutBody === 'mapped'
    const known: MappedUser = isWhole && before.lastSent !== '' ? JSON.parse(before.lastSent) : {}
    return { ...known, active: false }
  }
}
