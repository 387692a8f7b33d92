import type { Quirk } from '@pingone-sandbox/contract'

/** What the Platform API leaves open, where no request to the target shows it. */
export const platformQuirks = [
  {
    id: 'list-order',
    title: 'Users and groups are ordered by any attribute',
    detail:
      'Ping documents `order` for users, without the attributes that it takes, and does not document it for groups. Here both take every attribute, with a `-` in front for descending order; of the console’s columns those sort that have one.',
    evidence: 'inferred',
    source: 'https://developer.pingidentity.com/pingone-api/platform/users/users-1.html',
    appliesTo: [],
  },
  {
    id: 'deprovision-before-deletion',
    title: 'A connection that is deleted deprovisions first',
    detail:
      'When one revision deletes a rule that deprovisions its users and also deletes its connection or changes its address, the users are deprovisioned over the former connection. Ping documents that a rule deprovisions when it is deleted, and does not say what happens without its connection.',
    evidence: 'inferred',
    source: 'https://docs.pingidentity.com/pingone/integrations/p1_create_scim_connection.html',
    appliesTo: [],
  },
] as const satisfies readonly Quirk[]
