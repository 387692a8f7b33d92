import { z } from 'zod'

/** The store fails, so provisioning pauses: what it was about to write is kept, and tried again. */
export const storeOutage = z.object({
  /** What is wrong, as a sentence. */
  reason: z.string(),
  /** What to do about it, as a sentence. */
  remedy: z.string(),
  /** When it began, ISO 8601. */
  since: z.string(),
  /** When the next try is due, ISO 8601. */
  retryAt: z.string(),
})
export type StoreOutage = z.infer<typeof storeOutage>
