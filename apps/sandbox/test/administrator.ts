import { type Administrator, formatConnection, type Resource } from '@pingone-sandbox/client'

export type { Resource }

export interface Target {
  readonly name: string
  readonly url: string | undefined
  readonly token: string
  readonly managed: boolean
  /** Overrides keys of the configuration of the connection. */
  readonly configuration: Readonly<Record<string, unknown>>
}

/** Creates an enabled connection, and the calls that change the directory and the rules. */
export async function startAdministration({ call }: Pick<Administrator, 'call'>, target: Target) {
  const plan = await call('POST', '/propagation/plans', { name: 'Plan' })
  const { _embedded: found } = await call<{ _embedded: { stores: Resource[] } }>(
    'GET',
    '/propagation/stores',
  )
  const connectionInput = formatConnection({ ...target, url: target.url ?? '' })
  const connection = await call('POST', '/propagation/stores', connectionInput)

  return {
    connection,
    connectionInput,
    revise: () => call('POST', '/propagation/revisions'),
    /** Creates an enabled rule, which takes effect with the next revision. */
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
