import { z } from 'zod'

/** What a change, a request or an entry of the journal is about. */
export const subject = z.object({
  type: z.enum(['user', 'group', 'population', 'rule', 'connection', 'revision', 'environment']),
  id: z.string(),
  name: z.string(),
})
export type Subject = z.infer<typeof subject>
