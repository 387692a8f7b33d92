import { z } from 'zod'
import { whole } from '../platform/whole.ts'
import { exchange } from './exchange.ts'

/** `paused`: no request of the sync is sent to a target, except by steps. */
export const paceModes = ['running', 'paused'] as const
export type PaceMode = (typeof paceModes)[number]

const rateError = 'a number from 0.1 to 100 is expected, or null for no limit'
const perSecond = z
  .number({ error: rateError })
  .min(0.1, { error: rateError })
  .max(100, { error: rateError })
  .nullable()

/** The body of `PUT /_sandbox/pace`; an absent member keeps its value. */
export const paceSettings = z.strictObject({
  mode: z.enum(paceModes).optional(),
  /** The most requests of the sync per second, to all targets together; null means no limit. */
  perSecond: perSecond.optional(),
  /** Lets so many requests through while paused, in addition to those that are still due. */
  step: whole(1, 1000).optional(),
})
export type PaceSettings = z.infer<typeof paceSettings>

/** A request that waits for its turn. Secrets are masked. */
export const waitingRequest = exchange
  .pick({
    purpose: true,
    summary: true,
    changeId: true,
    rule: true,
    connection: true,
    attempt: true,
  })
  .extend({
    subject: exchange.shape.subject,
    request: exchange.shape.request.omit({ headers: true }),
  })
export type WaitingRequest = z.infer<typeof waitingRequest>

/** `GET /_sandbox/pace`. */
export const pace = z.object({
  mode: z.enum(paceModes),
  perSecond,
  /** The number of requests that are still let through while paused. */
  steps: z.number(),
  /** The number of requests that wait for their turn. */
  waiting: z.number(),
  /** The request whose turn is next; absent when none waits. */
  next: waitingRequest.optional(),
  /** The number of requests that were let through since the start or the last reset. */
  passed: z.number(),
})
export type PaceReport = z.infer<typeof pace>
