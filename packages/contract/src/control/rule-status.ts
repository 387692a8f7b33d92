import { z } from 'zod'
import { failureCauses, outcomeStatuses, remarkKinds } from './outcome.ts'
import { subject } from './subject.ts'
import { ruleState } from './rule-state.ts'
import { storeOutage } from './store-outage.ts'

/** The progress of a Full Resync. */
export const syncProgress = z.object({
  /** Users and groups that were processed, of `total`. */
  done: z.number(),
  total: z.number(),
  /** Linked users and groups are read at the target. */
  reads: z.literal(true).optional(),
  /** In the last seconds; absent until one was processed. */
  perSecond: z.number().optional(),
  remainingMs: z.number().optional(),
})
export type SyncProgress = z.infer<typeof syncProgress>

/** Users and groups that failed for one reason. */
export const failureGroup = z.object({
  cause: z.enum(failureCauses),
  count: z.number(),
  /** The failure of one of them. */
  message: z.string(),
  /** Some of them. */
  examples: z.array(subject),
})
export type FailureGroup = z.infer<typeof failureGroup>

/** Users and groups on whose answers there is the same kind of remark. */
export const remarkGroup = z.object({
  kind: z.enum(remarkKinds),
  count: z.number(),
  /** What one of the answers shows. */
  message: z.string(),
  /** Some of them. */
  examples: z.array(subject),
})
export type RemarkGroup = z.infer<typeof remarkGroup>

/** How far back outcomes are counted. */
export const outcomeHistoryLimits = {
  /** Of a rule, so many seconds in which something happened. */
  seconds: 20_000,
  /** Of the journal that an earlier process left, so many entries. */
  earlierEntries: 20_000,
} as const

/** How many outcomes of each kind occurred in a period of time. */
export const outcomeBucket = z.object({
  /** The start of the period, ISO 8601. */
  at: z.string(),
  counts: z.partialRecord(z.enum(outcomeStatuses), z.number()),
})
export type OutcomeBucket = z.infer<typeof outcomeBucket>

/** `GET /_sandbox/rules/{id}/status`: what the sync status of PingOne lacks. */
export const ruleStatus = z.object({
  ...ruleState.pick({ syncStatus: true, inactivePlan: true }).shape,
  /** Only during a Full Resync. */
  progress: syncProgress.optional(),
  /** Only while the store fails. */
  paused: storeOutage.optional(),
  outcomes: z.object({
    /** How long a bucket is. */
    everyMs: z.number(),
    /** Oldest first, without gaps, from the first outcome in the window; empty when there was none. */
    buckets: z.array(outcomeBucket),
  }),
  failures: z.object({
    /** Users and groups that are failed now. */
    total: z.number(),
    /** Of how many the causes were counted. */
    examined: z.number(),
    causes: z.array(failureGroup),
  }),
  /** What the last answers contradict, or do not show, of what was sent. PingOne counts these as successes. */
  remarks: z.object({
    /** The users and groups with a remark. */
    total: z.number(),
    /** Of how many the kinds were counted. */
    examined: z.number(),
    kinds: z.array(remarkGroup),
  }),
})
export type RuleStatus = z.infer<typeof ruleStatus>
