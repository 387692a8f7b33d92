import { z } from 'zod'
import { authenticationMethods, configurationLabels } from './connection-wizard.ts'
import { contradictingSwitches, deprecatedSwitches } from './deprecated-members.ts'
import { links, reference, resource } from './resource.ts'
import { refuseBaseUrl, refusePath, refuseTokenUrl, refuseWith } from './connection-urls.ts'
import { extensionUrnsOf } from './target-attributes.ts'

const required = (label: string) =>
  z.string({ error: `${label} is required.` }).min(1, `${label} is required.`)
/** Paths are added to it, so it ends with a path itself. */
const baseUrl = (label: string) =>
  z
    .string({ error: `${label} must be an http or https URL.` })
    .trim()
    .superRefine(refuseWith((text) => refuseBaseUrl(text, label)))
const resourcePath = (text: z.ZodString, label: string) =>
  text
    .startsWith('/', `${label} starts with a slash.`)
    .superRefine(refuseWith((text) => refusePath(text, label)))

/**
 * The configuration of a SCIM Outbound connection, under PingOne's own keys.
 *
 * @see {@link https://developer.pingidentity.com/pingone-api/platform/identity-propagation-provisioning/propagation-stores/create-store-scim.html}
 */
export const scimConfiguration = z
  .looseObject({
    SCIM_URL: baseUrl('SCIM BASE URL'),
    SCIM_VERSION: z.enum(['2.0', '1.1']),
    USERS_RESOURCE: resourcePath(required('Users Resource'), 'Users Resource'),
    GROUPS_RESOURCE: resourcePath(z.string(), 'Groups Resource').optional(),
    AUTHENTICATION_METHOD: z.enum(authenticationMethods),
    AUTHORIZATION_TYPE: required('Auth Type Header'),
    BASIC_AUTH_USER: z.string().optional(),
    BASIC_AUTH_PASSWORD: z.string().optional(),
    OAUTH_ACCESS_TOKEN: z.string().optional(),
    OAUTH_TOKEN_REQUEST: z.string().trim().optional(),
    OAUTH_CLIENT_ID: z.string().optional(),
    OAUTH_CLIENT_SECRET: z.string().optional(),
    /** Sent as the whole `Authorization` header when the type is Custom. PingOne's own key for it is not public. */
    CUSTOM_HEADER: z.string().optional(),
    USER_FILTER: required('User Filter Expression'),
    UNIQUE_USER_IDENTIFIER: z.enum(['userName', 'workEmail']),
    /** Separated by commas. */
    SCHEMA_EXTENSION_URNS: z
      .string()
      .refine(
        (text) => extensionUrnsOf(text).every((urn) => /^urn:[a-z0-9][\w-]*:\S+$/i.test(urn)),
        {
          error: 'Custom Attribute Schema URNs are URNs (urn:…), separated by commas.',
        },
      )
      .optional(),
    GROUP_MEMBERSHIP_HANDLING: z.enum(['Merge', 'Overwrite']).optional(),
    GROUP_NAME_SOURCE: z.enum(['Common Name', 'Distinguished Name']).optional(),
    CREATE_USERS: z.boolean().optional(),
    UPDATE_USERS: z.boolean().optional(),
    DISABLE_USERS: z.boolean().optional(),
    /** Deprecated names of the three. */
    createNewUsers: z.boolean().optional(),
    updateNewUsers: z.boolean().optional(),
    disableNewUsers: z.boolean().optional(),
    /** *Enable users deprovision*; the API documents the key for sister connectors only. */
    DEPROVISION_USERS: z.boolean().optional(),
    REMOVE_ACTION: z.enum(['Disable', 'Delete']).optional(),
  })
  .superRefine((configuration, context) => {
    const needs = {
      None: [],
      'Basic Authentication': ['BASIC_AUTH_USER', 'BASIC_AUTH_PASSWORD'],
      'OAuth 2 Bearer Token': ['OAUTH_ACCESS_TOKEN'],
      'OAuth 2 Client Credentials': [
        'OAUTH_TOKEN_REQUEST',
        'OAUTH_CLIENT_ID',
        'OAUTH_CLIENT_SECRET',
      ],
    } as const
    for (const key of needs[configuration.AUTHENTICATION_METHOD]) {
      if (!configuration[key])
        context.addIssue({
          code: 'custom',
          path: [key],
          message: `${configurationLabels[key]} is required.`,
        })
    }
    const tokenUrl = configuration.OAUTH_TOKEN_REQUEST
    if (configuration.AUTHENTICATION_METHOD === 'OAuth 2 Client Credentials' && tokenUrl) {
      const message = refuseTokenUrl(tokenUrl, configurationLabels.OAUTH_TOKEN_REQUEST)
      if (message !== undefined)
        context.addIssue({ code: 'custom', path: ['OAUTH_TOKEN_REQUEST'], message })
    }
    for (const twin of contradictingSwitches(configuration))
      context.addIssue({
        code: 'custom',
        path: [twin],
        message: `${twin} is the deprecated name of ${deprecatedSwitches[twin]}, which says the opposite.`,
      })
    if (configuration.AUTHORIZATION_TYPE === 'Custom' && !configuration.CUSTOM_HEADER)
      context.addIssue({
        code: 'custom',
        path: ['CUSTOM_HEADER'],
        message: 'Custom Header is required.',
      })
  })
export type ScimConfiguration = z.infer<typeof scimConfiguration>

const activity = z.enum(['ACTIVE', 'INACTIVE'])

export const plan = resource.extend({ name: z.string().min(1), status: activity })
export type Plan = z.infer<typeof plan>

/**
 * PingOne's counters since the last revision. `syncState` is absent after success.
 *
 * @see {@link https://developer.pingidentity.com/pingone-api/platform/identity-propagation-provisioning/propagation-stores.html}
 */
export const syncStatus = z.object({
  syncState: z.enum(['SYNCING', 'FAILED']).optional(),
  lastSyncAt: z.string().optional(),
  details: z.string().optional(),
  userTotal: z.number(),
  successCount: z.number(),
  failedCount: z.number(),
  failedDeprovisionCount: z.number(),
})
export type SyncStatus = z.infer<typeof syncStatus>

/** The wire type of a propagation store; the console calls it an identity store, and a `scim` one a connection. */
export const storeTypes = ['directory', 'scim'] as const

export const propagationStore = resource.extend({
  name: z.string().min(1),
  type: z.enum(storeTypes),
  description: z.string().optional(),
  image: z.object({ id: z.string().optional(), href: z.string().optional() }).optional(),
  /** *Deprovision on rule deletion*. */
  managed: z.boolean().optional(),
  status: activity,
  configuration: z.record(z.string(), z.unknown()),
  syncStatus: syncStatus.optional(),
})
export type PropagationStore = z.infer<typeof propagationStore>

export const rule = resource.extend({
  name: z.string().min(1),
  description: z.string().optional(),
  active: z.boolean(),
  plan: reference,
  sourceStore: reference,
  targetStore: reference,
  /** A SCIM filter over PingOne users. */
  populationExpression: z.string().optional(),
  /** Deprecated: whose users are in scope, while there is no `populationExpression`. */
  populations: z.array(reference).optional(),
  /** The groups to provision. */
  groups: z.array(reference).optional(),
  /** PingOne uses it for LDAP gateways only. */
  configuration: z.record(z.string(), z.unknown()).optional(),
  deprovision: z.boolean().optional(),
})
export type Rule = z.infer<typeof rule>

/** PingOne documents the long names, and its samples have the short ones. */
export const attributeMappingTypes = [
  'user',
  'group',
  'userAttributeMapping',
  'groupAttributeMapping',
] as const

export const mapping = resource.extend({
  rule: reference,
  targetAttribute: z.string().min(1),
  sourceAttribute: z.string().optional(),
  expression: z.string().optional(),
  name: z.string().optional(),
  attributeMappingType: z.enum(attributeMappingTypes).optional(),
})
export type Mapping = z.infer<typeof mapping>

export const revision = resource.extend({
  createdBy: z.string().optional(),
  previousRevision: reference.optional(),
})
export type Revision = z.infer<typeof revision>

const syncedStore = z.object({ id: z.string(), name: z.string(), type: z.string() })

/**
 * How one user or group stands under one rule.
 *
 * @see {@link https://developer.pingidentity.com/pingone-api/platform/identity-propagation-provisioning/propagation-rules/read-one-synced-rule.html}
 */
export const syncedRule = z.object({
  rule: z.object({ id: z.string(), name: z.string() }),
  targetStore: syncedStore,
  sourceStore: syncedStore,
  environment: reference,
  type: z.literal('OUTBOUND'),
  /** Ping documents SUCCESS alone; the others are called as its console calls them. */
  status: z.enum(['SUCCESS', 'UNSYNCED', 'PARTIAL', 'FAILED']),
  lastSyncAt: z.string(),
  /** Empty when there is nothing to say. */
  details: z.string(),
  _links: links,
})
export type SyncedRule = z.infer<typeof syncedRule>
