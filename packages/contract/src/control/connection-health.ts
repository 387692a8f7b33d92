import { z } from 'zod'
import { failureCauses } from './outcome.ts'
import { subject } from './subject.ts'

/**
 * How a connection does, the worst first: users or groups fail, or nothing can be sent; all is well, but answers have remarks;
 * nothing was provisioned yet; nothing fails; it is disabled.
 */
export const healthStates = ['failing', 'remarks', 'unproven', 'healthy', 'off'] as const
export type HealthState = (typeof healthStates)[number]

/** The health of a connection, by the last outcome of each user and group under its enabled rules. */
export const connectionHealth = z.object({
  state: z.enum(healthStates),
  /** Users and groups whose last outcome is a failure, deprovisioning included. One under two rules counts twice. */
  failed: z.number(),
  /** Users and groups whose last answers have remarks. */
  remarked: z.number(),
  /** Users and groups in scope, and those that could not be deprovisioned. */
  total: z.number(),
  /** The most frequent failure: its cause, the HTTP status of its answer, if there was one, and both in short. */
  cause: z.enum(failureCauses).optional(),
  status: z.number().optional(),
  reason: z.string().optional(),
  /** The latest user or group with that failure, with the change and the request in which it failed, as far as they are known. */
  example: z
    .object({
      subject,
      ruleId: z.string(),
      changeId: z.string().optional(),
      exchangeId: z.string().optional(),
    })
    .optional(),
  /** All of it in a sentence, for people: “3 of 12 failing: 401 Unauthorized”. */
  summary: z.string(),
})
export type ConnectionHealth = z.infer<typeof connectionHealth>
