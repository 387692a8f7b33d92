import { type Administrator, type Resource } from '@pingone-sandbox/client'
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
export declare function startAdministration(
  { call }: Pick<Administrator, 'call'>,
  target: Target,
): Promise<{
  connection: Resource
  connectionInput: {
    name: string
    type: 'scim'
    status: 'ACTIVE'
    managed?: boolean
    configuration: {
      SCIM_URL: string
      SCIM_VERSION: '2.0'
      USERS_RESOURCE: string
      GROUPS_RESOURCE: string
      AUTHENTICATION_METHOD: 'OAuth 2 Bearer Token'
      AUTHORIZATION_TYPE: string
      OAUTH_ACCESS_TOKEN: string
      USER_FILTER: string
      UNIQUE_USER_IDENTIFIER: 'userName'
      GROUP_MEMBERSHIP_HANDLING: 'Merge'
      REMOVE_ACTION: 'Disable'
    }
  }
  revise: () => Promise<Resource>
  /** Creates an enabled rule, which takes effect with the next revision. */
  rule: (populationExpression: string, groups?: readonly Resource[]) => Promise<Resource>
  hire: (username: string, attributes?: object) => Promise<Resource>
  group: (name: string) => Promise<Resource>
  join: (user: Pick<Resource, 'id'>, group: Resource) => Promise<Resource>
  leave: (user: Pick<Resource, 'id'>, group: Resource) => Promise<Resource>
}>
