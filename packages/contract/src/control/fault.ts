import { z } from 'zod'
import { whole } from '../platform/whole.ts'

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

/** Names of headers are the same in capitals. */
export const headerGivenTwice = 'a header is given once'
/** RFC 9110 §5.6.2 */
const headerName = z.string().regex(/^[\w!#$%&'*+.^`|~-]+$/)
const headerValue = z.string().regex(/^[^\r\n\0]*$/, 'a value in one line is expected')
const headers = z
  .record(headerName, headerValue, {
    error: ({ code }) =>
      code === 'invalid_key' ? 'a header name has letters, digits and - but no spaces' : undefined,
  })
  .superRefine((given, context) => {
    const names = new Set<string>()
    for (const name of Object.keys(given)) {
      if (names.has(name.toLowerCase()))
        context.addIssue({ code: 'custom', path: [name], message: headerGivenTwice })
      names.add(name.toLowerCase())
    }
  })
/** RFC 9110 §5.6.7, with the two obsolete forms that a recipient must still read. */
const httpDate =
  /^([A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} [\d:]{8} GMT|[A-Z][a-z]{5,8}, \d\d-[A-Z][a-z]{2}-\d\d [\d:]{8} GMT|[A-Z][a-z]{2} [A-Z][a-z]{2} [\d ]\d [\d:]{8} \d{4})$/
const retryAfter = z.custom<number | string>(
  (value) =>
    typeof value === 'number'
      ? Number.isSafeInteger(value) && value >= 0
      : typeof value === 'string' &&
        (/^\d+$/.test(value) || (httpDate.test(value) && !Number.isNaN(Date.parse(value)))),
  'seconds or an HTTP date are expected, like 30 or Wed, 21 Oct 2026 07:28:00 GMT',
)
const milliseconds = whole(1, 600_000)

/** What goes wrong. Times are milliseconds. */
export const faultEffect = z.discriminatedUnion('kind', [
  /** The target is not asked; the answer is made up. */
  z.strictObject({
    kind: z.literal('status'),
    status: whole(200, 599),
    /** Seconds, or an HTTP date. */
    retryAfter: retryAfter.optional(),
    headers: headers.optional(),
    /** Text, or a value that is sent as JSON; absent: a SCIM Error with the status. */
    body: z.unknown().optional(),
  }),
  /** The answer comes later by so much. */
  z.strictObject({ kind: z.literal('latency'), ms: milliseconds }),
  /** The connection is closed without an answer: before the target saw the request, or after it has carried it out. */
  z.strictObject({ kind: z.literal('reset'), when: z.enum(['before-commit', 'after-commit']) }),
  /** The target carries the request out; its answer ends in the middle. */
  z.strictObject({ kind: z.literal('truncated-body') }),
  /** The target carries the request out; its answer trickles in over so long. */
  z.strictObject({ kind: z.literal('slow-body'), ms: milliseconds }),
  /** The target carries the request out; its answer claims another media type. */
  z.strictObject({
    kind: z.literal('content-type'),
    value: headerValue.min(1, 'a media type is expected'),
  }),
])
export type FaultEffect = z.infer<typeof faultEffect>

/** One fault: the requests number `skip + 1` to `skip + times` of an operation on a resource. Ordinal and bounded, never by chance. */
export const fault = z.strictObject({
  /** Names it in exchanges and hit counts; unique in the set. Made up when left out. */
  id: z
    .string()
    .regex(/^[\w-]{1,64}$/, 'up to 64 letters, digits, - and _ are expected')
    .optional(),
  operation: z.enum(faultOperations).default('any'),
  resource: z.enum(faultResources).default('any'),
  /** Only requests of this connection. */
  connectionId: z.string().optional(),
  /** How many requests pass before the first that it affects. */
  skip: whole(0, 1_000_000).default(0),
  /** How many requests it affects. */
  times: whole(1, 1_000_000).default(1),
  effect: faultEffect,
})
export type FaultInput = z.input<typeof fault>
export type Fault = z.infer<typeof fault> & { readonly id: string }

/** The body of `PUT /_sandbox/faults`: the whole set, which replaces the one before. */
export const faultSet = z.strictObject({
  faults: z.array(fault).max(100, 'at most 100 faults are expected'),
  /** Only if it replaces this one; refused with `conflict` when another has taken its place. */
  version: whole(0, Number.MAX_SAFE_INTEGER).optional(),
})

/** `GET /_sandbox/faults`. */
export const faultReport = z.object({
  /** Grows by one with each set. */
  version: z.number(),
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
