import { z } from 'zod'
import { exchange, stepKinds } from './exchange.ts'
import { endCounts, failureCauses, outcomeStatuses, remark } from './outcome.ts'
import { subject } from './subject.ts'

/** One condition of a rule's user filter, with the value it met. */
export const conditionVerdict = z.object({
  expression: z.string(),
  /** The values found at the attribute; empty when the user has none. */
  seen: z.array(z.unknown()),
  holds: z.boolean(),
})
export type ConditionVerdict = z.infer<typeof conditionVerdict>

export const circuitStates = ['closed', 'open', 'half-open'] as const
export type CircuitState = (typeof circuitStates)[number]

const base = { seq: z.number(), at: z.string() }

/** Whether a user or group is in the scope of a rule, why, and what is to be done. */
export const decisionEntry = z.object({
  ...base,
  type: z.literal('decision'),
  changeId: z.string(),
  rule: z.object({ id: z.string(), name: z.string() }),
  subject,
  inScope: z.boolean(),
  conditions: z.array(conditionVerdict),
  steps: z.array(z.enum(stepKinds)),
  summary: z.string(),
})

/** How the work on a user or group under a rule ended. */
export const outcomeEntry = z.object({
  ...base,
  type: z.literal('outcome'),
  changeId: z.string(),
  rule: z.object({ id: z.string(), name: z.string() }),
  subject,
  status: z.enum(outcomeStatuses),
  /** Why it failed. */
  cause: z.enum(failureCauses).optional(),
  /** How many changes of members the target refused, of a group with how many members; with the cause `members`. */
  memberships: z.object({ failed: z.number(), total: z.number() }).optional(),
  /** The id of the resource at the target. */
  targetId: z.string().optional(),
  /** What the answers contradict, or do not show, of what was sent; absent when there is nothing to remark. */
  remarks: z.array(remark).optional(),
  /** The answer to the last write showed all that was sent and that a target returns. Absent when nothing was written, or the answer had no body. */
  confirmed: z.literal(true).optional(),
  summary: z.string(),
})

/** A pause before the next attempt of a request. */
export const retryEntry = z.object({
  ...base,
  type: z.literal('retry'),
  changeId: z.string().optional(),
  rule: z.object({ id: z.string(), name: z.string() }).optional(),
  subject: subject.optional(),
  /** The attempt that failed, from 1. */
  attempt: z.number(),
  waitMs: z.number(),
  summary: z.string(),
})

/** One entry of the append-only journal. `seq` counts from 1 and is the id of the event stream. */
export const journalEntry = z.discriminatedUnion('type', [
  z.object({
    ...base,
    type: z.literal('change'),
    changeId: z.string(),
    /** PingOne's audit action: `USER.CREATED`, `MEMBER_OF_GROUP.DELETED`, `PROVISIONING_RULE.UPDATED`, … */
    action: z.string(),
    subject,
    /** The group that the subject is added to or removed from; of `MEMBER_OF_GROUP` alone. */
    group: subject.optional(),
    summary: z.string(),
  }),
  decisionEntry,
  z.object({ ...base, type: z.literal('exchange'), changeId: z.string().optional(), exchange }),
  outcomeEntry,
  retryEntry,
  /** The circuit breaker of a connection has switched. */
  z.object({
    ...base,
    type: z.literal('circuit'),
    changeId: z.string().optional(),
    connection: z.object({ id: z.string().optional(), name: z.string() }),
    state: z.enum(circuitStates),
    summary: z.string(),
  }),
  z.object({
    ...base,
    type: z.literal('finished'),
    changeId: z.string(),
    /** Users and groups that a Full Resync finds unchanged have no outcome of their own. Absent when no rule was run. */
    ends: endCounts.optional(),
    summary: z.string(),
  }),
])
export type JournalEntry = z.infer<typeof journalEntry>
export type JournalEntryOf<Type extends JournalEntry['type']> = Extract<
  JournalEntry,
  { type: Type }
>

/** What the journal has dropped from its beginning to keep within its limits. */
export const dropped = z.object({
  count: z.number(),
  /** When the last of them was written. */
  until: z.string().optional(),
})
export type Dropped = z.infer<typeof dropped>
