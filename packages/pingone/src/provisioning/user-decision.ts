import type { ResourceTypeDefinition } from '@pingone-sandbox/scim'
import type { SourceUser } from '../directory/source-user.ts'
import type { BehaviourChoices } from '../outbound/profile.ts'
import type { MappedUser } from '../outbound/users.ts'
import { usersEndpoint, type ActiveRule } from './active-rule.ts'
import { identifierOf } from './identifier.ts'
import type { Link } from './links.ts'
import { mappingProblem, mapUser } from './mapping.ts'
import { planUser, type UserPlan } from './plan.ts'
import { scopeOf, type Scope } from './scope.ts'

/** What a rule decides about a user, and what the decision rests on. */
export interface UserDecision {
  readonly scope: Scope
  readonly plan: UserPlan
  /** The SCIM user that the source user becomes; nothing for one who is gone. */
  readonly mapped: MappedUser | undefined
  /** Why the user cannot be mapped; then nothing of it is sent. */
  readonly problem?: string
  /** The mapped user in a form that can be compared with what the target was last told. */
  readonly told: string
  /** What fills the `%s` of the User Filter Expression. */
  readonly identifier: string | undefined
  /** The user's id at the target; nothing when it is known at another endpoint only. */
  readonly targetId: string | undefined
}

export interface Situation {
  readonly user: SourceUser | undefined
  readonly link: Link | undefined
  readonly sourceUserType: ResourceTypeDefinition
  readonly choices: Pick<BehaviourChoices, 'provisionDisabledUsers'>
}

/** Decides what is to be done about one user under one rule. Reads nothing and changes nothing. */
export function decideUser(
  { rule, configuration, mappings, extensionUrns }: ActiveRule,
  { user, link, sourceUserType, choices }: Situation,
): UserDecision {
  const scope = scopeOf(rule.populationExpression, user, sourceUserType)
  const mapping = user && mapUser(user, mappings, extensionUrns)
  const problem = mapping && mappingProblem(mapping)
  const mapped = mapping?.user
  // What cannot be mapped was never told.
  const told = mapped && problem === undefined ? JSON.stringify(mapped) : ''
  const targetId = link?.endpoint === usersEndpoint(configuration) ? link.targetId : undefined
  const unsettled = link?.unsettled !== undefined
  const plan = planUser(
    {
      inScope: scope.inScope,
      enabled: user?.enabled ?? false,
      linked: targetId !== undefined,
      activated: mapped?.['active'] === true,
      active: link?.active ?? false,
      unsettled,
      upToDate: !unsettled && link?.status === 'success' && link.inScope && link.told === told,
      provisionDisabledUsers: choices.provisionDisabledUsers,
    },
    configuration,
  )
  return {
    scope,
    plan,
    mapped,
    ...(problem !== undefined && { problem }),
    told,
    identifier: mapped && identifierOf(mapped, configuration),
    targetId,
  }
}
