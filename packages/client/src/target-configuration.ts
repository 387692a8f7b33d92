import type { ScimConfiguration } from '@pingone-sandbox/contract'

/** A SCIM 2.0 server that takes a bearer token. */
export interface Target {
  /** The name of the connection. */
  readonly name: string
  /** The SCIM base URL. */
  readonly url: string
  readonly token: string
  /** *Deprovision on rule deletion*. */
  readonly managed?: boolean
  /** Overrides keys of the configuration. */
  readonly configuration?: Readonly<Record<string, unknown>>
}

/** Formats the body of an enabled connection to a target. Members are merged, and users out of scope are disabled. */
export function formatConnection({ name, url, token, managed, configuration }: Target) {
  return {
    name,
    type: 'scim' as const,
    status: 'ACTIVE' as const,
    ...(managed !== undefined && { managed }),
    configuration: {
      SCIM_URL: url,
      SCIM_VERSION: '2.0',
      USERS_RESOURCE: '/Users',
      GROUPS_RESOURCE: '/Groups',
      AUTHENTICATION_METHOD: 'OAuth 2 Bearer Token',
      AUTHORIZATION_TYPE: 'Bearer',
      OAUTH_ACCESS_TOKEN: token,
      USER_FILTER: 'username Eq "%s"',
      UNIQUE_USER_IDENTIFIER: 'userName',
      GROUP_MEMBERSHIP_HANDLING: 'Merge',
      REMOVE_ACTION: 'Disable',
      ...configuration,
    } satisfies ScimConfiguration,
  }
}
