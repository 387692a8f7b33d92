import { z } from 'zod'
import { propagationStore } from '../platform/propagation.ts'

/** The body of `POST /_sandbox/connections/test`, as the Platform API takes it for *Test Connection*. */
export const connectionTestQuery = propagationStore
  .pick({ name: true, type: true, configuration: true })
  .extend({
    /** A saved connection, whose secrets hold where the configuration has none. */
    id: z.string().optional(),
  })
  .strict()
export type ConnectionTestQuery = z.infer<typeof connectionTestQuery>

/** The answer: whether the test succeeded, and if not, what the Platform API answers. */
export const connectionTestAnswer = z.object({
  ok: z.boolean(),
  /** The Platform API's error: its status and body. */
  error: z.object({ status: z.number(), body: z.unknown() }).optional(),
})
export type ConnectionTestAnswer = z.infer<typeof connectionTestAnswer>
