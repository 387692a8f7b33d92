import { z } from 'zod'
import { connectionHealth } from './connection-health.ts'
import { circuitStates } from './journal.ts'
import { storeOutage } from './store-outage.ts'
import { whole } from '../platform/whole.ts'

/** How the requests of a connection are delivered. Times are milliseconds. */
export const delivery = z.strictObject({
  /** The most requests that run at the same time; with 1, users are provisioned one after another. */
  concurrency: whole(1, 64),
  /** The most requests per second; 0 means no limit. */
  requestsPerSecond: whole(0, 10_000),
  /** The timeout of one request including its answer. */
  timeoutMs: whole(10, 600_000),
  /** The number of retries after a transient failure. */
  retries: whole(0, 20),
  /** The pause before the first retry; it doubles with each retry, up to `maxBackoffMs`. */
  backoffMs: whole(0, 600_000),
  maxBackoffMs: whole(0, 3_600_000),
  /** The number of consecutive failures that opens the circuit; 0 means never. */
  circuitThreshold: whole(0, 10_000),
  /** The pause between opening the circuit and the first probe; it doubles with each failed probe, up to `maxBackoffMs`. */
  circuitCoolDownMs: whole(1, 3_600_000),
  /** Accepts any certificate of the target and of the token endpoint: self-signed, expired, or for another host name. */
  acceptCertificate: z.boolean({ error: 'true or false is expected' }),
})
export type Delivery = z.infer<typeof delivery>

/** A change of delivery settings; absent ones keep their value. */
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
    /** The number of consecutive failures. */
    failures: z.number(),
    /** The message of the last failure. */
    lastFailure: z.string().optional(),
    /** When the next probe is due, ISO 8601; only while open. */
    probeAt: z.string().optional(),
  }),
  /** The numbers of users and groups that are queued, and that are in progress. */
  queued: z.number(),
  running: z.number(),
  /** The last result of *Test Connection* with this configuration; absent before the first test. */
  connectionTest: connectionTest.optional(),
  health: connectionHealth,
  /** Only while the store fails. */
  paused: storeOutage.optional(),
})
export type ConnectionState = z.infer<typeof connectionState>

/** `GET /_sandbox/connections`. */
export const connectionStates = z.object({ connections: z.array(connectionState) })
