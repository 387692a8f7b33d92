import { z } from 'zod'
import { conditionVerdict, subject } from './journal.ts'

// How rules and those under them stand, as the control API tells it: PingOne's API has less.

/** PingOne's counters, with `Unsynced`, `Partial Synced` and those of groups, which its API has no fields for, and with success by name. */
export const ruleSyncStatus = z.object({
  syncState: z.enum(['SYNCING', 'SUCCESS', 'FAILED']),
  lastSyncAt: z.string().optional(),
  details: z.string().optional(),
  userTotal: z.number(),
  successCount: z.number(),
  failedCount: z.number(),
  failedDeprovisionCount: z.number(),
  unsyncedCount: z.number(),
  partialCount: z.number(),
  groupTotal: z.number(),
  groupSuccessCount: z.number(),
  groupFailedCount: z.number(),
  groupUnsyncedCount: z.number(),
  groupPartialCount: z.number(),
})
export type RuleSyncStatus = z.infer<typeof ruleSyncStatus>

/** What stands of a rule, whether or not a client looks closer. */
export const ruleStanding = z.object({
  id: z.string(),
  name: z.string(),
  /** Absent until a sync has begun. */
  syncStatus: ruleSyncStatus.optional(),
  /** The plan of the revision in force, where it is why an enabled rule does not provision. */
  inactivePlan: z.object({ id: z.string(), name: z.string() }).optional(),
})
export type RuleStanding = z.infer<typeof ruleStanding>

/** `GET /_sandbox/rules`. */
export const ruleStandings = z.object({ rules: z.array(ruleStanding) })

export const syncedStates = ['SUCCESS', 'UNSYNCED', 'PARTIAL', 'FAILED', 'NOT_IN_SCOPE'] as const

/** `GET /_sandbox/rules/{id}/synced/{subjectId}`: how one user or group stands under one rule. */
export const syncedSubject = z.object({
  subject: subject.pick({ id: true, name: true }),
  type: z.enum(['user', 'group']),
  connection: z.object({ id: z.string(), name: z.string() }),
  /** `NOT_IN_SCOPE` for a user that the rule has judged and never provisioned; no list has this user. */
  status: z.enum(syncedStates),
  /** Whether the rule's filter matched when it was last applied, and why. */
  inScope: z.boolean(),
  conditions: z.array(conditionVerdict),
  targetId: z.string().optional(),
  /** Of a user with an account: whether the target was last told that it is active. */
  active: z.boolean().optional(),
  lastSyncAt: z.string().optional(),
  details: z.string().optional(),
})
export type SyncedSubject = z.infer<typeof syncedSubject>

/** `GET /_sandbox/rules/{id}/synced`: those who are, or were, provisioned. The `cursor` continues. */
export const syncedPage = z.object({
  synced: z.array(syncedSubject),
  total: z.number(),
  cursor: z.string().optional(),
})
