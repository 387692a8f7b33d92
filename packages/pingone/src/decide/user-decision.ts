import type { CompiledRule } from './compiled-rule.ts'
import { userResourceType, type ResourceTypeDefinition } from '@pingone-sandbox/scim'
import type { SourceUser } from '../directory/source-user.ts'
import type { BehaviourChoices } from '../outbound/profile.ts'
import { ofVersion } from '../outbound/schemas.ts'
import type { MappedUser } from '../outbound/operation-options.ts'
import { identifierOf } from './identifier.ts'
import type { Link } from '../links/links.ts'
import { mappingProblem } from './mapping.ts'
import { planUser, type UserPlan } from './plan.ts'
import { type Scope } from './scope.ts'
import { differingAttributes, isActiveAt, type TargetReading } from './target-reading.ts'

/** What a rule decides about a user, and what the decision rests on. */
export interface UserDecision {
  readonly scope: Scope
  readonly plan: UserPlan
  /** The SCIM user that the source user becomes; nothing for one who is gone. */
  readonly mapped: MappedUser | undefined
  /** Why the user cannot be mapped; then nothing of it is sent. */
  readonly problem?: string
  /** The mapped user in a form that can be compared with what was last sent. */
  readonly sent: string
  /** What fills the `%s` of the User Filter Expression. */
  readonly identifier: string | undefined
  /** The user's id at the target; nothing when it is known at another endpoint only. */
  readonly targetId: string | undefined
  /** In which attributes the target falls short of the mapping, where it was asked. */
  readonly differing: readonly string[]
}

export interface Situation {
  readonly user: SourceUser | undefined
  readonly link: Link | undefined
  readonly sourceUserType: ResourceTypeDefinition
  readonly choices: Pick<BehaviourChoices, 'provisionDisabledUsers'>
  /** What the target says of the linked user, where it was asked. */
  readonly reading?: TargetReading
}

/** Decides what is to be done about one user under one rule. Reads nothing and changes nothing. */
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
  const held = reading?.kind === 'held' ? reading.resource : undefined
  // A user that was read is certain.
  const pendingIdentifiers = link?.pendingIdentifiers !== undefined && !held
  const differing =
    held && mapped
      ? differingAttributes(ofVersion(configuration, mapped), held, {
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
      active: held ? isActiveAt(held) : (link?.active ?? false),
      pendingIdentifiers,
      upToDate: held
        ? differing.length === 0
        : !pendingIdentifiers &&
          link?.status === 'success' &&
          link.inScope &&
          link.lastSent === sent,
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
