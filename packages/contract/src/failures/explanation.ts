import { z } from 'zod'
import { failureCauses, remarkKinds } from '../control/outcome.ts'
import { repair, sides, type RepairId } from '../control/repair.ts'

const explanation = z.object({
  title: z.string(),
  /** What happened, in plain words. */
  meaning: z.string(),
  /** What to do about it. */
  advice: z.string(),
  /** Where it is repaired, in most cases. */
  side: z.enum(sides),
  /** The rule that is broken, or where PingOne describes the setting. */
  source: z.object({ title: z.string(), url: z.string() }),
  /** Lines of a server that does it right, in JavaScript with Express; `docs/failures.md` says what they assume. */
  remedy: z.string().optional(),
  /** Where it is explained: `docs/failures.md#conflict`. */
  page: z.string(),
})

const repairIds = repair.options.map(({ shape }) => shape.id.value) as [RepairId, ...RepairId[]]

/** One failure cause, explained. */
export const failureExplanation = explanation.extend({
  cause: z.enum(failureCauses),
  /** What may repair it, the best one first. The culprit of a single failure has these with all that is needed to do them. */
  repairs: z.array(z.enum(repairIds)),
})
export type FailureExplanation = z.infer<typeof failureExplanation>

/** One kind of remark, explained. */
export const remarkExplanation = explanation.extend({ kind: z.enum(remarkKinds) })
export type RemarkExplanation = z.infer<typeof remarkExplanation>

/** `GET /_sandbox/failures`: what each failure cause and each kind of remark means, and what to do. */
export const failureCatalogue = z.object({
  failures: z.array(failureExplanation),
  remarks: z.array(remarkExplanation),
})
export type FailureCatalogue = z.infer<typeof failureCatalogue>

/** A text of the catalogue, as it is written: without what follows from its key. */
export type FailureText = Omit<FailureExplanation, 'cause' | 'title' | 'page'>
export type RemarkText = Omit<RemarkExplanation, 'kind' | 'title' | 'page' | 'side'>
