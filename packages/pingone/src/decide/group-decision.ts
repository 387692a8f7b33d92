import type { ConditionVerdict } from '@pingone-sandbox/contract'
import { ExpressionValueError } from '@pingone-sandbox/expression'
import type { SourceGroup } from '../directory/reader.ts'
import type { Link } from '../links/link.ts'
import type { TargetResource } from '../outbound/answer.ts'
import { memberOf } from '../outbound/member.ts'
import type { CompiledRule } from './compiled-rule.ts'
import { membersToChange, sentMembers, shownMembers } from './group-membership.ts'
import { planGroup, type GroupPlan } from './group-plan.ts'

/** What the target answered to a read of a linked group. */
export type GroupReading =
  | {
      readonly kind: 'present'
      readonly resource: TargetResource
      readonly members: readonly string[]
    }
  | { readonly kind: 'gone' }

export interface GroupCircumstances {
  /** The group, where it exists and is selected for the rule. */
  readonly group: SourceGroup | undefined
  readonly link: Link | undefined
  /** The ids at the target of the users who should be in it. */
  readonly members: readonly string[]
  /** What a read of the linked group gave; absent when the target was not read. */
  readonly reading?: GroupReading | undefined
}

/** What a rule decides about a group, and the reasons. */
export interface GroupDecision {
  readonly inScope: boolean
  readonly conditions: ConditionVerdict[]
  readonly plan: GroupPlan
  /** The name at the target; for a group out of scope the one that was last sent. */
  readonly name: string
  /** Why the name cannot be mapped; then no request is sent. */
  readonly problem?: string
  readonly members: readonly string[]
  /** Name and members in a form that can be compared with what was last sent. */
  readonly sent: string
  /** The group's id at the target; undefined when it is known at another endpoint only, or gone. */
  readonly targetId: string | undefined
  /** What is planned, as text. */
  readonly summary: string
}

/** Decides what one rule does about one group. Pure: no I/O. */
export function decideGroup(
  { configuration, endpoints, groupMapping }: CompiledRule,
  { group, link, members, reading }: GroupCircumstances,
): GroupDecision {
  const { name = link?.name ?? '', problem } = group ? mapName(group, groupMapping) : {}
  const sent = JSON.stringify([name, ...members].sort())
  const isSent = link?.lastSent === sent && link.pendingIdentifiers === undefined
  const present = reading?.kind === 'present' ? reading : undefined
  const isKnown = link?.endpoint === endpoints.groups && reading?.kind !== 'gone'
  const targetId = isKnown ? link.targetId : undefined
  const shown = present
    ? shownMembers(present.members, sentMembers(link).possible, configuration)
    : sentMembers(link)
  const rename = present
    ? isRenamed(present.resource, { name, isSent })
    : // After a failure the target may still have the old name.
      link?.name !== name || link.pendingIdentifiers !== undefined
  const change = { rename, ...membersToChange(members, shown) }
  const plan = planGroup({
    inScope: group !== undefined,
    linked: targetId !== undefined,
    upToDate: present
      ? !rename && change.add.length + change.remove.length === 0
      : isSent && link.status === 'success',
    ...change,
  })
  return {
    inScope: group !== undefined,
    conditions: conditionsOf(group),
    plan: problem === undefined ? plan : { kind: 'nothing', steps: [] },
    name,
    ...(problem !== undefined && { problem }),
    members,
    sent,
    targetId,
    summary: problem === undefined ? describe(plan, { members, reading }) : 'Selected for the rule',
  }
}

const conditionsOf = (group: SourceGroup | undefined): ConditionVerdict[] => [
  {
    expression: 'the group is selected for the rule',
    seen: group ? [group.name] : [],
    holds: group !== undefined,
  },
]

function mapName(
  group: SourceGroup,
  mapping: CompiledRule['groupMapping'],
): { readonly name: string; readonly problem?: string } {
  try {
    return { name: mapping.nameOf(group) }
  } catch (error) {
    if (!(error instanceof ExpressionValueError)) throw error
    return { name: group.name, problem: `The mapping of displayName failed: ${error.message}` }
  }
}

/**
 * Tells whether a group has another name at the target. If the current name was sent before, a difference in case does not count.
 */
function isRenamed(
  resource: TargetResource,
  { name, isSent }: { readonly name: string; readonly isSent: boolean },
): boolean {
  const shown = memberOf(resource, 'displayName')
  if (typeof shown !== 'string') return true
  return isSent
    ? shown.normalize().toLowerCase() !== name.normalize().toLowerCase()
    : shown !== name
}

export const groupIsGone = 'The target no longer had the linked group. '

function describe(
  plan: GroupPlan,
  { members, reading }: Pick<GroupCircumstances, 'members' | 'reading'>,
): string {
  switch (plan.kind) {
    case 'deprovision':
      return 'The group is no longer selected for the rule, or no longer exists'
    case 'provision':
      return `${reading?.kind === 'gone' ? groupIsGone : 'Selected for the rule: '}${members.length} members are provisioned`
    case 'nothing':
      return reading
        ? 'The target has the name and the members already'
        : 'As far as PingOne knows, the target has the name and the members already'
    case 'update': {
      const { rename, add, remove } = plan
      return reading
        ? `The target differs: ${rename ? 'another name, ' : ''}${add.length} members to add, ${remove.length} to remove`
        : `Selected for the rule: ${add.length} to add, ${remove.length} to remove`
    }
  }
}
