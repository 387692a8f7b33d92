import { z } from 'zod'

/** The store fails, so provisioning pauses; the failed writes are kept in memory and retried. */
export const storeOutage = z.object({
  /** What is wrong, as a sentence. */
  reason: z.string(),
  /** What to do about it, as a sentence. */
  remedy: z.string(),
  /** When the outage began, ISO 8601. */
  since: z.string(),
  /** When the next retry is due, ISO 8601. */
  retryAt: z.string(),
})
export type StoreOutage = z.infer<typeof storeOutage>
