import { createAdministrator, type PlatformClient } from '@pingone-sandbox/client'
import type { SandboxInfo } from '@pingone-sandbox/contract'

/** The name of the connection and what its lookups ask: the spelling that every server knows. */
const connectionName = 'Reference server'
const userFilter = 'userName eq "%s"'

/** Creates an enabled connection to the reference server. Throws where the server is switched off. */
export async function connectReferenceServer(
  platform: PlatformClient,
  { scim, scimToken = '' }: Pick<SandboxInfo, 'scim' | 'scimToken'>,
) {
  if (scim === undefined)
    throw new Error('The reference server is switched off. Connect a server of your own.')
  return createAdministrator(platform).connect({
    ...{ name: connectionName, url: scim, token: scimToken },
    configuration: { USER_FILTER: userFilter },
  })
}

/** Who is in the scope of a new rule: the employees, where the directory has such a population. */
export async function usualScope(
  platform: PlatformClient,
): Promise<{ readonly name: string; readonly populationExpression: string }> {
  const populations = await createAdministrator(platform).resources.populations.all()
  return populations.some(({ name }) => name === 'Employees')
    ? { name: 'Employees', populationExpression: 'population.name eq "Employees"' }
    : { name: 'Everyone', populationExpression: 'population.id pr' }
}

/** Provisions to the reference server: a connection and a rule with its usual scope, both enabled. What exists already is not changed. */
export async function setUpReferenceServer(
  platform: PlatformClient,
  info: Pick<SandboxInfo, 'scim' | 'scimToken'>,
): Promise<string> {
  const administrator = createAdministrator(platform)
  const { stores } = administrator.resources
  const known = (await stores.all()).find(
    ({ type, status, configuration }) =>
      type === 'scim' && status === 'ACTIVE' && configuration['SCIM_URL'] === info.scim,
  )
  const connection = known ?? (await connectReferenceServer(platform, info))
  const { name, populationExpression } = await usualScope(platform)
  await administrator.deployRule({ name, connection, populationExpression })
  return `The rule ${name} provisions to the reference server.`
}
