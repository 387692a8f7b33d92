import {
  configurationWhenAbsent as absent,
  type ScimConfiguration,
  type StepKind,
} from '@pingone-sandbox/contract'

/** What the plan for one user under one rule depends on. */
export interface UserSituation {
  /** The rule's filter matches and the user exists. */
  readonly inScope: boolean
  readonly enabled: boolean
  /** The user's id at the target is known. */
  readonly linked: boolean
  /** The mapping makes the user active. */
  readonly activated: boolean
  /** The target has the user as active, by what it answered or by what it was last sent. */
  readonly active: boolean
  /** The outcome of the last requests is not known: the target may have the user, or other values. */
  readonly isUncertain: boolean
  /** The target has the mapped attributes, by what it answered or by what it was last sent. */
  readonly upToDate: boolean
  readonly provisionDisabledUsers: boolean
}

/** What the rule does about the user; with `nothing` the resulting status, and why. */
export type UserPlan =
  | { readonly kind: 'provision'; readonly steps: readonly StepKind[] }
  | { readonly kind: 'update'; readonly steps: readonly StepKind[]; readonly disable: boolean }
  | {
      readonly kind: 'deprovision'
      readonly steps: readonly StepKind[]
      readonly remove: 'Disable' | 'Delete'
    }
  | {
      readonly kind: 'nothing'
      readonly steps: readonly []
      readonly status: 'unchanged' | 'unsynced' | 'partial' | 'removed'
      readonly why: string
    }

type Actions = Pick<
  ScimConfiguration,
  'CREATE_USERS' | 'UPDATE_USERS' | 'DISABLE_USERS' | 'DEPROVISION_USERS' | 'REMOVE_ACTION'
>

const nothing = (
  status: 'unchanged' | 'unsynced' | 'partial' | 'removed',
  why: string,
): UserPlan => ({
  kind: 'nothing',
  steps: [],
  status,
  why,
})

/** Decides what one rule does about one user. */
export function planUser(situation: UserSituation, actions: Actions): UserPlan {
  const {
    CREATE_USERS: create = absent.CREATE_USERS,
    UPDATE_USERS: update = absent.UPDATE_USERS,
    DISABLE_USERS: disable = absent.DISABLE_USERS,
  } = actions
  if (!situation.inScope) return planDeprovision(situation, actions)
  if (!situation.linked) {
    if (!situation.enabled && !situation.provisionDisabledUsers)
      return nothing('unsynced', 'The user is disabled, and disabled users are not provisioned.')
    return { kind: 'provision', steps: ['lookup', create ? 'create' : 'update'] }
  }
  if (situation.upToDate)
    return nothing('unchanged', 'The target already has what the mapping gives.')
  const disabling = (situation.active || situation.isUncertain) && !situation.activated
  if (disabling && !disable)
    return nothing('partial', 'Disabling users is switched off for the connection.')
  if (!disabling && !update)
    return nothing('partial', 'Updating users is switched off for the connection.')
  return { kind: 'update', steps: [disabling ? 'disable' : 'update'], disable: disabling }
}

function planDeprovision(
  { linked, active, isUncertain }: UserSituation,
  {
    DISABLE_USERS: disable = absent.DISABLE_USERS,
    DEPROVISION_USERS: deprovision = absent.DEPROVISION_USERS,
    REMOVE_ACTION: remove = absent.REMOVE_ACTION,
  }: Actions,
): UserPlan {
  if (!linked && !isUncertain) return nothing('removed', 'The rule never provisioned this user.')
  if (!deprovision)
    return nothing('partial', 'Deprovisioning users is switched off for the connection.')
  // An uncertain user is looked up first.
  const lookup: readonly StepKind[] = linked ? [] : ['lookup']
  if (remove === 'Delete') return { kind: 'deprovision', steps: [...lookup, 'delete'], remove }
  if (!active && !isUncertain)
    return nothing('removed', 'The user is already inactive at the target.')
  if (!disable) return nothing('partial', 'Disabling users is switched off for the connection.')
  return { kind: 'deprovision', steps: [...lookup, 'disable'], remove }
}
