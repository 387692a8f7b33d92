import type { FailureCause, JournalEntryOf } from '@pingone-sandbox/contract'
import { reasonsOf } from '../decide/failure-cause.ts'
import type { UserPlan } from '../decide/plan.ts'
import { isActiveAt, type TargetReading } from '../decide/target-reading.ts'
import type { UserDecision } from '../decide/user-decision.ts'
import { identifiersToTry, type Link, type LinkStatus } from '../links/link.ts'
import type { Deferral, Failure, Result } from '../outbound/result.ts'
import type { TaskEnd } from './sync-context.ts'

/** What is known of a user at the target. */
export interface KnownUser {
  readonly status: LinkStatus
  readonly targetId: string | undefined
  readonly lastSent: string
  readonly active: boolean
  /** Set while the outcome of the last request is unknown: the identifiers under which the target may have the user. */
  readonly pendingIdentifiers?: readonly string[]
}

/** How the steps of a plan ended. */
export interface UserOutcome {
  /** Undefined when the user is not linked any more. */
  readonly known: KnownUser | undefined
  readonly status: JournalEntryOf<'outcome'>['status']
  readonly summary: string
  readonly end: TaskEnd
  /** Why it failed. */
  readonly cause?: FailureCause
  /** The HTTP status of the answer that made it fail. */
  readonly failureStatus?: number
  /** A request was not sent, since the circuit is open. */
  readonly deferred?: Deferral
  /** The target could not be read, though that was due. */
  readonly unread?: true
}

/** What was known of a user before the steps of its plan. */
export interface UserBefore {
  readonly decision: UserDecision
  readonly link: Link | undefined
  /** What a read of the linked user gave, or why it failed; absent when the target was not read. */
  readonly reading?: Result<TargetReading> | undefined
}

/** Creates the outcomes of the steps for one user, each with what is then known of the user at the target. */
export function createUserOutcomes({ decision, link, reading }: UserBefore) {
  const { targetId } = decision
  const isMappedActive = decision.mapped?.['active'] === true
  const shown = reading?.ok && reading.value.kind === 'present' ? reading.value.resource : undefined
  const before: KnownUser = {
    status: link?.status ?? 'none',
    targetId,
    lastSent: link?.lastSent ?? '',
    active: shown ? isActiveAt(shown) : (link?.active ?? false),
  }
  // A user that a read answers with 404 stays linked until another account is found or created: a target may answer 404 to
  // everything.
  const linkedId = reading === undefined ? targetId : link?.targetId

  function done(end: 'created' | 'updated', id: string, summary: string): UserOutcome {
    const known: KnownUser = {
      status: 'success',
      targetId: id,
      lastSent: decision.sent,
      active: isMappedActive,
    }
    return { known, status: 'success', summary, end }
  }

  /** A plan without steps. */
  function unneeded({ status, why }: UserPlan & { kind: 'nothing' }): UserOutcome {
    const outcome = { status, summary: why, end: status === 'unchanged' ? status : 'held' } as const
    if (status === 'unchanged') {
      const { sent } = decision
      const known = { ...before, lastSent: sent, active: isMappedActive } as const
      return { ...outcome, known: { ...known, status: 'success' } }
    }
    if (status === 'removed') {
      const known = targetId === undefined ? undefined : ({ ...before, status: 'success' } as const)
      return { ...outcome, known, end: 'unchanged' }
    }
    return {
      ...outcome,
      known: {
        ...before,
        status,
        ...(link?.pendingIdentifiers && { pendingIdentifiers: link.pendingIdentifiers }),
      },
    }
  }

  /** A step that a switch of the connection prevents. */
  function skipped(
    status: 'partial' | 'unsynced',
    id: string | undefined,
    summary: string,
    isActive = before.active,
  ): UserOutcome {
    const known = { ...before, status, targetId: id, active: isActive }
    return { known, status, summary, end: 'held' }
  }

  /** Nothing was sent, so the known state of the target is unchanged. */
  function unread(failure: Failure): UserOutcome {
    const { message, deferred } = failure
    return {
      known: {
        ...before,
        targetId: linkedId,
        status: 'failed',
        ...(link?.pendingIdentifiers && { pendingIdentifiers: link.pendingIdentifiers }),
      },
      status: 'failed',
      summary: message,
      end: 'failed',
      ...reasonsOf(failure),
      ...(deferred && { deferred }),
    }
  }

  /** A linked user may have been changed at the target; another one only where an answer was lost. */
  function failed(
    failure: Failure,
    {
      id,
      pendingIdentifiers,
    }: Pick<KnownUser, 'pendingIdentifiers'> & { readonly id: string | undefined },
  ): UserOutcome {
    const { message, deferred, ambiguous } = failure
    const isSent = ambiguous || id !== undefined
    const identifiers = isSent
      ? identifiersToTry(link, decision.identifier)
      : (pendingIdentifiers ?? [])
    const inDoubt = (isSent || identifiers.length > 0) && { pendingIdentifiers: identifiers }
    return {
      known: { ...before, status: 'failed', targetId: id, ...inDoubt },
      status: 'failed',
      summary: message,
      end: 'failed',
      ...reasonsOf(failure),
      ...(deferred && { deferred }),
    }
  }

  return { before, linkedId, done, skipped, unneeded, unread, failed }
}
