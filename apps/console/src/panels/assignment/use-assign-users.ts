import { groupIdsIn, type Rule } from '@pingone-sandbox/contract'
import { formatFilter } from '@pingone-sandbox/scim'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { counted } from '../../lib/format-count.ts'
import { useSession } from '../../entities/environment/session.ts'
import { useGroup } from '../../entities/group/group-queries.ts'
import { useUpdateRule } from '../../entities/rule/rule-changes.ts'
import { answer } from '../../lib/answer.ts'
import { type PlatformClient, PlatformError } from '@pingone-sandbox/client'
import { isSame } from '../../patterns/merge/three-way-merge.ts'

/** Assigns users to a rule and returns a description of what was changed. */
export function useAssignUsers(rule: Rule) {
  const { platform } = useSession()
  const update = useUpdateRule()
  const queryClient = useQueryClient()
  const assignment = assignmentFor(rule)
  const [done, setDone] = useState(0)
  const named = useGroup(assignment.kind === 'join' ? assignment.groupId : undefined).data

  async function assign(userIds: readonly string[]): Promise<string> {
    const users = counted(userIds.length, 'user was', 'users were')
    if (assignment.kind === 'join') {
      const name = named?.name ?? assignment.groupId
      await join(platform, assignment.groupId, { userIds, onJoined: setDone })
      return `${users} added to the group “${name}”, which the rule’s filter names. The filter is unchanged.`
    }
    const existing = await groupNamed(platform, assignment.groupName)
    const { id, name } = existing ?? (await createGroup(platform, assignment.groupName))
    await join(platform, id, { userIds, onJoined: setDone })
    await update.mutateAsync({
      id: rule.id,
      change(now) {
        if (!isSame(now.populationExpression, rule.populationExpression))
          throw new Error(
            'The filter of the rule was changed elsewhere meanwhile, so it was left as it is. Open the rule and assign again.',
          )
        return { populationExpression: groupExpression(id) }
      },
    })
    const origin = existing === undefined ? 'the new group' : 'the group'
    return `${users} added to ${origin} “${name}”, and the rule’s filter was set to that group.`
  }

  const mutation = useMutation({
    mutationFn: assign,
    onSettled: () =>
      Promise.all(
        ['users', 'groups', 'rules'].map((key) =>
          queryClient.invalidateQueries({ queryKey: [key] }),
        ),
      ),
  })
  return { assignment, done, ...mutation }
}

async function groupNamed(platform: PlatformClient, name: string) {
  const filter = formatFilter({
    kind: 'compare',
    path: { name: 'name' },
    operator: 'eq',
    value: name,
  })
  const { items } = await platform.list(
    `/groups?${new URLSearchParams({ filter })}`,
    'groups',
    answer('group'),
  )
  return items[0]
}

async function createGroup(platform: PlatformClient, name: string) {
  return answer('group').parse(await platform.send('/groups', { method: 'POST', body: { name } }))
}

interface Joining {
  readonly userIds: readonly string[]
  /** Receives how many have joined so far. */
  readonly onJoined: (count: number) => void
}

async function join(platform: PlatformClient, groupId: string, { userIds, onJoined }: Joining) {
  for (const [index, id] of userIds.entries()) {
    // In order: each membership is a source change, shown in the timeline.
    // oxlint-disable-next-line no-await-in-loop
    await platform
      .send(`/users/${id}/memberOfGroups`, { method: 'POST', body: { id: groupId } })
      .catch(unlessMember)
    onJoined(index + 1)
  }
}

/** Members of the group need no change. */
function unlessMember(error: unknown): void {
  const codes = error instanceof PlatformError ? error.body?.details?.map(({ code }) => code) : []
  if (!codes?.includes('UNIQUENESS_VIOLATION')) throw error
}

/**
 * How users are assigned to a rule.
 *
 * PingOne has no assignment of single users: the filter decides. So users are added to a group that the filter names, or, where it names
 * none, to a new group, which becomes the filter.
 */
export type Assignment =
  | { readonly kind: 'join'; readonly groupId: string; readonly hasOtherConditions: boolean }
  | { readonly kind: 'create-group'; readonly groupName: string; readonly replacesFilter: boolean }

/** Computes what assigning users to a rule will change. */
export function assignmentFor(rule: {
  readonly name: string
  readonly populationExpression?: string | undefined
}): Assignment {
  const expression = rule.populationExpression?.trim() ?? ''
  const [groupId] = groupIdsIn(expression)
  if (groupId === undefined)
    return {
      kind: 'create-group',
      groupName: `Assigned to ${rule.name}`,
      replacesFilter: expression !== '',
    }
  return { kind: 'join', groupId, hasOtherConditions: expression !== groupExpression(groupId) }
}

/** The filter that matches the members of one group. */
function groupExpression(groupId: string): string {
  return `memberOfGroups[id eq "${groupId}"]`
}
