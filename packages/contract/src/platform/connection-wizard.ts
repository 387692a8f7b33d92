import type { ScimConfiguration } from './propagation.ts'

export const authenticationMethods = [
  'None',
  'Basic Authentication',
  'OAuth 2 Bearer Token',
  'OAuth 2 Client Credentials',
] as const

/** What the connection wizard offers as *Auth Type Header*. */
export const authorizationTypes = ['Basic', 'Bearer', 'OAuth Client Credentials', 'Custom'] as const

/** The labels of the wizard, by configuration key, in the spelling of the console of January 2026 where that was seen. */
export const configurationLabels = {
  SCIM_URL: 'SCIM BASE URL',
  SCIM_VERSION: 'SCIM Version',
  USERS_RESOURCE: 'Users Resource',
  GROUPS_RESOURCE: 'Groups Resource',
  AUTHENTICATION_METHOD: 'Authentication Method',
  AUTHORIZATION_TYPE: 'Auth Type Header',
  BASIC_AUTH_USER: 'Basic Auth User',
  BASIC_AUTH_PASSWORD: 'Basic Auth Password',
  OAUTH_ACCESS_TOKEN: 'Oauth Access Token',
  OAUTH_TOKEN_REQUEST: 'OAuth Token Request',
  OAUTH_CLIENT_ID: 'OAuth Client ID',
  OAUTH_CLIENT_SECRET: 'OAuth Client Secret',
  CUSTOM_HEADER: 'Custom Header',
  USER_FILTER: 'User Filter Expression',
  UNIQUE_USER_IDENTIFIER: 'User Identifier',
  SCHEMA_EXTENSION_URNS: 'Custom Attribute Schema URNs',
  GROUP_MEMBERSHIP_HANDLING: 'Group Membership Handling',
  GROUP_NAME_SOURCE: 'Group Name Source',
  CREATE_USERS: 'Enable users creation',
  UPDATE_USERS: 'Enable users updation',
  DISABLE_USERS: 'Enable users disable',
  DEPROVISION_USERS: 'Enable users deprovision',
  REMOVE_ACTION: 'Remove Action',
} as const satisfies Partial<Record<keyof ScimConfiguration, string>>

/**
 * What PingOne's connection wizard starts with. What a key means that a configuration leaves out is `configurationWhenAbsent`:
 * the wizard deletes leavers and overwrites members, and a configuration that does not say so does neither.
 */
export const wizardConfiguration = {
  SCIM_VERSION: '2.0',
  USERS_RESOURCE: '/Users',
  GROUPS_RESOURCE: '/Groups',
  AUTHENTICATION_METHOD: 'OAuth 2 Bearer Token',
  AUTHORIZATION_TYPE: 'Bearer',
  USER_FILTER: 'username Eq "%s"',
  UNIQUE_USER_IDENTIFIER: 'userName',
  GROUP_MEMBERSHIP_HANDLING: 'Overwrite',
  CREATE_USERS: true,
  UPDATE_USERS: true,
  DISABLE_USERS: true,
  DEPROVISION_USERS: true,
  REMOVE_ACTION: 'Delete',
} as const satisfies Partial<ScimConfiguration>

/** The label of `managed`, which the wizard starts with off. */
export const managedLabel = 'Deprovision on rule deletion'

/** What a connection does by a key that its configuration leaves out. */
export const configurationWhenAbsent = {
  GROUPS_RESOURCE: '/Groups',
  GROUP_MEMBERSHIP_HANDLING: 'Merge',
  CREATE_USERS: true,
  UPDATE_USERS: true,
  DISABLE_USERS: true,
  DEPROVISION_USERS: true,
  REMOVE_ACTION: 'Disable',
} as const satisfies Partial<ScimConfiguration>
