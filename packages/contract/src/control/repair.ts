import { z } from 'zod'

/** On whose side a failure is repaired. */
export const sides = ['server', 'connection', 'mapping', 'network', 'sandbox'] as const
export type Side = (typeof sides)[number]

const label = z.string()
const connectionId = z.string()
const ruleId = z.string()

/** Something that may repair a failure, with all that is needed to do it. `label` is the text of its button. */
export const repair = z.discriminatedUnion('id', [
  /** Writes this User Filter Expression, with the operator and the attribute spelled as in the RFC. */
  z.object({ id: z.literal('write-eq'), label, connectionId, userFilter: z.string() }),
  /** Opens the configuration of the connection, at a key where one is named. */
  z.object({
    id: z.literal('edit-connection'),
    label,
    connectionId,
    key: z.string().optional(),
  }),
  /** Opens the configuration at the secret to enter again. */
  z.object({ id: z.literal('re-enter-token'), label, connectionId, key: z.string() }),
  z.object({ id: z.literal('test-connection'), label, connectionId }),
  /** Writes this SCIM BASE URL, which has the other scheme. */
  z.object({ id: z.literal('switch-scheme'), label, connectionId, baseUrl: z.string() }),
  // Delivery settings: PATCH /_sandbox/connections/{id}/delivery
  z.object({ id: z.literal('accept-certificate'), label, connectionId }),
  z.object({ id: z.literal('raise-timeout'), label, connectionId, timeoutMs: z.number() }),
  z.object({ id: z.literal('lower-rate'), label, connectionId, requestsPerSecond: z.number() }),
  /** Sets a choice of the behaviour profile: PUT /_sandbox/profile. */
  z.object({
    id: z.literal('choose-behaviour'),
    label,
    choice: z.string(),
    value: z.union([z.string(), z.boolean()]),
  }),
  z.object({ id: z.literal('switch-off-misbehaviour'), label, misbehaviour: z.string() }),
  z.object({ id: z.literal('clear-fault'), label, faultId: z.string() }),
  z.object({ id: z.literal('edit-mapping'), label, ruleId }),
  z.object({
    id: z.literal('retry'),
    label,
    ruleId,
    subject: z.object({ type: z.enum(['user', 'group']), id: z.string() }),
  }),
  z.object({ id: z.literal('full-resync'), label, ruleId }),
])
export type Repair = z.infer<typeof repair>
export type RepairId = Repair['id']

/** The exchange that causes a failure, even if it succeeded, and what may repair that. */
export const culprit = z.object({
  /** Absent when no request of this user or group causes it: nothing was sent, or the answer is not recorded. */
  exchangeId: z.string().optional(),
  /** The exchange has a success status, and yet causes the failure. */
  succeeded: z.boolean(),
  side: z.enum(sides),
  title: z.string(),
  message: z.string(),
  /** The best one first. */
  repairs: z.array(repair),
})
export type Culprit = z.infer<typeof culprit>
