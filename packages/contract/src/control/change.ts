import { z } from 'zod'
import { journalEntry } from './journal.ts'
import { endCounts, failureCauses, outcomeStatuses, remarkKinds } from './outcome.ts'
import { subject } from './subject.ts'

/** A source change, or what follows from none: a request that was no part of a sync, a switch of a circuit breaker. */
export const changeKinds = ['change', 'request', 'circuit'] as const

/** One source change, with what the journal's entries about it come to. */
export const changeSummary = z.object({
  id: z.string(),
  kind: z.enum(changeKinds),
  /** The number of its first entry. */
  seq: z.number(),
  /** The number of the last entry that it counts. */
  last: z.number(),
  at: z.string(),
  action: z.string(),
  subject,
  summary: z.string(),
  finished: z.boolean(),
  /** What the sync said when it had finished. */
  result: z.string().optional(),
  /** The numbers in that. */
  ends: endCounts.optional(),
  /** The rules that made a decision. */
  rules: z.array(z.object({ id: z.string(), name: z.string() })),
  /** How many outcomes there were of each kind. */
  outcomes: z.partialRecord(z.enum(outcomeStatuses), z.number()),
  /** The gravest of them. */
  worst: z.enum(outcomeStatuses).optional(),
  /** Why outcomes failed, and under which rule; each pair once, absent when none did. */
  failures: z.array(z.object({ ruleId: z.string(), cause: z.enum(failureCauses) })).optional(),
  /** How many outcomes carry remarks, and of which kinds; absent when none does. */
  remarked: z.object({ outcomes: z.number(), kinds: z.array(z.enum(remarkKinds)) }).optional(),
  /** How many requests were sent for it. */
  exchanges: z.number(),
})
export type ChangeSummary = z.infer<typeof changeSummary>

/** One source change with everything that followed from it, or with what is about some of its users and groups. */
export const changeRecord = changeSummary.extend({
  /** Some thousand at most. */
  entries: z.array(journalEntry),
  /** How many there are in all, of those that were asked for. */
  total: z.number(),
  /** The `after` of the next page; absent on the last one. */
  cursor: z.string().optional(),
})
export type ChangeRecord = z.infer<typeof changeRecord>
