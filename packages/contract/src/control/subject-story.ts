import { z } from 'zod'
import { changeSummary } from './change.ts'
import { exchange } from './exchange.ts'
import { decisionEntry, dropped, outcomeEntry, retryEntry } from './journal.ts'
import { culprit } from './repair.ts'
import { syncedSubject } from './rule-state.ts'
import { subject } from './subject.ts'

// The story of one user or group: everything that concerned it, whatever caused it.

const ruleName = z.object({ id: z.string(), name: z.string() })

/** An exchange in a line; `GET /_sandbox/exchanges/{id}` has the whole. */
export const exchangeBrief = exchange
  .pick({
    id: true,
    at: true,
    durationMs: true,
    purpose: true,
    summary: true,
    attempt: true,
    fault: true,
    replayOf: true,
    misbehaviours: true,
  })
  .extend({
    /** The number of its entry. */
    seq: z.number(),
    method: z.string(),
    /** Secrets are masked. */
    url: z.string(),
    /** Of the answer, as far as one was read. */
    status: z.number().optional(),
    failure: z.object({ code: z.string(), message: z.string() }).optional(),
  })
export type ExchangeBrief = z.infer<typeof exchangeBrief>

/** The work on the user or group under one rule in one change. A change that runs again after a crash has several of one rule. */
export const momentRule = z.object({
  rule: ruleName,
  decision: decisionEntry
    .pick({ seq: true, at: true, inScope: true, conditions: true, steps: true, summary: true })
    .optional(),
  /** Oldest first. */
  exchanges: z.array(exchangeBrief),
  /** The pauses before further attempts, oldest first. */
  retries: z.array(
    retryEntry.pick({ seq: true, at: true, attempt: true, waitMs: true, summary: true }),
  ),
  /** Absent while the work is in progress, and where a Full Resync finds nothing to do. */
  outcome: outcomeEntry.omit({ type: true, changeId: true, rule: true, subject: true }).optional(),
  /** What caused the failure of the outcome. */
  culprit: culprit.optional(),
})
export type MomentRule = z.infer<typeof momentRule>

/** One change that concerned the user or group, with what followed for it. */
export const moment = changeSummary
  .pick({ kind: true, action: true, summary: true, subject: true, finished: true })
  .extend({
    changeId: z.string(),
    /** The number and time of the first entry about the user or group. */
    seq: z.number(),
    at: z.string(),
    /** The user or group itself was changed, or is the group of a membership that was. */
    own: z.boolean(),
    /** How many other users and groups the change concerned. */
    others: z.number(),
    rules: z.array(momentRule),
    /** Requests that belong to no rule. */
    exchanges: z.array(exchangeBrief),
  })
export type Moment = z.infer<typeof moment>

/** `GET /_sandbox/subjects/users/{id}` and `GET /_sandbox/subjects/groups/{id}`. */
export const subjectStory = z.object({
  /** With the present name, else the last one that is known. */
  subject: subject.extend({ type: z.enum(['user', 'group']) }),
  /** Whether PingOne has the user or group. */
  exists: z.boolean(),
  /** The status under each rule that has evaluated the user or group. */
  links: z.array(syncedSubject.extend({ rule: ruleName })),
  /** Newest first. */
  moments: z.array(moment),
  /** Leads to older moments. */
  cursor: z.string().optional(),
  dropped,
})
export type SubjectStory = z.infer<typeof subjectStory>
