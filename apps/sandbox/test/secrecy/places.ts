/** What a place shows of what was sent, answered or configured. */
export interface Shown {
  readonly control: string
  readonly exchangeIds: readonly string[]
  readonly changeIds: readonly string[]
  readonly connectionId: string
  /** Where the connection leads. */
  readonly targetUrl: string
  readonly ruleId: string
  readonly revisionId: string
  readonly userId: string
  readonly seqs: readonly number[]
}

/** How a route is read for secrets: the requests that have it show everything it can. */
type Reading = (of: Shown) => readonly (readonly [path: string, init?: RequestInit])[]

const har = { headers: { accept: 'application/har+json' } }
const post = (body: object): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

/**
 * Every route of the control API: how its answer is searched for secrets, or why it contains none.
 *
 * A route that is not here fails the test of the list, so that none is added without the rule.
 */
export const controlPlaces: Readonly<Record<string, Reading | string>> = {
  'GET /_sandbox/changes': () => [['/changes?limit=1000']],
  'GET /_sandbox/changes/:id': ({ changeIds }) =>
    changeIds.map((id) => [`/changes/${id}`] as const),
  'GET /_sandbox/subjects/users/:id': ({ userId }) => [[`/subjects/users/${userId}?limit=200`]],
  'GET /_sandbox/subjects/groups/:id': 'It answers as the story of a user does.',
  'GET /_sandbox/entries': () => [['/entries?limit=1000'], ['/entries?before=end&limit=1000']],
  'GET /_sandbox/exchanges': () => [['/exchanges?limit=1000'], ['/exchanges?limit=1000', har]],
  'GET /_sandbox/exchanges/:id': ({ exchangeIds }) =>
    exchangeIds.flatMap((id) => [
      [`/exchanges/${id}`] as const,
      [`/exchanges/${id}`, har] as const,
    ]),
  'GET /_sandbox/exchanges/:id/curl': ({ exchangeIds }) =>
    exchangeIds.map((id) => [`/exchanges/${id}/curl`] as const),
  'GET /_sandbox/exchanges/:id/http': ({ exchangeIds }) =>
    exchangeIds.map((id) => [`/exchanges/${id}/http`] as const),
  'GET /_sandbox/exchanges/:id/fetch': ({ exchangeIds }) =>
    exchangeIds.map((id) => [`/exchanges/${id}/fetch`] as const),
  'GET /_sandbox/exchanges/:id/test': ({ exchangeIds }) =>
    exchangeIds.map((id) => [`/exchanges/${id}/test`] as const),
  'POST /_sandbox/exchanges/:id/replay': ({ exchangeIds }) =>
    exchangeIds.map((id) => [`/exchanges/${id}/replay`, { method: 'POST' }] as const),
  'GET /_sandbox/events': 'The stream is followed from the start.',
  'GET /_sandbox/rules': () => [['/rules']],
  'GET /_sandbox/rules/:id/synced': ({ ruleId }) => [
    [`/rules/${ruleId}/synced`],
    [`/rules/${ruleId}/synced?type=group`],
  ],
  'GET /_sandbox/rules/:id/synced/:subjectId': ({ ruleId, userId }) => [
    [`/rules/${ruleId}/synced/${userId}`],
  ],
  'GET /_sandbox/rules/:id/status': ({ ruleId }) => [[`/rules/${ruleId}/status`]],
  'GET /_sandbox/connections': () => [['/connections']],
  'GET /_sandbox/overview': () => [['/overview']],
  'POST /_sandbox/connect': ({ targetUrl }) => [['/connect', post({ url: targetUrl })]],
  'GET /_sandbox/checks': 'It answers how far the checks are (control/checks.test.ts).',
  'POST /_sandbox/checks': 'It answers what the list of checks answers.',
  'GET /_sandbox/checks/:id': 'Its report is searched for secrets (control/checks.test.ts).',
  'GET /_sandbox/checks/:id/report': 'It answers the report of the check in another form.',
  'DELETE /_sandbox/checks/:id': 'It answers what the list of checks answers.',
  'POST /_sandbox/connections/:id/target-requests': ({ connectionId }) =>
    ['/Users', '/Groups'].map(
      (path) =>
        [`/connections/${connectionId}/target-requests`, post({ method: 'GET', path })] as const,
    ),
  'POST /_sandbox/plan': ({ ruleId }) => [
    ['/plan', post({ ruleId })],
    ['/plan', post({ ruleId, configuration: 'pending' })],
    ['/plan', post({ rule: { id: ruleId, active: true }, extent: 'revision' })],
  ],
  'POST /_sandbox/preview': ({ ruleId, userId }) => [['/preview', post({ ruleId, userId })]],
  'GET /_sandbox/target-requests': () => [['/target-requests?limit=1000']],
  'GET /_sandbox/target-requests/:seq': ({ seqs }) =>
    seqs.map((seq) => [`/target-requests/${seq}`] as const),
  'POST /_sandbox/target-requests': () => [
    ['/target-requests', post({ method: 'GET', path: '/Users' })],
  ],
  'GET /_sandbox/faults': () => [['/faults']],
  'GET /_sandbox/health': () => [['/health']],
  'POST /_sandbox/connections/test': 'It answers what the Platform API answers to the same test.',
  'PATCH /_sandbox/connections/:id/delivery':
    'It answers the delivery settings, which hold no secret.',
  'GET /_sandbox/info':
    'It answers the credentials of the sandbox itself, to those who may have them.',
  'GET /_sandbox/idle': 'It counts.',
  'GET /_sandbox/work': 'It counts.',
  'POST /_sandbox/reset': 'It answers nothing.',
  'GET /_sandbox/profile': 'A profile is made of choices.',
  'PUT /_sandbox/profile': 'A profile is made of choices.',
  'GET /_sandbox/quirks': 'The ledger is a constant.',
  'GET /_sandbox/failures': 'The catalogue is a constant.',
  'GET /_sandbox/misbehaviours': 'The catalogue is a constant.',
  'PUT /_sandbox/misbehaviours': 'The catalogue is a constant.',
  'PUT /_sandbox/faults': 'It answers what it was given.',
  'DELETE /_sandbox/faults': 'It answers nothing.',
  'POST /_sandbox/rules/:id/resync': 'It answers the id of a change.',
  'POST /_sandbox/retry': 'It counts, and names rules.',
  'POST /_sandbox/subjects/users/:id/retry': 'It counts, and names rules.',
  'POST /_sandbox/subjects/groups/:id/retry': 'It counts, and names rules.',
  'POST /_sandbox/preview/group': 'A group has a name and members.',
  'GET /_sandbox/pace':
    'It counts, and shows the next request by the masker of the journal (control/pace.test.ts).',
  'PUT /_sandbox/pace':
    'It counts, and shows the next request by the masker of the journal (control/pace.test.ts).',
  'GET /_sandbox/lessons': 'It answers ids and instants.',
  'PUT /_sandbox/lessons': 'It answers ids and instants.',
  'GET /_sandbox/scenarios': 'The scenarios are constants.',
  'POST /_sandbox/scenarios/:name': 'It answers what it did in the directory.',
  'GET /_sandbox/target/*resource': 'It reads the reference server, which returns no password.',
}

const directory = 'It answers the attributes that an administrator entered.'
const constant = 'Its answer is the same in each sandbox.'
const below = '/v1/environments/:environmentId'

/**
 * Each route of the Platform API that is read: the path below an environment that is searched for secrets, or why it is not searched.
 *
 * The mapping and the directory are left out: they hold what an administrator entered as an expression or as an attribute.
 */
export const platformPlaces: Readonly<Record<string, string | ((shown: Shown) => string)>> = {
  '/:environmentId/as/jwks': 'It answers public keys.',
  '/:environmentId/as/.well-known/openid-configuration': constant,
  '/as/jwks': 'It answers public keys.',
  '/as/.well-known/openid-configuration': constant,
  '/v1/environments': constant,
  [below]: constant,
  [`${below}/populations`]: directory,
  [`${below}/populations/:populationId`]: directory,
  [`${below}/users`]: directory,
  [`${below}/users/:userId`]: directory,
  [`${below}/users/:userId/enabled`]: directory,
  [`${below}/users/:userId/mfaEnabled`]: directory,
  [`${below}/users/:userId/population`]: directory,
  [`${below}/users/:userId/password`]:
    'It answers the state of a password, whose value is not kept.',
  [`${below}/users/:userId/memberOfGroups`]: directory,
  [`${below}/users/:userId/memberOfGroups/:groupId`]: directory,
  [`${below}/groups`]: directory,
  [`${below}/groups/:groupId`]: directory,
  [`${below}/groups/:groupId/memberOfGroups`]: directory,
  [`${below}/groups/:groupId/memberOfGroups/:memberOfGroupId`]: directory,
  [`${below}/schemas`]: directory,
  [`${below}/schemas/:schemaId`]: directory,
  [`${below}/schemas/:schemaId/attributes`]: directory,
  [`${below}/schemas/:schemaId/attributes/:attributeId`]: directory,
  [`${below}/propagation/plans`]: () => '/propagation/plans',
  [`${below}/propagation/plans/:id`]: 'A plan has a name and a state, as in the list of plans.',
  [`${below}/propagation/stores`]: () => '/propagation/stores',
  [`${below}/propagation/stores/:id`]: ({ connectionId }) => `/propagation/stores/${connectionId}`,
  [`${below}/propagation/rules`]: () => '/propagation/rules',
  [`${below}/propagation/plans/:planId/rules`]: 'It answers rules as the list of rules does.',
  [`${below}/propagation/rules/:id`]: ({ ruleId }) => `/propagation/rules/${ruleId}`,
  [`${below}/propagation/rules/:ruleId/mappings`]: directory,
  [`${below}/propagation/mappings/:id`]: directory,
  [`${below}/propagation/mapping/:id`]: directory,
  [`${below}/propagation/revisions/:id`]: ({ revisionId }) =>
    `/propagation/revisions/${revisionId}`,
  [`${below}/propagation/rules/:ruleId/syncedGroups`]: ({ ruleId }) =>
    `/propagation/rules/${ruleId}/syncedGroups`,
  [`${below}/propagation/rules/:ruleId/syncedGroups/:subjectId`]:
    'It answers one of the synced groups, as their list does.',
  [`${below}/users/:subjectId/syncedRules/:ruleId`]: ({ userId, ruleId }) =>
    `/users/${userId}/syncedRules/${ruleId}`,
  [`${below}/groups/:subjectId/syncedRules/:ruleId`]: 'It answers as the same of a user does.',
}

/** The collections of the database that contain secrets, since provisioning needs them. */
export const secretCollections: Readonly<Record<string, string>> = {
  propagationStores: 'A connection is used with its secrets.',
  revisions: 'The sync works by the configuration as it was when the revision was made.',
  users: 'The attributes of the directory, one of which is mapped to the password.',
  links: 'What was sent last, to be compared with what is mapped now.',
}
