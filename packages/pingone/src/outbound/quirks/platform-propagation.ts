import type { Quirk } from '@pingone-sandbox/contract'

const propagation =
  'https://developer.pingidentity.com/pingone-api/platform/identity-propagation-provisioning'

/** What the Platform API makes of plans, stores and rules. */
export const propagationQuirks = [
  {
    id: 'plan-starts-by-itself',
    title: 'A plan becomes active with the first revision that has an active rule',
    detail:
      'Ping documents that a plan without a status is `INACTIVE`, and that the provisioning engine follows a plan that is active and has a rule; its console shows no plan at all, and provisions. So a plan starts by itself. When a client sets it to `INACTIVE` afterwards, it stops provisioning with the next revision, until a client sets it to `ACTIVE`; a PUT without a status does not change it.',
    evidence: 'inferred',
    source: `${propagation}/propagation-plans.html`,
    date: 'August 2026',
    appliesTo: [],
  },
  {
    id: 'deprecated-switches',
    title: 'The deprecated names of switches and scopes are obeyed',
    detail:
      '`createNewUsers`, `updateNewUsers` and `disableNewUsers` of a connection mean CREATE_USERS, UPDATE_USERS and DISABLE_USERS, the `populations` of a rule are its user filter while it has no `populationExpression`, and `deprovision` of a rule allows deprovisioning when it is deleted, as `managed` of its connection does. Ping documents all of them as deprecated. That two names which say different things are refused is inferred. A writeback rule (`parentRule`) is refused, since it is not simulated.',
    evidence: 'documented',
    source: `${propagation}/propagation-stores/create-store-scim.html, propagation-rules/update-rule.html, propagation-rules/delete-rule.html`,
    date: 'August 2026',
    appliesTo: [],
  },
  {
    id: 'sync-state-absent-after-success',
    title: 'A sync that has succeeded has no state',
    detail:
      'Ping documents SYNCING and FAILED as the values of `syncState`, and clients read any other as UNKNOWN; so it is left out after success. Of a synced rule its sample shows SUCCESS, with empty `details`; that UNSYNCED, PARTIAL and FAILED are the other values of `status`, after the words of its console, is inferred.',
    evidence: 'documented',
    source: `${propagation}/propagation-stores.html, propagation-rules/read-one-synced-rule.html`,
    date: 'August 2026',
    appliesTo: [],
  },
  {
    id: 'unknown-keys-warned',
    title: 'An unknown member is ignored, with a warning',
    detail:
      'Ping documents for users that unknown attributes are ignored; for other resources nothing is documented. The header `X-PingOne-Sandbox-Unknown-Keys` of the answer names the ignored members, and so does the journal; both are extensions of the simulator.',
    evidence: 'documented',
    source: 'https://developer.pingidentity.com/pingone-api/platform/users/users-1.html',
    date: 'August 2026',
    choice: 'unknownKeys=warned',
    appliesTo: [],
  },
  {
    id: 'unknown-keys-refused',
    title: 'An unknown member is refused',
    detail:
      'With 400 INVALID_VALUE and the known names, so that a misspelt member of a body is found at once.',
    evidence: 'inferred',
    source: 'No documentation: strictness for the tests of a client.',
    choice: 'unknownKeys=refused',
    appliesTo: [],
  },
] as const satisfies readonly Quirk[]
