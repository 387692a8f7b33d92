/** Where a sandbox is and what signs in there, as its ready line and `GET /_sandbox/info` say it. */
export interface Ready {
  readonly api: string
  readonly auth: string
  readonly control: string
  readonly scim: string
  readonly scimToken: string
  readonly environmentId: string
  readonly clientId: string
  readonly clientSecret: string
}

interface Resource {
  readonly id: string
}

interface Named extends Resource {
  readonly name: string
}

/** Calls the Platform API below the environment; throws with what PingOne says of a refusal. */
type Call = <Answer>(method: string, path: string, body?: object) => Promise<Answer>

/**
 * Provisions every user of the environment and the named groups to the reference SCIM server, through the Platform API alone.
 *
 * What is there under its name is taken as it is, so a second run changes nothing.
 *
 * @returns how many users and groups the target then holds
 */
export async function provision(ready: Ready, groupNames: readonly string[]) {
  const call = await signIn(ready)
  // An environment has one plan at most, whatever its name.
  const [present] = await list<Resource>(call, '/propagation/plans')
  const plan = present ?? (await call<Resource>('POST', '/propagation/plans', { name: 'Headless' }))
  const stores = await list<Named & { type: string }>(call, '/propagation/stores')
  const source = stores.find(({ type }) => type === 'directory')
  const target = await findOrCreate<Named>(call, '/propagation/stores', {
    name: 'Reference server',
    type: 'scim',
    status: 'ACTIVE',
    configuration: {
      SCIM_URL: ready.scim,
      SCIM_VERSION: '2.0',
      USERS_RESOURCE: '/Users',
      GROUPS_RESOURCE: '/Groups',
      AUTHENTICATION_METHOD: 'OAuth 2 Bearer Token',
      AUTHORIZATION_TYPE: 'Bearer',
      OAUTH_ACCESS_TOKEN: ready.scimToken,
      USER_FILTER: 'userName eq "%s"',
      UNIQUE_USER_IDENTIFIER: 'userName',
      GROUP_MEMBERSHIP_HANDLING: 'Merge',
      REMOVE_ACTION: 'Disable',
    },
  })
  const groups = await Promise.all(
    groupNames.map((name) => findOrCreate<Named>(call, '/groups', { name })),
  )
  const people = await list<Resource>(call, '/users?limit=1000')
  for (const [index, user] of people.entries()) {
    const group = groups[index % groups.length]
    if (group) await join(call, user, group)
  }
  await findOrCreate(call, `/propagation/plans/${plan.id}/rules`, {
    name: 'Everyone',
    sourceStore: { id: source?.id },
    targetStore: { id: target.id },
    populationExpression: 'population.id pr',
    groups: groups.map(({ id }) => ({ id })),
    active: true,
  })
  await call('POST', '/propagation/revisions')
  const idle = await fetch(`${ready.control}/idle?timeout=60s`)
  if (!idle.ok) throw new Error(`The sync did not end: ${await idle.text()}`)
  return {
    users: await countAtTarget(ready, 'Users'),
    groups: await countAtTarget(ready, 'Groups'),
  }
}

/** Asks a running sandbox for its addresses and credentials, as `pingone-sandbox --json` prints them. */
export async function readReady(origin: string): Promise<Ready> {
  const response = await fetch(`${origin}/_sandbox/info`)
  if (!response.ok) throw new Error(`No sandbox is at ${origin}: ${response.status}`)
  const info = (await response.json()) as Omit<Ready, 'api' | 'auth' | 'control'>
  return { ...info, api: `${origin}/v1`, auth: origin, control: `${origin}/_sandbox` }
}

async function signIn({ api, auth, environmentId, clientId, clientSecret }: Ready): Promise<Call> {
  const response = await fetch(`${auth}/${environmentId}/as/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
  const { access_token: token } = (await response.json()) as { access_token: string }
  return async <Answer>(method: string, path: string, body?: object) => {
    const answer = await fetch(`${api}/environments/${environmentId}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as Answer
  }
}

/** All resources of a list; PingOne embeds them under one name of its own. */
async function list<Item>(call: Call, path: string): Promise<readonly Item[]> {
  const { _embedded: embedded } = await call<{ _embedded: Record<string, Item[]> }>('GET', path)
  return Object.values(embedded)[0] ?? []
}

/** The resource of this name, made when there is none. */
async function findOrCreate<Item extends Named>(
  call: Call,
  path: string,
  input: { readonly name: string; readonly [key: string]: unknown },
): Promise<Item> {
  const found = (await list<Item>(call, path)).find(({ name }) => name === input.name)
  return found ?? (await call<Item>('POST', path, input))
}

async function join(call: Call, user: Resource, group: Resource): Promise<void> {
  const path = `/users/${user.id}/memberOfGroups`
  const memberships = await list<Resource>(call, path)
  if (!memberships.some(({ id }) => id === group.id)) await call('POST', path, { id: group.id })
}

async function countAtTarget(
  { scim, scimToken }: Ready,
  resource: 'Users' | 'Groups',
): Promise<number> {
  const response = await fetch(`${scim}/${resource}?count=0`, {
    headers: { authorization: `Bearer ${scimToken}` },
  })
  const { totalResults } = (await response.json()) as { totalResults: number }
  return totalResults
}

if (import.meta.main) {
  const ready = await readReady(process.argv[2] ?? 'http://127.0.0.1:4470')
  const { users, groups } = await provision(ready, ['Headless A', 'Headless B', 'Headless C'])
  console.log(`${users} users and ${groups} groups are at the target.`)
}
