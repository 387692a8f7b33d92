import type { PlanRecord, RuleRecord, Snapshot } from './records.ts'

/** The plan that a rule belongs to, as a configuration has it. Revisions of earlier versions have none. */
export const planOf = ({ plan }: RuleRecord, { plans = [] }: Snapshot): PlanRecord | undefined =>
  plans.find(({ id }) => id === plan.id)

/** Tells whether a rule provisions: it is enabled, and so are its connection and its plan. */
export function isProvisioning(rule: RuleRecord, snapshot: Snapshot): boolean {
  return rule.active && isConnected(rule, snapshot) && isPlanActive(rule, snapshot)
}

/** Tells whether the plan of a rule lets it provision. */
export const isPlanActive = (rule: RuleRecord, snapshot: Snapshot): boolean =>
  planOf(rule, snapshot)?.status !== 'INACTIVE'

/** The inactive plan that stops an enabled rule. */
export function stoppingPlan(
  snapshot: Snapshot,
  concerns: (rule: RuleRecord) => boolean = () => true,
): PlanRecord | undefined {
  const stopped = snapshot.rules.find(
    (rule) => rule.active && concerns(rule) && !isPlanActive(rule, snapshot),
  )
  return stopped && planOf(stopped, snapshot)
}

/**
 * The configuration with the plans as its revision has them: a plan that was never active becomes so with its first active rule.
 *
 * A plan that was active and is `INACTIVE` stays inactive.
 */
export function withStartedPlans(snapshot: Snapshot): Snapshot {
  const { plans = [], rules } = snapshot
  const isStarted = (plan: PlanRecord) =>
    plan.status === 'INACTIVE' &&
    plan.started !== true &&
    rules.some((rule) => rule.plan.id === plan.id && rule.active && isConnected(rule, snapshot))
  return {
    ...snapshot,
    plans: plans.map((plan) =>
      isStarted(plan) ? { ...plan, status: 'ACTIVE', started: true } : plan,
    ),
  }
}

const isConnected = ({ targetStore }: RuleRecord, { stores }: Snapshot): boolean =>
  stores.some(({ id, status }) => id === targetStore.id && status === 'ACTIVE')
