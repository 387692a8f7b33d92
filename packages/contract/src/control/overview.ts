import { z } from 'zod'
import { failureGroup, remarkGroup } from './rule-status.ts'

const named = z.object({ id: z.string(), name: z.string() })

/** The period over which requests are counted: so many buckets of so many milliseconds. */
export const requestPeriod = { buckets: 30, everyMs: 30_000 } as const

/** `GET /_sandbox/overview`: how provisioning goes. It counts what the enabled rules of enabled connections work on. */
export const overview = z.object({
  /** In the directory. */
  users: z.number(),
  /** The enabled rules of enabled connections. */
  rules: z.number(),
  /** A user or group under two rules counts twice. */
  inScope: z.object({ users: z.number(), groups: z.number() }),
  /** Users and groups by their last outcome; as in the health of connections, those that could not be deprovisioned are failed. */
  synced: z.number(),
  remarked: z.number(),
  failed: z.number(),
  /** Failed users and groups by rule and cause, the latest failure first. Of each rule some hundred are examined. */
  failures: z.array(
    failureGroup.extend({
      rule: named,
      connection: named,
      /** When the latest of them failed. */
      at: z.string(),
    }),
  ),
  /** Remarks on answers, by rule and kind, the most frequent first. */
  remarks: z.array(remarkGroup.extend({ rule: named, connection: named })),
  requests: z.object({
    /** In the last minute. */
    perMinute: z.number(),
    everyMs: z.number(),
    /** Oldest first, without gaps; the last one ends now. */
    buckets: z.array(z.object({ at: z.string(), count: z.number() })),
  }),
})
export type Overview = z.infer<typeof overview>
