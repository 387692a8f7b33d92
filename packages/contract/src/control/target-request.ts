import { z } from 'zod'

/** A request to the reference server, from any client. */
const targetRequestSummary = z.object({
  seq: z.number(),
  at: z.string(),
  durationMs: z.number(),
  method: z.string(),
  path: z.string(),
  /** The `User-Agent`, where the client sent one. */
  client: z.string().optional(),
  status: z.number(),
  /** The misbehaviours that were active while the server answered. */
  misbehaviours: z.array(z.string()),
  /** Those of them that acted on the request or on its answer. */
  acted: z.array(z.string()),
})

/** `GET /_sandbox/target-requests`, newest first. The `cursor` is the `before` of the next page. */
export const targetRequestPage = z.object({
  requests: z.array(targetRequestSummary),
  cursor: z.string().optional(),
})

const message = z.object({
  headers: z.record(z.string(), z.string()),
  body: z.string(),
  /** The body was longer than what was kept. */
  truncated: z.literal(true).optional(),
})

/** `GET /_sandbox/target-requests/{seq}`. */
export const targetRequest = targetRequestSummary.extend({ request: message, response: message })
export type TargetRequest = z.infer<typeof targetRequest>

/** `POST /_sandbox/target-requests` and `POST /_sandbox/connections/{id}/target-requests`: what the target answers. */
export const targetAnswer = z.object({
  status: z.number(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
  /** What is unusual about the body, in words. */
  note: z.string().optional(),
})
export type TargetAnswer = z.infer<typeof targetAnswer>
