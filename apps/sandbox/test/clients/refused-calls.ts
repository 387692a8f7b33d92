import type { Call } from './strict-client.ts'

/** Ids of what exists, by the name of the parameter that they fill. */
export type Known = Readonly<Record<string, string>>

type RefusedCall = readonly [route: string, status: number, call: Call]

/** A way in which a call is refused, with the routes that refuse it. */
export interface Refused {
  readonly name: string
  readonly concerns: (route: string) => boolean
  /** The calls, each with its status; a route may be replaced by one that is in no table. */
  readonly calls: (route: string, known: Known) => readonly RefusedCall[]
}

const nowhere = '00000000-0000-4000-8000-000000000000'
const isPlatform = (route: string) => route.includes(' /v1')
const isToken = (route: string) => route.endsWith('/as/token')
const takesBody = (route: string) =>
  isPlatform(route) && /^(?:POST|PUT|PATCH) /.test(route) && !route.endsWith('/revisions')
const paramsOf = (route: string) => route.match(/:\w+/g)?.map((name) => name.slice(1)) ?? []
/** Those that name something below the environment. */
const namesSomething = (route: string) =>
  isPlatform(route) && paramsOf(route).some((name) => name !== 'environmentId' && name !== 'type')

/** The lists, by their last segment. */
const isList = (route: string) =>
  /^GET \/v1.*\/(?:environments|populations|users|groups|memberOfGroups|schemas|attributes|plans|stores|rules|mappings|synced\w+)$/.test(
    route,
  )
/** Names what does not exist. */
const missing = (route: string) =>
  Object.fromEntries(
    paramsOf(route)
      .filter((name) => name !== 'environmentId')
      .map((name) => [name, name === 'type' ? 'scim' : nowhere]),
  )

/** Names what exists of it, since a parent that does not exist is refused first. */
const present = (route: string, known: Known) => ({ ...missing(route), ...known })

export const refusals: readonly Refused[] = [
  {
    name: 'without a token that is valid',
    concerns: isPlatform,
    calls: (route) => [
      [route, 401, { headers: { authorization: '' } }],
      [route, 401, { headers: { authorization: 'Bearer expired' } }],
    ],
  },
  {
    name: 'in an environment that does not exist',
    concerns: (route) => isPlatform(route) && route.includes(':environmentId'),
    calls: (route) => [[route, 404, { params: { environmentId: nowhere, ...missing(route) } }]],
  },
  {
    name: 'in the environment of administrators',
    concerns: (route) => route.includes('/propagation/'),
    calls: (route, { administratorsId = '' }) => [
      [route, 403, { params: { ...missing(route), environmentId: administratorsId } }],
    ],
  },
  {
    name: 'of what does not exist',
    concerns: (route) => namesSomething(route) && !takesBody(route),
    calls: (route) => [[route, 404, { params: missing(route) }]],
  },
  {
    name: 'with a body that is no JSON object',
    concerns: takesBody,
    calls: (route, known) =>
      ['{', '[]', 'null', '"text"'].map((body) => [
        route,
        400,
        { params: present(route, known), body, headers: { 'content-type': 'application/json' } },
      ]),
  },
  {
    name: 'with a body of another media type',
    concerns: takesBody,
    calls: (route, known) => [
      [
        route,
        415,
        { params: present(route, known), body: 'a=1', headers: { 'content-type': 'text/plain' } },
      ],
    ],
  },
  {
    name: 'with members of other types',
    concerns: (route) => takesBody(route) && wrongBodies(route).length > 0,
    calls: (route, known) =>
      wrongBodies(route).map((body) => [route, 400, { params: present(route, known), body }]),
  },
  {
    name: 'with a method that the path does not have',
    concerns: () => true,
    calls: (route) => {
      const [, path] = route.split(' ')
      return ['OPTIONS', 'LOCK'].map((method) => [
        `${method} ${path}`,
        405,
        { params: missing(route) },
      ])
    },
  },
  {
    name: 'at a path that is in no table',
    concerns: isPlatform,
    calls: (route) => [[`${route}/no/such/thing`, 404, { params: missing(route) }]],
  },
  {
    name: 'with a list that is asked for what it cannot do',
    concerns: isList,
    calls: (route, known) =>
      [
        { limit: '0' },
        { limit: '1001' },
        { limit: 'all' },
        { cursor: 'nonsense' },
        { filter: 'shoeSize eq 44' },
        { filter: 'name eq' },
      ].map((query) => [route, 400, { params: present(route, known), query }]),
  },
  {
    name: 'at the token endpoint',
    concerns: isToken,
    calls: (route) => [
      [route, 400, { body: new URLSearchParams({}) }],
      [route, 400, { body: new URLSearchParams({ grant_type: 'password' }) }],
      [
        route,
        401,
        { body: new URLSearchParams({ grant_type: 'client_credentials', client_id: nowhere }) },
      ],
    ],
  },
]

/** What a route refuses while the profile refuses unknown members. */
export const unknownMember: Refused = {
  name: 'with an unknown member',
  // Its body is a configuration of any kind of store.
  concerns: (route) => takesBody(route) && !route.includes('/storeMetadata/'),
  calls: (route, known) => [
    [route, 400, { params: present(route, known), body: { colour: { shade: 7 } } }],
  ],
}

/** Bodies with values that no schema takes, by the last segment of the path. */
function wrongBodies(route: string): readonly object[] {
  const [, path = ''] = route.split(' ')
  const segment = path.split('/').findLast((each) => !each.startsWith(':')) ?? ''
  // What is replaced must exist before its body is looked at, for what is merged into it.
  return route.startsWith('PATCH ') ? [] : (bodies[segment] ?? [])
}

const bodies: Readonly<Record<string, readonly object[]>> = {
  populations: [{}, { name: 7 }, { name: '' }],
  users: [
    {},
    { username: '' },
    { username: 'x', email: 'none' },
    { username: 'x', name: { given: 1 } },
  ],
  enabled: [{}, { enabled: 'yes' }, { enabled: 1 }],
  mfaEnabled: [{}, { mfaEnabled: null }],
  population: [{}, { id: 1 }],
  groups: [{}, { name: false }],
  attributes: [{}, { name: 'x', type: 'DATE' }, { name: 'x', unique: 'yes' }, { name: '7' }],
  memberOfGroups: [{}, { id: true }],
  plans: [{}, { name: 'Plan', status: 'SLEEPING' }, { name: 'Plan', status: true }],
  stores: [{}, { name: 'Store', type: 'odd' }, { name: 'Store', type: 'scim', status: 1 }],
  status: [{}, { name: 'Store', type: 'odd' }],
  rules: [{}, { name: 'Rule', active: 'yes' }, { name: 'Rule', active: 1, plan: 7 }],
  mappings: [{}, { targetAttribute: 'userName', attributeMappingType: 'odd' }],
  mapping: [{}, { targetAttribute: 'userName', attributeMappingType: true }],
}
