import { z } from 'zod'
import { failureCauses } from './outcome.ts'
import { subject } from './subject.ts'

/** A user or a group, by its id. */
export const subjectKey = subject.pick({ id: true }).extend({ type: z.enum(['user', 'group']) })
export type SubjectKey = z.infer<typeof subjectKey>

/** Users and groups that a request names. */
export const subjectKeys = z.array(subjectKey.strict()).min(1).max(1000)

/** The body of `POST /_sandbox/subjects/{users|groups}/{id}/retry`. */
export const subjectRetryQuery = z.strictObject({
  /** Only under this rule. */
  ruleId: z.string().optional(),
})

/** The body of `POST /_sandbox/retry`: which of the failed users and groups are retried. All criteria hold together. */
export const retryQuery = subjectRetryQuery.extend({
  connectionId: z.string().optional(),
  /** Only what failed for this reason. */
  cause: z.enum(failureCauses).optional(),
  subjects: subjectKeys.optional(),
})
export type RetryQuery = z.infer<typeof retryQuery>

/** Why nothing is sent for a rule. */
export const ruleStops = [
  'rule-disabled',
  'plan-inactive',
  'connection-disabled',
  'connection-incomplete',
] as const
export type RuleStop = (typeof ruleStops)[number]

/** The failed users and groups of a rule that are not retried, since nothing is sent for the rule. */
export const blockedRetry = z.object({
  rule: z.object({ id: z.string(), name: z.string() }),
  users: z.number(),
  groups: z.number(),
  reason: z.enum(ruleStops),
  message: z.string(),
})
export type BlockedRetry = z.infer<typeof blockedRetry>

/** The answer to a retry: 202 with the id of its change; 200 without it when nothing is retried. */
export const retryStart = z.object({
  changeId: z.string().optional(),
  /** The failed users and groups that are retried. */
  users: z.number(),
  groups: z.number(),
  /** Absent when nothing is blocked. */
  blocked: z.array(blockedRetry).optional(),
})
export type RetryStart = z.infer<typeof retryStart>
