import { z } from 'zod'
import { conditionVerdict } from './journal.ts'
import { subject } from './subject.ts'

// The sync status of rules, and of users and groups under them, as the control API answers it. PingOne's API has less.

/** PingOne's counters, with `Unsynced`, `Partial Synced` and those of groups, which its API has no fields for, and with the state SUCCESS. */
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

/** The sync status of a rule, as lists have it. */
export const ruleState = z.object({
  id: z.string(),
  name: z.string(),
  /** Absent until the first sync starts. */
  syncStatus: ruleSyncStatus.optional(),
  /** The plan of the active revision, where it stops an enabled rule. */
  inactivePlan: z.object({ id: z.string(), name: z.string() }).optional(),
})
export type RuleState = z.infer<typeof ruleState>

/** `GET /_sandbox/rules`. */
export const ruleStates = z.object({ rules: z.array(ruleState) })

export const syncedStates = ['SUCCESS', 'UNSYNCED', 'PARTIAL', 'FAILED', 'NOT_IN_SCOPE'] as const

/** `GET /_sandbox/rules/{id}/synced/{subjectId}`: the status of one user or group under one rule. */
export const syncedSubject = z.object({
  subject: subject.pick({ id: true, name: true }),
  type: z.enum(['user', 'group']),
  connection: z.object({ id: z.string(), name: z.string() }),
  /** `NOT_IN_SCOPE` for a user that the rule has evaluated and never provisioned; no list has this user. */
  status: z.enum(syncedStates),
  /** Whether the rule's filter matched when it was last applied, and why. */
  inScope: z.boolean(),
  conditions: z.array(conditionVerdict),
  targetId: z.string().optional(),
  /** Of a user with an account: whether the value of `active` that was sent last is true. */
  active: z.boolean().optional(),
  lastSyncAt: z.string().optional(),
  details: z.string().optional(),
})
export type SyncedSubject = z.infer<typeof syncedSubject>

/** `GET /_sandbox/rules/{id}/synced`: the users or groups that are, or were, provisioned. `cursor` leads to the next page. */
export const syncedPage = z.object({
  synced: z.array(syncedSubject),
  total: z.number(),
  cursor: z.string().optional(),
})
