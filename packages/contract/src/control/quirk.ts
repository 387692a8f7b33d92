import { z } from 'zod'
import { exchangePurposes } from './exchange.ts'

/** Where a statement about PingOne's behaviour comes from. */
export const evidences = ['documented', 'observed', 'inferred'] as const
export type Evidence = (typeof evidences)[number]

/** One thing PingOne does that the RFC does not ask for, or leaves open. */
export const quirk = z.object({
  id: z.string(),
  title: z.string(),
  detail: z.string(),
  evidence: z.enum(evidences),
  source: z.string(),
  /** When the source says so: a month in which it was seen, a version, the revision of a page, or when it was read. */
  date: z.string().optional(),
  /** The profile choice and value that cause it; absent for a behaviour of every profile. */
  choice: z.string().optional(),
  appliesTo: z.array(z.enum(exchangePurposes)),
})
export type Quirk = z.infer<typeof quirk>
