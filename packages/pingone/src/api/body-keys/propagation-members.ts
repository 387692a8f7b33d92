import { type Members, readOnly, referenceTo } from './treatment.ts'

const scim = {
  ...{ SCIM_URL: 'obeyed', SCIM_VERSION: 'obeyed', USERS_RESOURCE: 'obeyed' },
  ...{ GROUPS_RESOURCE: 'obeyed', AUTHENTICATION_METHOD: 'obeyed', AUTHORIZATION_TYPE: 'obeyed' },
  ...{ BASIC_AUTH_USER: 'obeyed', BASIC_AUTH_PASSWORD: 'obeyed', OAUTH_ACCESS_TOKEN: 'obeyed' },
  ...{ OAUTH_TOKEN_REQUEST: 'obeyed', OAUTH_CLIENT_ID: 'obeyed', OAUTH_CLIENT_SECRET: 'obeyed' },
  ...{ CUSTOM_HEADER: 'obeyed', USER_FILTER: 'obeyed', UNIQUE_USER_IDENTIFIER: 'obeyed' },
  ...{ SCHEMA_EXTENSION_URNS: 'obeyed', GROUP_MEMBERSHIP_HANDLING: 'obeyed' },
  // A group of the directory has one name.
  GROUP_NAME_SOURCE: 'kept',
  ...{ CREATE_USERS: 'obeyed', UPDATE_USERS: 'obeyed', DISABLE_USERS: 'obeyed' },
  ...{ createNewUsers: 'obeyed', updateNewUsers: 'obeyed', disableNewUsers: 'obeyed' },
  ...{ DEPROVISION_USERS: 'obeyed', REMOVE_ACTION: 'obeyed' },
} as const satisfies Members

const store = {
  ...readOnly,
  ...{ name: 'obeyed', type: 'obeyed', status: 'obeyed', managed: 'obeyed' },
  ...{ description: 'kept', image: { id: 'kept', href: 'kept' } },
  configuration: scim,
  syncStatus: 'ignored',
} as const satisfies Members

const rule = {
  ...readOnly,
  ...{ name: 'obeyed', description: 'kept', active: 'obeyed' },
  ...{ populationExpression: 'obeyed', populations: referenceTo('obeyed') },
  ...{ groups: referenceTo('obeyed'), deprovision: 'obeyed' },
  // Ping documents that only LDAP gateways use it.
  configuration: 'kept',
  parentRule: 'refused',
  ...{ plan: referenceTo('obeyed'), sourceStore: referenceTo('obeyed') },
  targetStore: referenceTo('obeyed'),
  syncStatus: 'ignored',
} as const satisfies Members

const mapping = {
  ...readOnly,
  ...{ targetAttribute: 'obeyed', sourceAttribute: 'obeyed', expression: 'obeyed', name: 'kept' },
  attributeMappingType: 'obeyed',
  rule: referenceTo('obeyed'),
} as const satisfies Members

const plan = { ...readOnly, name: 'obeyed', status: 'obeyed' } as const satisfies Members

/** What the bodies of the propagation routes may say, by method and path below the environment. */
export const propagationMembers = {
  'POST /propagation/plans': plan,
  'PUT /propagation/plans/:id': plan,
  'POST /propagation/stores': store,
  'PUT /propagation/stores/:id': store,
  // The id tells whose stored secrets are meant.
  'POST /propagation/stores/connection/status': { ...store, id: 'obeyed' },
  'POST /propagation/rules': rule,
  'POST /propagation/plans/:planId/rules': rule,
  'PUT /propagation/rules/:id': rule,
  'POST /propagation/rules/:ruleId/mappings': mapping,
  'PUT /propagation/mappings/:id': mapping,
  'PUT /propagation/mapping/:id': mapping,
  'POST /propagation/revisions': { ...readOnly, createdBy: 'ignored', previousRevision: 'ignored' },
  // Its configuration may stand alone, or below its own name.
  'POST /propagation/storeMetadata/:type': {
    ...{ type: 'ignored', configuration: 'ignored' },
    ...scim,
  },
} as const satisfies Readonly<Record<string, Members>>
