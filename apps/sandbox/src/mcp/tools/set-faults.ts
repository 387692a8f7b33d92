import { faultOperations, faultResources, type FaultReport } from '@pingone-sandbox/contract'
import { z } from 'zod'
import { defineTool } from '../tool/tool.ts'

const milliseconds = z.int().min(1).max(600_000)

const effect = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('status'),
      status: z.int().min(200).max(599).describe('The status of the made-up answer.'),
      retryAfter: z
        .union([z.int().min(0), z.string().max(100)])
        .optional()
        .describe('The header Retry-After: seconds, or an HTTP date.'),
      headers: z.record(z.string(), z.string()).optional(),
      body: z.unknown().optional().describe('Text or JSON; a SCIM Error unless given.'),
    }),
    z.strictObject({
      kind: z.literal('latency'),
      ms: milliseconds.describe('How much later the answer comes.'),
    }),
    z.strictObject({
      kind: z.literal('reset'),
      when: z
        .enum(['before-commit', 'after-commit'])
        .describe('Whether the server carries the request out before the connection is closed.'),
    }),
    z.strictObject({ kind: z.literal('truncated-body') }),
    z.strictObject({
      kind: z.literal('slow-body'),
      ms: milliseconds.describe('Over how long the body is sent.'),
    }),
    z.strictObject({
      kind: z.literal('content-type'),
      value: z.string().min(1).max(200).describe('The media type that the answer claims.'),
    }),
  ])
  .describe('What goes wrong.')

const fault = z.strictObject({
  id: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .optional()
    .describe('A name for it; made up unless given.'),
  operation: z
    .enum(faultOperations)
    .optional()
    .describe(
      'The requests that it affects: query and retrieve read, replace is PUT, modify is PATCH; any unless given.',
    ),
  resource: z.enum(faultResources).optional().describe('any unless given.'),
  connectionId: z.string().max(200).optional().describe('Only requests of this connection.'),
  skip: z
    .int()
    .min(0)
    .max(1_000_000)
    .optional()
    .describe('How many requests pass first; 0 unless given.'),
  times: z
    .int()
    .min(1)
    .max(1_000_000)
    .optional()
    .describe('How many requests it affects then; 1 unless given.'),
  effect,
})

export const setFaults = defineTool({
  name: 'set_faults',
  title: 'Make requests to SCIM servers fail',
  description:
    'Replaces the faults: what goes wrong with the next requests that PingOne sends to SCIM servers. An empty list removes all. Use it to see how PingOne, and the state of your server, get over an error.',
  changes: 'sandbox',
  isDestructive: true,
  isIdempotent: true,
  input: { faults: z.array(fault).max(100).describe('The whole set.') },
  async run({ faults }, { ask }) {
    const report = await ask((control) => control.setFaults(faults))
    return { text: describe(report), data: { faults: report.faults } }
  },
})

function describe({ faults }: FaultReport): string {
  if (faults.length === 0) return 'No fault is active.'
  return faults
    .map(
      ({ id, operation, resource, skip, times, effect: { kind } }) =>
        `Fault ${id}: ${kind} on ${operation} of ${resource}, ${times} requests after ${skip}.`,
    )
    .join('\n')
}
