import { z } from 'zod'

/** What a request asks of the target, in the words of RFC 7644 §3; `token` is the request to the token endpoint. */
export const faultOperations = [
  'any',
  'query',
  'retrieve',
  'create',
  'replace',
  'modify',
  'delete',
  'token',
] as const
export const faultResources = ['any', 'User', 'Group'] as const

/** What goes wrong. Times are milliseconds. */
export const faultEffect = z.discriminatedUnion('kind', [
  /** The target is not asked; the answer is made up. */
  z.strictObject({
    kind: z.literal('status'),
    status: z.number().int().min(200).max(599),
    /** Seconds, or an HTTP date. */
    retryAfter: z.union([z.number().int().min(0), z.string().min(1)]).optional(),
    headers: z.record(z.string(), z.string()).optional(),
    /** Text, or a value that is sent as JSON; absent: a SCIM Error with the status. */
    body: z.unknown().optional(),
  }),
  /** The answer comes later by so much. */
  z.strictObject({ kind: z.literal('latency'), ms: z.number().int().min(1).max(600_000) }),
  /** The connection is closed without an answer: before the target saw the request, or after it has carried it out. */
  z.strictObject({ kind: z.literal('reset'), when: z.enum(['before-commit', 'after-commit']) }),
  /** The target carries the request out; its answer ends in the middle. */
  z.strictObject({ kind: z.literal('truncated-body') }),
  /** The target carries the request out; its answer trickles in over so long. */
  z.strictObject({ kind: z.literal('slow-body'), ms: z.number().int().min(1).max(600_000) }),
  /** The target carries the request out; its answer claims another media type. */
  z.strictObject({ kind: z.literal('content-type'), value: z.string().min(1) }),
])
export type FaultEffect = z.infer<typeof faultEffect>

/** One fault: the requests number `skip + 1` to `skip + times` of an operation on a resource. Ordinal and bounded, never by chance. */
export const fault = z.strictObject({
  /** Names it in exchanges and hit counts; unique in the set. Made up when left out. */
  id: z
    .string()
    .regex(/^[\w-]{1,64}$/, 'letters, digits, - and _')
    .optional(),
  operation: z.enum(faultOperations).default('any'),
  resource: z.enum(faultResources).default('any'),
  /** Only requests of this connection. */
  connectionId: z.string().optional(),
  /** How many requests pass before the first that it meets. */
  skip: z.number().int().min(0).max(1_000_000).default(0),
  /** How many it meets. */
  times: z.number().int().min(1).max(1_000_000).default(1),
  effect: faultEffect,
})
export type FaultInput = z.input<typeof fault>
export type Fault = z.infer<typeof fault> & { readonly id: string }

/** The body of `PUT /_sandbox/faults`: the whole set, which replaces the one before. */
export const faultSet = z.strictObject({ faults: z.array(fault).max(100) })

/** `GET /_sandbox/faults`. */
export const faultReport = z.object({
  faults: z.array(
    fault.extend({
      id: z.string(),
      /** How many requests it could have met, and how many it did. */
      seen: z.number(),
      hits: z.number(),
    }),
  ),
})
export type FaultReport = z.infer<typeof faultReport>
