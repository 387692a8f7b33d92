import type { Delivery } from './delivery.ts'

/** The delivery settings of a new connection. */
export const deliveryDefaults: Delivery = {
  concurrency: 8,
  requestsPerSecond: 0,
  timeoutMs: 30_000,
  retries: 4,
  backoffMs: 500,
  maxBackoffMs: 30_000,
  circuitThreshold: 10,
  circuitCoolDownMs: 5000,
  acceptCertificate: false,
}
