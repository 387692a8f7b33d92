import type { CompiledRule } from './compiled-rule.ts'
import { identifierOf } from '@pingone-sandbox/contract'
import { userResourceType, type ResourceTypeDefinition } from '@pingone-sandbox/scim'
import type { SourceUser } from '../directory/source-user.ts'
import type { BehaviourChoices } from '../outbound/profile.ts'
import { ofVersion } from '../outbound/schemas.ts'
import type { MappedUser } from '../outbound/operation-options.ts'
import type { Link } from '../links/link.ts'
import { mappingProblem } from './mapping.ts'
import { planUser, type UserPlan } from './plan.ts'
import { type Scope } from './scope.ts'
import { differingAttributes, isActiveAt, type TargetReading } from './target-reading.ts'

/** What a rule decides about a user, and the reasons. */
export interface UserDecision {
  readonly scope: Scope
  readonly plan: UserPlan
  /** The SCIM user that the source user becomes; undefined when the source user was deleted. */
  readonly mapped: MappedUser | undefined
  /** Why the user cannot be mapped; then no part of it is sent. */
  readonly problem?: string
  /** The mapped user in a form that can be compared with what was last sent. */
  readonly sent: string
  /** What fills the `%s` of the User Filter Expression. */
  readonly identifier: string | undefined
  /** The user's id at the target; undefined when it is known only at another endpoint, or the user is gone there. */
  readonly targetId: string | undefined
  /** The attributes in which the target differs from the mapping; empty when the target was not read. */
  readonly differing: readonly string[]
}

export interface Situation {
  readonly user: SourceUser | undefined
  readonly link: Link | undefined
  readonly sourceUserType: ResourceTypeDefinition
  readonly choices: Pick<BehaviourChoices, 'provisionDisabledUsers'>
  /** What a read of the linked user gave; absent when the target was not read. */
  readonly reading?: TargetReading
}

/** Decides what one rule does about one user. Pure: no I/O. */
export function decideUser(
  { configuration, endpoints, scope: judge, userMapping }: CompiledRule,
  { user, link, sourceUserType, choices, reading }: Situation,
): UserDecision {
  const scope = judge(user, sourceUserType)
  const mapping = user && userMapping.map(user)
  const problem = mapping && mappingProblem(mapping)
  const mapped = mapping?.user
  // A user that cannot be mapped was never sent.
  const sent = mapped && problem === undefined ? JSON.stringify(mapped) : ''
  const isKnown = link?.endpoint === endpoints.users && reading?.kind !== 'gone'
  const targetId = isKnown ? link.targetId : undefined
  const present = reading?.kind === 'present' ? reading.resource : undefined
  // A user that was read is certain.
  const isUncertain = link?.pendingIdentifiers !== undefined && !present
  const differing =
    present && mapped
      ? differingAttributes(ofVersion(configuration, mapped), present, {
          type: userResourceType,
          isSent: link?.lastSent === sent && link.pendingIdentifiers === undefined,
        })
      : []
  const plan = planUser(
    {
      inScope: scope.inScope,
      enabled: user?.enabled ?? false,
      linked: targetId !== undefined,
      activated: mapped?.['active'] === true,
      active: present ? isActiveAt(present) : (link?.active ?? false),
      isUncertain,
      upToDate: present
        ? differing.length === 0
        : !isUncertain && link?.status === 'success' && link.inScope && link.lastSent === sent,
      provisionDisabledUsers: choices.provisionDisabledUsers,
    },
    configuration,
  )
  return {
    scope,
    plan,
    mapped,
    ...(problem !== undefined && { problem }),
    sent,
    identifier: mapped && identifierOf(mapped, configuration),
    targetId,
    differing,
  }
}
