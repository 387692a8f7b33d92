import type { CompiledRule } from '../decide/compiled-rule.ts'
import { decideUser, type Situation } from '../decide/user-decision.ts'
import type { Task, TaskEnd } from '../deliver/sync-context.ts'

/** How a user would end, without asking the target. */
export interface Estimate {
  readonly end: TaskEnd
  readonly removal?: 'disable' | 'delete'
  /** The target could make it end in another way. */
  readonly isUncertain: boolean
}

/** Estimates what a sync would do about a user by what PingOne knows. */
export function estimateUser(
  active: CompiledRule,
  situation: Situation,
  { reads = false }: Pick<Task, 'reads'>,
): Estimate {
  const { user, link } = situation
  if (!user && !link) return { end: 'outside', isUncertain: false }
  const { scope, plan, problem } = decideUser(active, situation)
  const isPending = link?.pendingIdentifiers !== undefined
  if (!scope.inScope && (!link || (link.status === 'none' && !isPending)))
    return { end: 'outside', isUncertain: false }
  const isUncertain = isPending || reads || link?.unread === true
  const isSent = plan.kind === 'provision' || plan.kind === 'update'
  if (isSent && problem !== undefined) return { end: 'failed', isUncertain: false }
  switch (plan.kind) {
    case 'provision':
      return { end: plan.steps.includes('create') ? 'created' : 'updated', isUncertain: true }
    case 'update':
      return { end: 'updated', ...(plan.disable && { removal: 'disable' }), isUncertain }
    case 'deprovision':
      return {
        end: 'removed',
        removal: plan.remove === 'Delete' ? 'delete' : 'disable',
        isUncertain: true,
      }
    case 'nothing': {
      const isSettled = plan.status === 'unchanged' || plan.status === 'removed'
      const isHeld = !isSettled && link?.status !== plan.status
      return { end: isHeld ? 'held' : 'unchanged', isUncertain }
    }
  }
}
