import { exchangePurposes, type Quirk } from '@pingone-sandbox/contract'
import type { AttemptConditions } from './attempt.ts'
import { retryConditions } from './delivery.ts'
import type { Condition, Conditions } from './operation.ts'

const everyRequest = [...exchangePurposes]

/** What is the same for every request: headers, encoding, authentication, version. */
export const requestQuirks = [
  {
    id: 'no-user-agent',
    title: 'Requests carry no recognisable User-Agent',
    detail: 'Servers that distinguish identity providers recognise PingOne by source address only.',
    evidence: 'observed',
    source: 'https://github.com/bitwarden/server/pull/4804',
    date: 'September 2024',
    choice: 'userAgent=none',
    appliesTo: everyRequest,
  },
  {
    id: 'filter-percent-encoded',
    title: 'Spaces of a filter are sent as %20',
    detail: 'The encoding that PingOne uses is not public.',
    evidence: 'inferred',
    source: 'The common choice.',
    choice: 'filterEncoding=percent',
    appliesTo: ['lookup'],
  },
  {
    id: 'filter-plus-encoded',
    title: 'Spaces of a filter are sent as +',
    detail: 'The encoding that PingOne uses is not public.',
    evidence: 'inferred',
    source: 'The choice of HTML forms.',
    choice: 'filterEncoding=plus',
    appliesTo: ['lookup'],
  },
  {
    id: 'test-reads-users',
    title: 'The connection check reads the Users Resource',
    detail:
      'Test Connection asks for one user, and the answer must be 200 with a ListResponse. It needs no ServiceProviderConfig: servers without one publish PingOne guides in which the test succeeds.',
    evidence: 'inferred',
    source: 'Infisical and Bitwarden PingOne guides beside their SCIM routes.',
    date: 'read in November 2026',
    choice: 'connectionCheck=list-users',
    appliesTo: ['test', 'check', 'probe'],
  },
  {
    id: 'check-gets-user-0',
    title: 'The connection check asks for user 0',
    detail:
      '`GET {Users Resource}/0`: no target has such a user, so 404 is expected and counts as success. 401, 403, 500, a refusal of the id and an HTML page fail. Documented for the GitHub EMU provisioner, a connector of the same family, whose pages call the 404 in the logs harmless; for SCIM Outbound it is inferred.',
    evidence: 'inferred',
    source:
      'https://docs.pingidentity.com/integrations/github/github_emu_provisioner/pf_github_emu_connector_user_and_group_management.html',
    date: 'read in November 2026',
    choice: 'connectionCheck=get-user-0',
    appliesTo: ['test', 'check', 'probe'],
  },
  {
    id: 'check-before-each-operation',
    title: 'The connection is checked before each operation',
    detail:
      'The connection check precedes the first request of the work on each user and each group, and of each list that a resync reads. When it fails, no other request is sent for that user, group or list. It is a request like others: concurrency, rate, retries and the circuit breaker apply to it. Documented for the GitHub EMU provisioner, a connector of the same family; for SCIM Outbound it is inferred.',
    evidence: 'inferred',
    source:
      'https://docs.pingidentity.com/integrations/github/github_emu_provisioner/pf_github_emu_connector_user_and_group_management.html',
    date: 'read in November 2026',
    choice: 'checkBeforeEachOperation=on',
    appliesTo: ['check'],
  },
  {
    id: 'no-check-before-operations',
    title: 'No check precedes an operation',
    detail: 'An error of the connection shows in the answer to the first request.',
    evidence: 'inferred',
    source: 'The other reading: no page on SCIM Outbound mentions a check before each operation.',
    date: 'read in November 2026',
    choice: 'checkBeforeEachOperation=off',
    appliesTo: ['lookup', 'read', 'create', 'update', 'disable', 'delete'],
  },
  {
    id: 'token-client-secret-basic',
    title: 'The token request authenticates by client_secret_basic, without a scope',
    detail: 'The connection has no field for a scope.',
    evidence: 'documented',
    source:
      'https://docs.pingidentity.com/pingone/pingone_tutorials/p1_tutorial_create_provisioning_connection.html',
    date: 'read in November 2026',
    appliesTo: ['token'],
  },
  {
    id: 'token-cached',
    title: 'An access token is kept until it expires',
    detail:
      'It is renewed a minute before it expires, or after half its lifetime if that is less than two minutes. An `expires_in` that is absent, or no number above 0, counts as an hour. Requests that need a token at the same time share one token request. After a 401 the client gets one new token and repeats the request once.',
    evidence: 'inferred',
    source: 'Usual practice; nothing is documented.',
    appliesTo: everyRequest,
  },
  {
    id: 'token-type-ignored',
    title: 'The token_type of a token is not read',
    detail:
      'The scheme of the Authorization header is the Auth Type Header of the connection. Any 2xx with an `access_token` counts as the answer.',
    evidence: 'inferred',
    source:
      'The connection has a field for the scheme; RFC 6749 §7.1 would have the client read it.',
    appliesTo: ['token'],
  },
  {
    id: 'schemas-of-1.1',
    title: 'SCIM 2.0 requests name the schemas of SCIM 1.1',
    detail: '`schemas` carries `urn:scim:schemas:core:1.0`.',
    evidence: 'documented',
    source: 'PingFederate SCIM Provisioner changelog',
    date: 'fixed in 1.1',
    choice: 'schemaUrns=of-1.1',
    appliesTo: ['create', 'update', 'disable'],
  },
  {
    id: 'scim-1.1-wire',
    title: 'A SCIM 1.1 connection speaks JSON with the 1.1 schemas, and never PATCHes',
    detail:
      'Media type application/json, `urn:scim:schemas:core:1.0`, errors in an `Errors` array.',
    evidence: 'inferred',
    source: 'The SCIM 1.1 specification; PingFederate changelog 1.4 for the headers.',
    appliesTo: everyRequest.filter((purpose) => purpose !== 'token'),
  },
] as const satisfies readonly Quirk[]

/** What shapes the requests about a connection itself: checks of the target, and token requests. */
export const connectionConditions = {
  'check-before-each-operation': ({ purpose }) => purpose === 'check',
  'circuit-breaker': ({ purpose }) => purpose === 'probe',
  'test-reads-users': (shaped) =>
    isCheck(shaped) && shaped.choices.connectionCheck === 'list-users',
  'check-gets-user-0': (shaped) =>
    isCheck(shaped) && shaped.choices.connectionCheck === 'get-user-0',
  'token-client-secret-basic': ({ purpose }) => purpose === 'token',
  'token-cached': ({ purpose }) => purpose === 'token',
  'token-type-ignored': ({ purpose }) => purpose === 'token',
} satisfies Conditions

const isCheck: Condition = ({ purpose }) =>
  purpose === 'test' || purpose === 'check' || purpose === 'probe'

/** What shapes each attempt of any request. */
export const attemptConditions = {
  'no-user-agent': ({ choices }) => choices.userAgent === 'none',
  'scim-1.1-wire': ({ purpose, configuration }) =>
    configuration.SCIM_VERSION === '1.1' && purpose !== 'token',
  ...retryConditions,
  'token-cached': ({ repetition }) => repetition?.after === 'refused-token',
} satisfies AttemptConditions
