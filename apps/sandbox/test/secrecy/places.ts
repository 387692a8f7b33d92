/** What a place shows of what was sent, answered or configured. */
export interface Shown {
  readonly control: string
  readonly exchangeIds: readonly string[]
  readonly changeIds: readonly string[]
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
 * Every route of the control API: how what it shows is searched for secrets, or why there is nothing to be found.
 *
 * A route that is not here fails the test of the list, so that none is added without the rule.
 */
export const controlPlaces: Readonly<Record<string, Reading | string>> = {
  'GET /_sandbox/changes': () => [['/changes?limit=1000']],
  'GET /_sandbox/changes/:id': ({ changeIds }) =>
    changeIds.map((id) => [`/changes/${id}`] as const),
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
  'POST /_sandbox/exchanges/:id/replay': ({ exchangeIds }) =>
    exchangeIds.map((id) => [`/exchanges/${id}/replay`, { method: 'POST' }] as const),
  'GET /_sandbox/events': 'The stream is followed from the start.',
  'GET /_sandbox/rules/:id/status': ({ ruleId }) => [[`/rules/${ruleId}/status`]],
  'GET /_sandbox/connections': () => [['/connections']],
  'POST /_sandbox/plan': ({ ruleId }) => [
    ['/plan', post({ ruleId })],
    ['/plan', post({ ruleId, configuration: 'pending' })],
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
  'PATCH /_sandbox/connections/:id/delivery':
    'It answers the delivery settings, which hold no secret.',
  'GET /_sandbox/info':
    'It answers the credentials of the sandbox itself, to those who may have them.',
  'GET /_sandbox/idle': 'It counts.',
  'POST /_sandbox/reset': 'It answers nothing.',
  'GET /_sandbox/profile': 'A profile is made of choices.',
  'PUT /_sandbox/profile': 'A profile is made of choices.',
  'GET /_sandbox/quirks': 'The ledger is a constant.',
  'GET /_sandbox/misbehaviours': 'The catalogue is a constant.',
  'PUT /_sandbox/misbehaviours': 'The catalogue is a constant.',
  'PUT /_sandbox/faults': 'It answers what it was given.',
  'DELETE /_sandbox/faults': 'It answers nothing.',
  'POST /_sandbox/rules/:id/resync': 'It answers the id of a change.',
  'POST /_sandbox/preview/group': 'A group has a name and members.',
  'GET /_sandbox/scenarios': 'The scenarios are constants.',
  'POST /_sandbox/scenarios/:name': 'It answers what it did in the directory.',
  'GET /_sandbox/target/*resource': 'It reads the reference server, which returns no password.',
}

/**
 * What of the Platform API answers configuration or how a subject stands: all paths below an environment.
 *
 * The mapping and the directory are left out: they hold what an administrator entered as an expression or as an attribute.
 */
export const platformPlaces = (
  { ruleId, userId, revisionId }: Shown,
  connectionId: string,
): readonly string[] => [
  '/propagation/plans',
  '/propagation/stores',
  `/propagation/stores/${connectionId}`,
  '/propagation/rules',
  `/propagation/rules/${ruleId}`,
  `/propagation/revisions/${revisionId}`,
  `/propagation/rules/${ruleId}/syncedUsers`,
  `/propagation/rules/${ruleId}/syncedGroups`,
  `/users/${userId}/syncedRules`,
  `/users/${userId}/syncedRules/${ruleId}`,
]

/** The collections of the database that hold secrets, since the work needs them there. */
export const secretCollections: Readonly<Record<string, string>> = {
  propagationStores: 'A connection is used with its secrets.',
  revisions: 'The sync works by the configuration as it was when the revision was made.',
  users: 'The attributes of the directory, one of which is mapped to the password.',
  links: 'What the target was last told, to be compared with what is mapped now.',
}
