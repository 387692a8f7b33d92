import { z } from 'zod'
import { link, links, time, uuid } from './client-rules.ts'

// What each resource must have so that clients can decode and keep it; see `client-rules.ts` for who asks.

const reference = z.looseObject({ id: uuid })
const text = z.string()
const flag = z.boolean()
const whole = z.int32().min(0)
const counts = z.looseObject({ users: whole, groups: whole })

/** TF reads `environment.id` back from all that belongs to one. */
const resource = z.looseObject({ _links: links, id: uuid, environment: reference })
const dated = resource.extend({ createdAt: time, updatedAt: time })

/** CLI: strict members. SDK: `type` and `region` are enumerations. */
export const environment = z.looseObject({
  _links: links,
  id: uuid,
  name: text,
  type: z.enum(['PRODUCTION', 'SANDBOX']),
  region: z.enum(['NA', 'EU', 'AP', 'CA', 'AU', 'SG']),
  license: reference,
  organization: reference,
  createdAt: time,
  updatedAt: time,
})

/** CLI: `default` is a flag. TF waits for `theme`. */
export const population = dated.extend({
  name: text,
  default: flag,
  userCount: whole,
  theme: reference,
})

/** CLI: strict members. SDK: enumerations, of which an unknown value is lost. */
export const user = dated.extend({
  username: text,
  population: reference,
  enabled: flag,
  mfaEnabled: flag,
  account: z.looseObject({ canAuthenticate: flag, status: z.enum(['OK', 'LOCKED']) }),
  lifecycle: z.looseObject({ status: z.enum(['ACCOUNT_OK', 'VERIFICATION_REQUIRED']) }),
  identityProvider: z.looseObject({ type: text }),
  verifyStatus: z.enum(['NOT_INITIATED', 'ENABLED', 'DISABLED']),
  memberOfGroupIDs: z.array(uuid).optional(),
  memberOfGroupNames: z.array(text).optional(),
  _embedded: z.looseObject({ population }).optional(),
})

const part = z.looseObject({ _links: links })
export const enabled = part.extend({ enabled: flag })
export const mfaEnabled = part.extend({ mfaEnabled: flag })
/** SDK: the states are an enumeration. */
export const password = part.extend({
  status: z.enum([
    'OK',
    'NO_PASSWORD',
    'MUST_CHANGE_PASSWORD',
    'PASSWORD_EXPIRED',
    'PASSWORD_LOCKED_OUT',
  ]),
})
export const userPopulation = part.extend({ id: uuid })

export const group = dated.extend({
  name: text,
  directMemberCounts: counts,
  totalMemberCounts: counts.optional(),
})

/** SDK: `_embedded.group` is a group. */
export const groupMembership = resource.extend({
  name: text,
  type: z.enum(['DIRECT', 'INDIRECT']),
  _embedded: z.looseObject({ group }).optional(),
})

/** TF finds the schema by this name. */
export const schema = resource.extend({ name: z.literal('User') })

/** SDK: name, type and flag are required of an attribute, and of each part of a complex one. */
const attributePart = z.looseObject({
  name: text,
  enabled: flag,
  required: flag,
  unique: flag,
  multiValued: flag,
  type: z.enum(['STRING', 'JSON', 'BOOLEAN', 'COMPLEX']),
  schemaType: z.enum(['CORE', 'STANDARD', 'CUSTOM']),
})
export const schemaAttribute = resource
  .extend(attributePart.shape)
  .extend({ schema: reference, subAttributes: z.array(attributePart).min(1).optional() })
  .refine(({ type, subAttributes }) => (type === 'COMPLEX') === (subAttributes !== undefined))

const activity = z.enum(['ACTIVE', 'INACTIVE'])
export const plan = dated.extend({ name: text, status: activity })

/** SDK: the states are an enumeration, the counters are int32, and `lastSyncAt` is a time. */
const syncStatus = z.looseObject({
  /** What else stands here a client reads as UNKNOWN. */
  syncState: z.enum(['SYNCING', 'FAILED']).optional(),
  lastSyncAt: time.optional(),
  userTotal: whole,
  successCount: whole,
  failedCount: whole,
  failedDeprovisionCount: whole,
})

export const store = dated.extend({
  name: text,
  type: z.enum(['directory', 'scim']),
  status: activity,
  configuration: z.looseObject({}),
  managed: flag.optional(),
  image: z.looseObject({}),
  syncStatus: syncStatus.optional(),
})

export const rule = dated.extend({
  name: text,
  active: flag,
  plan: reference,
  sourceStore: reference,
  targetStore: reference,
  deprovision: flag,
  groups: z.array(reference).optional(),
})

export const mapping = dated.extend({
  rule: reference,
  targetAttribute: text,
  sourceAttribute: text.optional(),
  expression: text.optional(),
})

export const revision = resource.extend({
  createdAt: time,
  createdBy: uuid,
  previousRevision: reference.optional(),
})

const named = z.looseObject({ id: uuid, name: text })
export const syncedRule = z.looseObject({
  rule: named,
  targetStore: named.extend({ type: text }),
  sourceStore: named.extend({ type: text }),
  environment: reference,
  type: z.enum(['INBOUND', 'OUTBOUND']),
  status: text,
  lastSyncAt: time,
  details: text,
  _links: links.extend({ environment: link }),
})

export const storeMetadata = z.looseObject({
  _links: links,
  information: z.looseObject({}),
  connectionProfiles: z.array(z.looseObject({ connectionAttributes: z.array(z.looseObject({})) })),
  attributeMetadata: z.looseObject({ capabilities: z.array(z.looseObject({})) }),
})

/** RFC 6749 §5.1. */
export const token = z.looseObject({
  access_token: text,
  token_type: z.literal('Bearer'),
  expires_in: whole,
})

/** RFC 7517 §5. */
export const keys = z.looseObject({ keys: z.array(z.looseObject({ kty: text, kid: text })).min(1) })

/** OpenID Connect Discovery 1.0 §3. */
export const discovery = z.looseObject({
  issuer: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
})

/** SDK: `count` is the whole, `size` the page, and the items stand under one key; CLI as well. */
export function listOf(key: string, item: z.ZodType): z.ZodType {
  return z.looseObject({
    _links: z.looseObject({ self: link, next: link.optional() }),
    _embedded: z.looseObject({ [key]: z.array(item) }),
    count: whole,
    size: whole,
  })
}
