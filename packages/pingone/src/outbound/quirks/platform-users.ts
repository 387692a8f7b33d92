import type { Quirk } from '@pingone-sandbox/contract'

const users = 'https://developer.pingidentity.com/pingone-api/platform/users'

/** What the Platform API makes of the state that a user is sent with. */
export const platformUserQuirks = [
  {
    id: 'user-state-at-creation',
    title: 'A new user takes its state from the body that creates it',
    detail:
      '`enabled` and `mfaEnabled` of a create and of an import are obeyed, and so is `lifecycle.status`; a user who is created disabled is disabled at the target too. `emailVerified` may be `true` in an import only, and a password comes with an import only. Afterwards `enabled` and `mfaEnabled` change at their own addresses; a PUT or PATCH of the user ignores them, and `lifecycle`, `emailVerified` and `password` too.',
    evidence: 'documented',
    source: `${users}/users-1/create-user-import.html, create-user.html; https://docs.pingidentity.com/pingone/getting_started_with_pingone/p1_mfa_creating_a_user.html`,
    date: 'revision of 2026-08-11',
    appliesTo: [],
  },
  {
    id: 'account-follows-enabled',
    title: 'A disabled or locked user cannot authenticate',
    detail:
      'Ping documents that `account.canAuthenticate` is false for a user who is disabled or locked, and calls `account.status` mutable. That `canAuthenticate` cannot be set by itself, and that `status` can be in every write of a user, is inferred.',
    evidence: 'documented',
    source: `${users}/user-accounts.html`,
    date: 'revision of 2026-08-11',
    appliesTo: [],
  },
] as const satisfies readonly Quirk[]
