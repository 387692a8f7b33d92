import type { Quirk } from '@pingone-sandbox/contract'

const api = 'https://developer.pingidentity.com/pingone-api/platform'
const sdk = 'https://github.com/patrickcping/pingone-go-sdk-v2'

/** In which form the Platform API answers, and what may be asked of its lists. */
export const platformAnswerQuirks = [
  {
    id: 'media-type-by-accept',
    title: 'An answer is plain JSON for clients that prefer it, and HAL for others',
    detail:
      'Ping’s SDKs send `Accept: application/json` and decode no other type, while Ping’s own samples show `application/hal+json`. So `Accept` decides, by RFC 9110 §12.5.1, with the same text in both; of two types of the same weight the one that is named, or named first, wins. Errors and the answers of the authorization server are `application/json` whatever is asked for.',
    evidence: 'observed',
    source: `${sdk}/blob/main/management/client.go`,
    date: 'read on 2026-11-30',
    appliesTo: [],
  },
  {
    id: 'no-not-acceptable',
    title: 'A client that accepts neither JSON nor HAL is answered in HAL',
    detail:
      'Ping lists no 406 among its answers, and RFC 9110 §12.5.1 lets a server disregard the header. A parameter that no media type here has (`application/json;profile=…`) is disregarded in the same way, but only when nothing else matches.',
    evidence: 'inferred',
    source: `${api}/reference/error-codes.html (rev 2026-08-11)`,
    appliesTo: [],
  },
  {
    id: 'list-filters',
    title: 'Lists take more filters than Ping documents, and refuse unsupported ones',
    detail:
      'Ping documents attributes and operators for each list: of environments `name sw`, `id eq` and `organization.id eq`, of populations `name sw` and `id eq`; of memberships none, while public clients send `type eq "DIRECT"`. Here users, groups, populations, environments and memberships take the whole filter language over what they show. Lists for which Ping documents no filter or order (schemas, attributes, plans, stores, rules, mappings, synced groups) refuse one with 400 `INVALID_FILTER` or `INVALID_PARAMETER`; all of them take `limit` and `cursor`.',
    evidence: 'inferred',
    source: `${api}/reference/query-parameter-quick-reference.html (rev 2026-08-11); https://github.com/demisto/content, Packs/PingIdentity/Integrations/PingOne/PingOne.py (read 2026-11-30)`,
    appliesTo: [],
  },
  {
    id: 'unknown-parameters-ignored',
    title: 'An unknown query parameter is ignored',
    detail:
      'Ping documents that attributes it does not know are ignored, and says nothing of query parameters. So are values of `include` and `expand` that add nothing; of a parameter that comes twice the first counts.',
    evidence: 'inferred',
    source: `${api}/users/users-1.html (rev 2026-08-11)`,
    appliesTo: [],
  },
  {
    id: 'groups-of-a-user',
    title: 'include names the groups of a user, in lists as well',
    detail:
      'Ping documents `include=memberOfGroupIDs` and `memberOfGroupNames` for the read of one user, and its SDK says that a list of users does not return them. Here a list does, inherited groups included: an extension of the simulator.',
    evidence: 'documented',
    source: `${api}/users/group-membership/read-all-group-ids-for-user.html; ${sdk}, management/model_user.go`,
    date: 'revision of 2026-08-11, read on 2026-11-30',
    appliesTo: [],
  },
  {
    id: 'expanded-links',
    title: 'expand embeds the resource of a link',
    detail:
      '`expand=group` of memberships and `expand=population` of users are documented; that the whole resource is below `_embedded`, under the name of the link, follows from the models of an SDK. Ping documents `expand=population` for the read of one user; here lists take it as well.',
    evidence: 'documented',
    source: `${api}/users/group-membership/read-all-group-memberships-for-user.html; https://github.com/patrickcping/pingone-js-sdk, management/docs/GroupMembershipEmbedded.md`,
    date: 'revision of 2026-08-11, read on 2026-11-30',
    appliesTo: [],
  },
  {
    id: 'schema-ids',
    title: 'The ids of the schema and of its attributes follow from the environment',
    detail:
      'Clients take ids for lower-case UUIDs, and keep them. PingOne gives each environment a schema with ids of its own; here they are name-based UUIDs (RFC 9562 §5.5), the same after each start. Ping lets `enabled` and `unique` of a standard attribute be changed; here that is refused in words.',
    evidence: 'inferred',
    source: `${api}/schemas.html (rev 2026-08-11)`,
    appliesTo: [],
  },
  {
    id: 'unique-attributes',
    title: 'No two users have the same value of a unique attribute',
    detail:
      'Ping documents that attributes of texts can be unique and JSON ones cannot. That values are compared without letter case, as usernames are, that each value of several counts, and that an attribute becomes unique only while no two users share a value, is inferred.',
    evidence: 'inferred',
    source:
      'https://docs.pingidentity.com/pingone/directory/p1_adduserattributes.html (read 2026-11-30)',
    appliesTo: [],
  },
] as const satisfies readonly Quirk[]
