import type { CompiledRule } from '../decide/compiled-rule.ts'
import { reasonsOf } from '../decide/failure-cause.ts'
import { groupIsGone, type GroupDecision } from '../decide/group-decision.ts'
import { membersToChange, sentMembers, shownMembers } from '../decide/group-membership.ts'
import type { Link } from '../links/link.ts'
import type { Evidence } from '../outbound/evidence.ts'
import { readMembers } from '../outbound/group-members.ts'
import type { GroupOperations, RefusedMember } from '../outbound/group-operations.ts'
import { memberOf } from '../outbound/member.ts'
import type { Failure } from '../outbound/result.ts'
import { contradiction } from './contradiction.ts'
import { membersInFlight, type GroupOutcome } from './group-outcome.ts'
import { mayBeElsewhere } from './link-evidence.ts'
import type { TaskEnd } from './sync-context.ts'

export interface GroupSteps {
  readonly compiled: CompiledRule
  readonly decision: GroupDecision
  readonly link: Link | undefined
  readonly operations: GroupOperations
  /** Why the target could not be read, where that was due. */
  readonly unread: Failure | undefined
  /** Records what contradicts itself. */
  readonly remark: Evidence['remark']
  /** Tells whether a link of another rule or group refers to the same group at the target. */
  readonly isWantedElsewhere: (targetId: string) => Promise<boolean>
}

/** Takes the steps of a decision about a group, and returns what is known of the group afterwards. */
export async function takeGroupSteps(steps: GroupSteps): Promise<GroupOutcome> {
  const { compiled, decision, link, operations } = steps
  const { configuration, endpoints } = compiled
  const { plan, name, members, targetId } = decision
  // A group that is gone stays linked until another takes its place: the target may answer 404 to everything.
  const linkedId = link?.endpoint === endpoints.groups ? link.targetId : undefined
  const sent = sentMembers(link)
  /** The names under which the target may have the group by an earlier attempt; none once it was searched for. */
  let uncertainNames = link?.pendingIdentifiers ?? []

  if (steps.unread) return failUnread(steps.unread)
  if (decision.problem !== undefined) return fail({ message: decision.problem, cause: 'mapping' })
  switch (plan.kind) {
    case 'nothing':
      return succeed('unchanged', targetId, 'Unchanged')
    case 'provision':
      return provision({ isGone: linkedId !== undefined })
    case 'update':
      return update(targetId ?? '', plan, { summary: 'Updated', end: 'updated' })
    case 'deprovision':
      return deprovision()
  }

  /** `isGone`: the target no longer has the linked group. */
  async function provision({ isGone }: { readonly isGone: boolean }): Promise<GroupOutcome> {
    const reason = isGone ? groupIsGone : ''
    const found = await operations.find([...uncertainNames, name])
    if (!found.ok) return fail(found.failure)
    uncertainNames = []
    if (found.value && found.value.id === linkedId && isGone)
      return fail(contradiction('group', linkedId), linkedId)
    if (found.value) {
      const { id } = found.value
      const shown = readMembers(found.value)
      if (!shown.ok) return fail(shown.failure, id)
      const known = shownMembers(shown.value, sent.possible, configuration)
      const rename =
        link?.pendingIdentifiers !== undefined && memberOf(found.value, 'displayName') !== name
      return update(
        id,
        { rename, ...membersToChange(members, known) },
        { summary: `${reason}Found and updated`, end: 'updated' },
      )
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
    { rename, add, remove }: Change,
    done: Done,
  ): Promise<GroupOutcome> {
    const updated = await operations.update(id, { name, rename, members, add, remove })
    if (updated.ok) return settle(id, updated.value, done)
    if (updated.failure.gone && targetId === id) return provision({ isGone: true })
    return fail(updated.failure, id)
  }

  /** If the target refuses a member, the group fails, but its other members are written. */
  function settle(id: string, refused: readonly RefusedMember[], done: Done): GroupOutcome {
    const [first] = refused
    if (!first) return succeed('success', id, done.summary, done.end)
    const outside = refused.filter(({ kind }) => kind === 'add').map(({ member }) => member)
    const inside = refused.filter(({ kind }) => kind === 'remove').map(({ member }) => member)
    return {
      known: {
        targetId: id,
        members: [...members.filter((member) => !outside.includes(member)), ...inside],
      },
      status: 'failed',
      summary: `${refused.length} of ${members.length} memberships failed. ${first.why}`,
      memberships: { failed: refused.length, total: members.length },
      end: 'failed',
      cause: 'members',
    }
  }

  async function deprovision(): Promise<GroupOutcome> {
    let id = targetId
    if (id === undefined) {
      const found = await operations.find(uncertainNames)
      if (!found.ok) return fail(found.failure)
      id = found.value?.id
    }
    if (id === undefined) return forget('The target does not have the group')
    if (await steps.isWantedElsewhere(id))
      return forget('The group stays: another rule, or another group, is still linked to it.')
    const removed = await operations.remove(id)
    if (!removed.ok) return fail(removed.failure, id)
    if (removed.value === 'gone' && mayBeElsewhere(link)) {
      const found = await operations.find([...uncertainNames, ...(link ? [link.name] : [])])
      if (!found.ok) return fail(found.failure, id)
      if (found.value) {
        const contradicted = contradiction('group', id, found.value.id)
        steps.remark({ kind: 'not-readable', message: contradicted.message })
        return fail(contradicted, id)
      }
    }
    return forget(
      removed.value === 'gone' ? 'The target no longer has the group' : 'Deleted at the target',
    )
  }

  function succeed(
    status: 'success' | 'unchanged',
    id: string | undefined,
    summary: string,
    end: TaskEnd = 'unchanged',
  ): GroupOutcome {
    return { known: { targetId: id, members }, status, summary, end }
  }

  function fail(failure: Failure, id = linkedId): GroupOutcome {
    const { message, deferred, ambiguous } = failure
    const mayBeSent = ambiguous || id !== undefined
    const uncertain = mayBeSent
      ? membersInFlight(decision, link)
      : uncertainNames.length > 0
        ? { pendingIdentifiers: uncertainNames }
        : {}
    return {
      known: {
        targetId: id,
        members: sent.certain,
        uncertainMembers: link?.uncertainMembers ?? [],
        ...uncertain,
      },
      status: 'failed',
      summary: message,
      end: 'failed',
      ...reasonsOf(failure),
      ...(deferred && { deferred }),
    }
  }

  /** Nothing was sent, so the known state of the target is unchanged. */
  function failUnread(failure: Failure): GroupOutcome {
    const { message, deferred } = failure
    return {
      known: {
        targetId: linkedId,
        members: sent.certain,
        uncertainMembers: link?.uncertainMembers ?? [],
        ...(link?.pendingIdentifiers && { pendingIdentifiers: link.pendingIdentifiers }),
      },
      status: 'failed',
      summary: message,
      end: 'failed',
      ...reasonsOf(failure),
      unread: true,
      ...(deferred && { deferred }),
    }
  }
}

const forget = (summary: string): GroupOutcome => ({
  known: undefined,
  status: 'removed',
  summary,
  end: 'removed',
})

interface Change {
  readonly rename: boolean
  readonly add: readonly string[]
  readonly remove: readonly string[]
}

interface Done {
  readonly summary: string
  readonly end: TaskEnd
}
