/** The ways in which PingOne authenticates at a SCIM server. */
export const authenticationMethods = [
  'None',
  'Basic Authentication',
  'OAuth 2 Bearer Token',
  'OAuth 2 Client Credentials',
] as const
export type AuthenticationMethod = (typeof authenticationMethods)[number]

/** What the wizard offers as *Auth Type Header*. */
export const authorizationTypes = ['Basic', 'Bearer', 'OAuth Client Credentials', 'Custom'] as const

/** All that differs from one key of a SCIM Outbound configuration to the next. */
export interface ConnectionField {
  /** The label of PingOne's wizard, in the spelling of the console of January 2026 where that was seen. */
  readonly label: string
  readonly kind: 'base-url' | 'token-url' | 'path' | 'text' | 'urns' | 'choice' | 'switch'
  /** The part of the wizard that has it. */
  readonly part: 'target' | 'authentication' | 'matching' | 'groups' | 'actions'
  /** The values of a choice. */
  readonly options?: readonly string[]
  /** Values that the wizard offers for a text that may have others. */
  readonly suggestions?: readonly string[]
  /** Every configuration has it. */
  readonly isRequired?: true
  /** The authentication method that has it, and then needs it. */
  readonly method?: AuthenticationMethod
  /** The *Auth Type Header* that needs it. */
  readonly authorizationType?: (typeof authorizationTypes)[number]
  /** What PingOne's wizard starts with. */
  readonly wizard?: string | boolean
  /** What a configuration means that leaves it out. The wizard may start with another value. */
  readonly whenAbsent?: string | boolean
  /**
   * For a secret: the keys of the addresses whose servers get it, or what it is exchanged for. Reads never answer a secret, and the
   * journal never has one.
   */
  readonly secretTo?: readonly string[]
  /** It goes into a header as it stands. */
  readonly isHeader?: true
  /** A deprecated name that PingOne takes as well. */
  readonly deprecatedName?: string
  /** Kept and answered, without an effect in the sandbox. */
  readonly hasNoEffect?: true
  /** The switch of the wizard under which it is. */
  readonly under?: string
  /** A choice whose options the wizard shows as radio buttons. */
  readonly isRadio?: true
  readonly placeholder?: string
  readonly help?: string
}

/**
 * The configuration of a SCIM Outbound connection, key by key, under PingOne's own keys. Schema, store metadata, the forms of the
 * console, secrets, action switches and the documented members of a body are derived from this table.
 *
 * @see {@link https://developer.pingidentity.com/pingone-api/platform/identity-propagation-provisioning/propagation-stores/create-store-scim.html}
 */
export const connectionFields = {
  SCIM_URL: {
    label: 'SCIM BASE URL',
    kind: 'base-url',
    part: 'target',
    isRequired: true,
    placeholder: 'https://scim-example.com/v2',
    help: 'The fully qualified base URL of the SCIM service provider.',
  },
  SCIM_VERSION: {
    label: 'SCIM Version',
    kind: 'choice',
    part: 'target',
    options: ['2.0', '1.1'],
    isRequired: true,
    wizard: '2.0',
  },
  USERS_RESOURCE: {
    label: 'Users Resource',
    kind: 'path',
    part: 'target',
    isRequired: true,
    wizard: '/Users',
  },
  GROUPS_RESOURCE: {
    label: 'Groups Resource',
    kind: 'path',
    part: 'target',
    wizard: '/Groups',
    whenAbsent: '/Groups',
  },
  AUTHENTICATION_METHOD: {
    label: 'Authentication Method',
    kind: 'choice',
    part: 'authentication',
    options: authenticationMethods,
    isRequired: true,
    wizard: 'OAuth 2 Bearer Token',
  },
  AUTHORIZATION_TYPE: {
    label: 'Auth Type Header',
    kind: 'text',
    part: 'authentication',
    suggestions: authorizationTypes,
    isRequired: true,
    wizard: 'Bearer',
    help: 'The scheme that goes into the Authorization header.',
  },
  BASIC_AUTH_USER: {
    label: 'Basic Auth User',
    kind: 'text',
    part: 'authentication',
    method: 'Basic Authentication',
  },
  BASIC_AUTH_PASSWORD: {
    label: 'Basic Auth Password',
    kind: 'text',
    part: 'authentication',
    method: 'Basic Authentication',
    secretTo: ['SCIM_URL'],
  },
  OAUTH_ACCESS_TOKEN: {
    label: 'Oauth Access Token',
    kind: 'text',
    part: 'authentication',
    method: 'OAuth 2 Bearer Token',
    secretTo: ['SCIM_URL'],
    isHeader: true,
  },
  OAUTH_TOKEN_REQUEST: {
    label: 'OAuth Token Request',
    kind: 'token-url',
    part: 'authentication',
    method: 'OAuth 2 Client Credentials',
    help: 'The URL of the token endpoint.',
  },
  OAUTH_CLIENT_ID: {
    label: 'OAuth Client ID',
    kind: 'text',
    part: 'authentication',
    method: 'OAuth 2 Client Credentials',
  },
  OAUTH_CLIENT_SECRET: {
    label: 'OAuth Client Secret',
    kind: 'text',
    part: 'authentication',
    method: 'OAuth 2 Client Credentials',
    // The access token that it is exchanged for goes to the SCIM base URL.
    secretTo: ['OAUTH_TOKEN_REQUEST', 'SCIM_URL'],
  },
  /** The whole `Authorization` header of the type Custom. PingOne's own key for it is not public. */
  CUSTOM_HEADER: {
    label: 'Custom Header',
    kind: 'text',
    part: 'authentication',
    authorizationType: 'Custom',
    secretTo: ['SCIM_URL'],
    isHeader: true,
    help: 'Sent as the whole Authorization header; PingOne sends no other custom header.',
  },
  USER_FILTER: {
    label: 'User Filter Expression',
    kind: 'text',
    part: 'matching',
    isRequired: true,
    wizard: 'username Eq "%s"',
    help: '%s becomes the value of the User Identifier.',
  },
  UNIQUE_USER_IDENTIFIER: {
    label: 'User Identifier',
    kind: 'choice',
    part: 'matching',
    options: ['userName', 'workEmail'],
    isRequired: true,
    wizard: 'userName',
    help: 'Takes the place of %s.',
  },
  SCHEMA_EXTENSION_URNS: {
    label: 'Custom Attribute Schema URNs',
    kind: 'urns',
    part: 'matching',
    help: 'Separated by commas. Needed only for extensions with an unusual URN.',
  },
  GROUP_MEMBERSHIP_HANDLING: {
    label: 'Group Membership Handling',
    kind: 'choice',
    part: 'groups',
    options: ['Merge', 'Overwrite'],
    wizard: 'Overwrite',
    whenAbsent: 'Merge',
    isRadio: true,
    help: 'Merge keeps members that only the target has; Overwrite removes them.',
  },
  /** A group of the directory has one name. */
  GROUP_NAME_SOURCE: {
    label: 'Group Name Source',
    kind: 'choice',
    part: 'groups',
    options: ['Common Name', 'Distinguished Name'],
    hasNoEffect: true,
  },
  CREATE_USERS: {
    label: 'Enable users creation',
    kind: 'switch',
    part: 'actions',
    wizard: true,
    whenAbsent: true,
    deprecatedName: 'createNewUsers',
    help: 'A user in scope who is not found at the target is created there.',
  },
  UPDATE_USERS: {
    label: 'Enable users updation',
    kind: 'switch',
    part: 'actions',
    wizard: true,
    whenAbsent: true,
    deprecatedName: 'updateNewUsers',
    help: 'Changes of mapped attributes are sent to the target.',
  },
  DISABLE_USERS: {
    label: 'Enable users disable',
    kind: 'switch',
    part: 'actions',
    wizard: true,
    whenAbsent: true,
    deprecatedName: 'disableNewUsers',
    under: 'UPDATE_USERS',
    help: 'A user who is disabled in PingOne becomes inactive at the target.',
  },
  /** The API documents the key for sister connectors only. */
  DEPROVISION_USERS: {
    label: 'Enable users deprovision',
    kind: 'switch',
    part: 'actions',
    wizard: true,
    whenAbsent: true,
    help: 'A user who leaves the scope of a rule, or is deleted in PingOne, is removed from the target as Remove Action says.',
  },
  REMOVE_ACTION: {
    label: 'Remove Action',
    kind: 'choice',
    part: 'actions',
    options: ['Disable', 'Delete'],
    wizard: 'Delete',
    whenAbsent: 'Disable',
    help: 'What happens at the target when a user leaves a rule’s scope: Delete removes the account, Disable keeps it, inactive.',
    under: 'DEPROVISION_USERS',
  },
} as const satisfies Readonly<Record<string, ConnectionField>>
