import type { Quirk } from '../../contract/index.ts'

const propagation =
  'https://developer.pingidentity.com/pingone-api/platform/identity-propagation-provisioning'

/** What the Platform API makes of plans, stores and rules. */
export const propagationQuirks = [
  {
    id: 'plan-starts-by-itself',
    title: 'A plan becomes active with the first revision that has an active rule',
    detail:
      'Ping documents that a plan is `INACTIVE` when nothing is said of its status, and that the provisioning engine follows a plan that is active and has a rule; its console shows no plan at all, and provisions. So a plan starts by itself. Made `INACTIVE` afterwards, it stops provisioning with the next revision, until it is made `ACTIVE`; a PUT without a status leaves it as it is.',
    evidence: 'inferred',
    source: `${propagation}/propagation-plans.html (rev 2026-08-11)`,
    appliesTo: [],
  },
] as const satisfies readonly Quirk[]
