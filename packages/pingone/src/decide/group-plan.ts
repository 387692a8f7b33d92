import type { StepKind } from '@pingone-sandbox/contract'

/** What the plan for one group under one rule depends on. */
export interface GroupSituation {
  /** The group exists and is selected for the rule. */
  readonly inScope: boolean
  /** The id of the group at the target is known. */
  readonly linked: boolean
  /** The target has the name and the members already, by what it answered or by what it was last sent. */
  readonly upToDate: boolean
  readonly rename: boolean
  /** The ids at the target of the members to add and to remove. */
  readonly add: readonly string[]
  readonly remove: readonly string[]
}

export type GroupPlan =
  | { readonly kind: 'provision'; readonly steps: readonly StepKind[] }
  | ({ readonly kind: 'update'; readonly steps: readonly StepKind[] } & MembershipChange)
  | { readonly kind: 'deprovision'; readonly steps: readonly StepKind[] }
  | { readonly kind: 'nothing'; readonly steps: readonly [] }

/** How a group at the target differs from what it should be. */
export type MembershipChange = Pick<GroupSituation, 'rename' | 'add' | 'remove'>

/** Plans what one rule does about one group. */
export function planGroup(situation: GroupSituation): GroupPlan {
  const { inScope, linked, upToDate, rename, add, remove } = situation
  if (!inScope) return { kind: 'deprovision', steps: linked ? ['delete'] : ['lookup', 'delete'] }
  if (!linked) return { kind: 'provision', steps: ['lookup', 'create'] }
  if (upToDate) return { kind: 'nothing', steps: [] }
  return { kind: 'update', steps: stepsOf(add, remove), rename, add, remove }
}

const stepsOf = (add: readonly string[], remove: readonly string[]): StepKind[] => [
  ...(add.length > 0 ? (['add-members'] as const) : []),
  ...(remove.length > 0 ? (['remove-members'] as const) : []),
  ...(add.length + remove.length === 0 ? (['update'] as const) : []),
]
