import type { Quirk } from '../contract/index.ts'

/**
 * The quirk ledger: what PingOne's outbound client does that the RFC does not ask for, or leaves open, and how we know.
 *
 * A record with a `choice` is brought about by that choice of the behaviour profile; the others hold under every profile.
 */
export const quirks = [
  {
    id: 'default-filter-case',
    title: 'The default filter is `username Eq "%s"`',
    detail:
      'Both the attribute and the operator depart from the spelling of the RFC. RFC 7644 §3.4.2.2 makes both case-insensitive, so PingOne keeps to the standard; servers that compare them literally find nobody.',
    evidence: 'documented',
    source: 'https://docs.pingidentity.com/pingone/integrations/p1_scim_filter_expressions.html',
    appliesTo: ['lookup'],
  },
  {
    id: 'lookup-before-write',
    title: 'A user is looked up before the first write',
    detail:
      'A user in scope that is not linked yet is searched with the User Filter Expression; nothing found leads to POST, a match is linked and updated.',
    evidence: 'inferred',
    source:
      'The purpose that Ping documents for the User Filter Expression (p1_scim_filter_expressions).',
    appliesTo: ['lookup', 'create'],
  },
  {
    id: 'first-match-wins',
    title: 'Of several matches the first is linked',
    detail: 'Ping documents "first returned" for a sister connector; nothing is known for SCIM.',
    evidence: 'inferred',
    source: 'PingOne Salesforce connector documentation, by analogy.',
    appliesTo: ['lookup'],
  },
  {
    id: 'link-by-id',
    title: 'A linked resource is addressed by its id',
    detail:
      'The id from the lookup or the create is kept; later requests go to it without a filter.',
    evidence: 'inferred',
    source: 'PingFederate SCIM Provisioner documentation: internal sync-state store.',
    appliesTo: ['read', 'update', 'disable', 'delete', 'add-members', 'remove-members'],
  },
  {
    id: 'user-update-put',
    title: 'Users are updated with PUT',
    detail: 'A server without PUT /Users fails every update, and every disable with it.',
    evidence: 'documented',
    source:
      'https://docs.pingidentity.com/pingone/integrations/p1_scim_provisioning_limitations.html',
    choice: 'userUpdate=put',
    appliesTo: ['update', 'disable'],
  },
  {
    id: 'user-update-patch',
    title: 'Users are updated with PATCH',
    detail:
      'A path-less replace with the mapped attributes. Nothing public shows PingOne doing this; it is offered for contrast.',
    evidence: 'inferred',
    source: 'The shape that the pingidentity/scim2 SDK computes (JsonDiff).',
    choice: 'userUpdate=patch',
    appliesTo: ['update', 'disable'],
  },
  {
    id: 'put-merged-body',
    title: 'The PUT carries what the target holds, overlaid with the mapped values',
    detail: 'The target is read first, so attributes that PingOne does not map survive the PUT.',
    evidence: 'inferred',
    source:
      'Documented consequence: values without type or primary at the target are not removed (p1_scim_provisioning_limitations).',
    choice: 'userPutBody=merged',
    appliesTo: ['read', 'update', 'disable'],
  },
  {
    id: 'put-mapped-body',
    title: 'The PUT carries the mapped attributes alone',
    detail:
      'A server that replaces as the RFC asks then loses everything that PingOne does not map.',
    evidence: 'inferred',
    source: 'The other reading of the same documentation; offered for contrast.',
    choice: 'userPutBody=mapped',
    appliesTo: ['update', 'disable'],
  },
  {
    id: 'never-clears',
    title: 'An attribute once set is not cleared',
    detail:
      'When a source attribute becomes empty nothing is sent for it, and the target keeps the old value.',
    evidence: 'documented',
    source:
      'https://docs.pingidentity.com/pingone/integrations/p1_scim_provisioning_limitations.html',
    appliesTo: ['update'],
  },
  {
    id: 'active-always-sent',
    title: '`active` follows Enabled, mapped or not',
    detail: 'Creates and updates carry `active`; disabling works without a mapping for it.',
    evidence: 'inferred',
    source: 'The wizard offers disabling without asking for a mapping of Enabled.',
    appliesTo: ['create', 'update', 'disable'],
  },
  {
    id: 'disabled-users-created',
    title: 'Disabled users are provisioned as inactive',
    detail:
      'Ping documents the ability; where PingOne switches it, and its default, are not public.',
    evidence: 'inferred',
    source: 'PingOne provisioning feature list.',
    choice: 'provisionDisabledUsers=true',
    appliesTo: ['create'],
  },
  {
    id: 'create-conflict-fails',
    title: 'A 409 on create is a failure',
    detail:
      'The user is not looked up another way and not linked; the next change or a Full Resync tries again.',
    evidence: 'inferred',
    source: 'No auto-link is documented.',
    appliesTo: ['create'],
  },
  {
    id: 'missing-link-recreated',
    title: 'A linked user that the target no longer has is looked up and created again',
    detail: 'A 404 on the stored id drops the link.',
    evidence: 'inferred',
    source: 'Robust reading; the real behaviour is not public.',
    appliesTo: ['read', 'update'],
  },
  {
    id: 'group-lookup-filter',
    title: 'Groups are found by `displayName eq`',
    detail:
      'Ping documents that group names with other alphabets can draw "400 invalid filter" from AWS, so a filter with the name is sent.',
    evidence: 'inferred',
    source:
      'https://docs.pingidentity.com/pingone/integrations/p1_scim_provisioning_limitations.html',
    choice: 'groupLookup=filter',
    appliesTo: ['lookup'],
  },
  {
    id: 'group-lookup-list',
    title: 'Groups are found by listing all of them',
    detail: 'PingFederate reads every group, 1,000 a page, and compares names itself.',
    evidence: 'inferred',
    source: 'PingFederate SCIM Provisioner settings reference ("Results Per Page"), by analogy.',
    choice: 'groupLookup=list',
    appliesTo: ['lookup'],
  },
  {
    id: 'group-update-put',
    title: 'Groups are updated with PUT, members and all',
    detail: 'A server that ignores `members` on PUT loses every membership change.',
    evidence: 'observed',
    source: 'https://github.com/bitwarden/server/pull/4804 (September 2024)',
    choice: 'groupUpdate=put',
    appliesTo: ['update', 'add-members', 'remove-members'],
  },
  {
    id: 'group-update-patch',
    title: 'Groups are updated with PATCH',
    detail:
      'PingOne provisions groups to AWS, whose SCIM has no PUT for groups (June 2025); the exact shape is not public.',
    evidence: 'inferred',
    source: 'AWS DevOps blog, June 2025, with the list of operations that AWS supports.',
    choice: 'groupUpdate=patch',
    appliesTo: ['update', 'add-members', 'remove-members'],
  },
  {
    id: 'group-create-with-members',
    title: 'A group is created together with its members',
    detail: 'Whether PingOne puts members into the POST or sends them afterwards is not public.',
    evidence: 'inferred',
    source: 'The shorter of two readings.',
    choice: 'groupCreateMembers=together',
    appliesTo: ['create'],
  },
  {
    id: 'group-create-bare',
    title: 'A group is created empty, its members follow',
    detail: 'Whether PingOne puts members into the POST or sends them afterwards is not public.',
    evidence: 'inferred',
    source: 'The longer of two readings.',
    choice: 'groupCreateMembers=afterwards',
    appliesTo: ['create'],
  },
  {
    id: 'group-membership-handling',
    title: 'Merge keeps foreign members, Overwrite replaces the set',
    detail: 'Under Merge only members that PingOne itself added are ever removed.',
    evidence: 'documented',
    source:
      'https://docs.pingidentity.com/pingone/integrations/p1_provisioning_configuring_outbound_group_provisioning.html',
    appliesTo: ['create', 'update', 'add-members', 'remove-members'],
  },
  {
    id: 'group-name-and-members-only',
    title: 'A group carries its name and members, no externalId',
    detail: 'No other group attribute is sent.',
    evidence: 'inferred',
    source: 'PingFederate known limitations, by analogy.',
    appliesTo: ['create', 'update'],
  },
  {
    id: 'no-user-agent',
    title: 'Requests carry no recognisable User-Agent',
    detail: 'Servers that tell identity providers apart recognise PingOne by source address alone.',
    evidence: 'observed',
    source: 'https://github.com/bitwarden/server/pull/4804',
    choice: 'userAgent=none',
    appliesTo: [
      'lookup',
      'read',
      'create',
      'update',
      'disable',
      'delete',
      'add-members',
      'remove-members',
      'token',
      'test',
    ],
  },
  {
    id: 'filter-percent-encoded',
    title: 'Spaces of a filter travel as %20',
    detail: 'The encoding that PingOne uses is not public.',
    evidence: 'inferred',
    source: 'The common choice.',
    choice: 'filterEncoding=percent',
    appliesTo: ['lookup'],
  },
  {
    id: 'filter-plus-encoded',
    title: 'Spaces of a filter travel as +',
    detail: 'The encoding that PingOne uses is not public.',
    evidence: 'inferred',
    source: 'The choice of HTML forms.',
    choice: 'filterEncoding=plus',
    appliesTo: ['lookup'],
  },
  {
    id: 'test-reads-users',
    title: 'Test Connection reads the Users Resource',
    detail:
      'It needs no ServiceProviderConfig: servers without one publish PingOne guides in which the test succeeds.',
    evidence: 'inferred',
    source: 'Infisical and Bitwarden PingOne guides beside their SCIM routes.',
    appliesTo: ['test'],
  },
  {
    id: 'token-client-secret-basic',
    title: 'The token request authenticates by client_secret_basic, without a scope',
    detail: 'The connection has no field for a scope.',
    evidence: 'documented',
    source:
      'https://docs.pingidentity.com/pingone/pingone_tutorials/p1_tutorial_create_provisioning_connection.html',
    appliesTo: ['token'],
  },
  {
    id: 'token-cached',
    title: 'An access token is kept until it expires',
    detail: 'A 401 draws one fresh token and one repetition.',
    evidence: 'inferred',
    source: 'Usual practice; nothing is documented.',
    appliesTo: ['token'],
  },
] as const satisfies readonly Quirk[]

export type QuirkId = (typeof quirks)[number]['id']
