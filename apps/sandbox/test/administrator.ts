export interface Resource {
  readonly id: string
  readonly [attribute: string]: unknown
}

/** Calls the Platform API below the environment. */
export type PlatformCall = <Answer = Resource>(
  method: string,
  path: string,
  body?: object,
) => Promise<Answer>

export interface Target {
  readonly name: string
  readonly url: string | undefined
  readonly token: string
  readonly managed: boolean
  /** Laid over the configuration of the connection. */
  readonly configuration: Readonly<Record<string, unknown>>
}

/** Makes an enabled connection, and the calls with which an administrator works on the directory and its rules. */
export async function startAdministration(call: PlatformCall, target: Target) {
  const plan = await call('POST', '/propagation/plans', { name: 'Plan' })
  const { _embedded: found } = await call<{ _embedded: { stores: Resource[] } }>(
    'GET',
    '/propagation/stores',
  )
  const connectionInput = {
    name: target.name,
    type: 'scim',
    status: 'ACTIVE',
    managed: target.managed,
    configuration: {
      SCIM_URL: target.url,
      SCIM_VERSION: '2.0',
      USERS_RESOURCE: '/Users',
      GROUPS_RESOURCE: '/Groups',
      AUTHENTICATION_METHOD: 'OAuth 2 Bearer Token',
      AUTHORIZATION_TYPE: 'Bearer',
      OAUTH_ACCESS_TOKEN: target.token,
      USER_FILTER: 'username Eq "%s"',
      UNIQUE_USER_IDENTIFIER: 'userName',
      GROUP_MEMBERSHIP_HANDLING: 'Merge',
      REMOVE_ACTION: 'Disable',
      ...target.configuration,
    },
  }
  const connection = await call('POST', '/propagation/stores', connectionInput)

  return {
    connection,
    connectionInput,
    revise: () => call('POST', '/propagation/revisions'),
    /** Makes an enabled rule, not yet in force. */
    rule: (populationExpression: string, groups: readonly Resource[] = []) =>
      call('POST', '/propagation/rules', {
        name: 'Rule',
        active: true,
        plan: { id: plan.id },
        sourceStore: { id: found.stores[0]?.id },
        targetStore: { id: connection.id },
        populationExpression,
        groups: groups.map(({ id }) => ({ id })),
      }),
    hire: (username: string, attributes: object = {}) =>
      call('POST', '/users', { username, email: `${username}@example.com`, ...attributes }),
    group: (name: string) => call('POST', '/groups', { name }),
    join: (user: Pick<Resource, 'id'>, group: Resource) =>
      call('POST', `/users/${user.id}/memberOfGroups`, { id: group.id }),
    leave: (user: Pick<Resource, 'id'>, group: Resource) =>
      call('DELETE', `/users/${user.id}/memberOfGroups/${group.id}`),
  }
}
