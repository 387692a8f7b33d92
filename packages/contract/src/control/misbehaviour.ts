import { z } from 'zod'

/** One thing that the reference server gets wrong on request. */
export const misbehaviour = z.object({
  id: z.string(),
  title: z.string(),
  what: z.string(),
  evidence: z.object({ source: z.string(), note: z.string() }),
  effect: z.string(),
  remedy: z.string(),
  section: z.string(),
  active: z.boolean(),
})
export type Misbehaviour = z.infer<typeof misbehaviour>

/** `GET /_sandbox/misbehaviours`. */
export const misbehaviourList = z.object({ misbehaviours: z.array(misbehaviour) })
