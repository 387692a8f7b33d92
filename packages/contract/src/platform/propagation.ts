import { z } from 'zod'
import { links, reference, resource } from './resource.ts'

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
