import { groupIdsIn } from '@pingone-sandbox/contract'

/**
 * How users come under a rule.
 *
 * PingOne has no assignment of single users: the filter decides. So users join a group that the filter names, or, where it names
 * none, a new group that the filter then is set to.
 */
export type Assignment =
  | { readonly kind: 'join'; readonly groupId: string; readonly hasOtherConditions: boolean }
  | { readonly kind: 'create-group'; readonly groupName: string; readonly replacesFilter: boolean }

/** Tells what assigning users to a rule will change. */
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
export function groupExpression(groupId: string): string {
  return `memberOfGroups[id eq "${groupId}"]`
}
