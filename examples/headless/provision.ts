import {
  type Administrator,
  createAdministrator,
  createControlClient,
  createPlatformClient,
  createSandboxControl,
} from '@pingone-sandbox/client'

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

/**
 * Provisions every user of the environment and the named groups to the reference SCIM server, through the Platform API alone.
 *
 * What exists under its name is used as it is, so a second run changes nothing.
 *
 * @returns how many users and groups the target then has
 */
export async function provision(ready: Ready, groupNames: readonly string[]) {
  const administrator = createAdministrator(createPlatformClient(ready))
  const { resources, revise } = administrator

  const connection =
    (await resources.stores.all()).find(({ name }) => name === 'Reference server') ??
    (await administrator.connect({
      name: 'Reference server',
      url: ready.scim,
      token: ready.scimToken,
      configuration: { USER_FILTER: 'userName eq "%s"' },
    }))

  const groups = await Promise.all(groupNames.map((name) => findOrCreateGroup(administrator, name)))
  const users = await administrator.users()
  for (const [index, user] of users.entries()) {
    const group = groups[index % groups.length]
    if (group) await join(administrator, user, group)
  }

  const rules = await resources.rules.all()
  if (!rules.some(({ name }) => name === 'Everyone'))
    await administrator.createRule({
      name: 'Everyone',
      connection,
      populationExpression: 'population.id pr',
      groups,
    })
  await revise()

  const control = createSandboxControl(createControlClient(ready))
  if (!(await control.waitForIdle(60_000))) throw new Error('The sync did not end in a minute.')
  return {
    users: await countAtTarget(ready, 'Users'),
    groups: await countAtTarget(ready, 'Groups'),
  }
}

/** Asks a running sandbox for its addresses and credentials, as `pingone-sandbox --json` prints them. */
export async function readReady(origin: string): Promise<Ready> {
  const control = `${origin}/_sandbox`
  const info = await createSandboxControl(createControlClient({ control })).info()
  const { scim, scimToken, environmentId, clientId, clientSecret } = info
  if (scim === undefined || scimToken === undefined)
    throw new Error(`The sandbox at ${origin} runs without the reference SCIM server.`)
  const credentials = { environmentId, clientId, clientSecret }
  return { api: `${origin}/v1`, auth: origin, control, scim, scimToken, ...credentials }
}

interface Resource {
  readonly id: string
}

async function findOrCreateGroup({ groups, createGroup }: Administrator, name: string) {
  const found = (await groups()).find((group) => group.name === name)
  return found ?? createGroup(name)
}

async function join(administrator: Administrator, user: Resource, group: Resource): Promise<void> {
  const memberships = await administrator.resources.memberships('users', user.id).all()
  if (!memberships.some(({ id }) => id === group.id))
    await administrator.addToGroup(user.id, group.id)
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
