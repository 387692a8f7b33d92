import { readFileSync } from 'node:fs'

/** What `pingone-sandbox --json` prints when it is ready. */
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

/**
 * Provisions every user of the environment and the named groups to the reference SCIM server, through the Platform API alone.
 *
 * @returns how many users and groups the target then holds
 */
export async function provision(ready: Ready, groupNames: readonly string[]) {
  const token = await accessToken(ready)
  const environment = `${ready.api}/environments/${ready.environmentId}`
  const call = async <Answer>(method: string, path: string, body?: object): Promise<Answer> => {
    const response = await fetch(environment + path, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
    if (!response.ok)
      throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
    return (await response.json()) as Answer
  }

  const plan = await call<Resource>('POST', '/propagation/plans', { name: 'Headless' })
  const { _embedded: found } = await call<{
    _embedded: { stores: (Resource & { type: string })[] }
  }>('GET', '/propagation/stores')
  const source = found.stores.find((store) => store.type === 'directory')
  const target = await call<Resource>('POST', '/propagation/stores', {
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
    groupNames.map((name) => call<Resource>('POST', '/groups', { name })),
  )
  const { _embedded: people } = await call<{ _embedded: { users: Resource[] } }>(
    'GET',
    '/users?limit=1000',
  )
  for (const [index, user] of people.users.entries()) {
    const group = groups[index % groups.length]
    if (group) await call('POST', `/users/${user.id}/memberOfGroups`, { id: group.id })
  }
  await call('POST', `/propagation/plans/${plan.id}/rules`, {
    name: 'Everyone',
    sourceStore: { id: source?.id },
    targetStore: { id: target.id },
    populationExpression: 'population.id pr',
    groups: groups.map(({ id }) => ({ id })),
    active: true,
  })
  await call('POST', '/propagation/revisions')
  await fetch(`${ready.control}/idle?timeout=60s`)
  return {
    users: await countAtTarget(ready, 'Users'),
    groups: await countAtTarget(ready, 'Groups'),
  }
}

async function accessToken({
  auth,
  environmentId,
  clientId,
  clientSecret,
}: Ready): Promise<string> {
  const response = await fetch(`${auth}/${environmentId}/as/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
  const { access_token: token } = (await response.json()) as { access_token: string }
  return token
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
  const ready = JSON.parse(readFileSync(process.argv[2] ?? '/dev/stdin', 'utf8')) as Ready
  const { users, groups } = await provision(ready, ['Headless A', 'Headless B', 'Headless C'])
  console.log(`${users} users and ${groups} groups are at the target.`)
}
