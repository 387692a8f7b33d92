import { z } from 'zod'
import { circuitStates } from './journal.ts'
import { storeOutage } from './store-outage.ts'
import { whole } from '../platform/whole.ts'

/** How the requests of a connection are delivered. Times are milliseconds. */
export const delivery = z.strictObject({
  /** How many requests are on their way at the same time; at 1 the next user waits for the one before. */
  concurrency: whole(1, 64),
  /** At most so many requests a second; 0 sets no limit. */
  requestsPerSecond: whole(0, 10_000),
  /** The deadline of one request, answer included. */
  timeoutMs: whole(10, 600_000),
  /** How often a request that failed for a transient reason is tried again. */
  retries: whole(0, 20),
  /** The pause before the first retry; each further one is twice as long, up to `maxBackoffMs`. */
  backoffMs: whole(0, 600_000),
  maxBackoffMs: whole(0, 3_600_000),
  /** After so many failures in a row the circuit opens; 0 never opens it. */
  circuitThreshold: whole(0, 10_000),
  /** How long an open circuit waits for its first probe; each failed probe doubles it, up to `maxBackoffMs`. */
  circuitCoolDownMs: whole(1, 3_600_000),
  /** Takes whatever certificate the target and the token endpoint show: self-signed, expired, or for another host name. */
  acceptCertificate: z.boolean({ error: 'true or false is expected' }),
})
export type Delivery = z.infer<typeof delivery>

/** Some of the delivery settings, to be laid over those in force. */
export const deliverySettings = delivery.partial()
export type DeliverySettings = z.infer<typeof deliverySettings>

/** One connection at `GET /_sandbox/connections`. */
export const connectionTest = z.object({
  status: z.enum(['VALID', 'INVALID']),
  message: z.string().optional(),
})
export type ConnectionTest = z.infer<typeof connectionTest>

export const connectionState = z.object({
  id: z.string(),
  name: z.string(),
  delivery,
  circuit: z.object({
    state: z.enum(circuitStates),
    /** Failures in a row. */
    failures: z.number(),
    /** How the last of them ended, in words. */
    lastFailure: z.string().optional(),
    /** When the next probe is due, ISO 8601; only while open. */
    probeAt: z.string().optional(),
  }),
  /** Users and groups that wait for their turn, and that are being worked on. */
  queued: z.number(),
  running: z.number(),
  /** What *Test Connection* last said of this configuration; absent before a test. */
  connectionTest: connectionTest.optional(),
  /** Only while the store fails. */
  paused: storeOutage.optional(),
})
export type ConnectionState = z.infer<typeof connectionState>

/** `GET /_sandbox/connections`. */
export const connectionStates = z.object({ connections: z.array(connectionState) })
