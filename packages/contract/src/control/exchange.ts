import { z } from 'zod'
import { subject } from './subject.ts'

export const stepKinds = [
  'lookup',
  'read',
  'create',
  'update',
  'disable',
  'delete',
  'add-members',
  'remove-members',
] as const
export type StepKind = (typeof stepKinds)[number]

/** The purpose of an exchange: a step of a plan, or what surrounds one. */
export const exchangePurposes = [...stepKinds, 'token', 'test', 'check', 'probe'] as const

/** One HTTP request to the target with what came back. Secrets are masked before it is written. Times are ISO 8601 UTC, durations milliseconds. */
export const exchange = z.object({
  id: z.string(),
  at: z.string(),
  durationMs: z.number(),
  purpose: z.enum(exchangePurposes),
  /** What the request was for, in plain words. */
  summary: z.string(),
  changeId: z.string().optional(),
  rule: z.object({ id: z.string(), name: z.string() }).optional(),
  connection: z.object({ id: z.string().optional(), name: z.string() }),
  subject: subject.optional(),
  /** Counts the tries of this request, from 1. */
  attempt: z.number(),
  request: z.object({
    method: z.string(),
    url: z.string(),
    headers: z.record(z.string(), z.string()),
    body: z.string().optional(),
  }),
  response: z
    .object({
      status: z.number(),
      headers: z.record(z.string(), z.string()),
      body: z.string(),
      /** The body was longer than what was kept. */
      truncated: z.boolean().optional(),
      /** What is unusual about the body, in words: how it had to be read, or why it could not be. */
      note: z.string().optional(),
    })
    .optional(),
  /** The exchange whose request this one repeats on demand. */
  replayOf: z.string().optional(),
  /** The fault that affected the request, with its effect. */
  fault: z.object({ id: z.string(), summary: z.string() }).optional(),
  /** Why there is no response that can be read; with the status, where that much of one was read. */
  failure: z
    .object({ code: z.string(), message: z.string(), status: z.number().optional() })
    .optional(),
  /** The behaviours of the quirk ledger that shaped the request. */
  quirks: z.array(z.string()),
  /**
   * The misbehaviours of the reference server that acted on the request or its answer. Only in answers of the control API, as long as
   * the log of the server has the request.
   */
  misbehaviours: z.array(z.string()).optional(),
})
export type Exchange = z.infer<typeof exchange>
