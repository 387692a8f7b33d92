import { z } from 'zod'

/** How the work on one user or group under one rule can end, the gravest first. */
export const outcomeStatuses = [
  'failed',
  'partial',
  'unsynced',
  'removed',
  'success',
  'unchanged',
] as const
export type OutcomeStatus = (typeof outcomeStatuses)[number]

/** How the work on one user or group of a change can end. `held`: a switch of the connection keeps it as it is at the target. */
export const taskEnds = ['created', 'updated', 'removed', 'unchanged', 'held', 'failed'] as const

/** How many users and groups of a change ended in each way. */
export const endCounts = z.partialRecord(z.enum(taskEnds), z.number())
export type EndCounts = z.infer<typeof endCounts>

/** Why the work on a user or a group fails, as far as it decides what to do about it. */
export const failureCauses = [
  'mapping',
  'credentials',
  'token-endpoint',
  /** The check before the operation failed, and the operation was not sent. */
  'connection-check',
  'not-found',
  'search-not-found',
  'method-not-supported',
  'conflict',
  'refused',
  'throttled',
  'target-error',
  'unreadable',
  'several-matches',
  'mismatch',
  'no-answer',
  'address-refused',
  'certificate',
  'wrong-scheme',
  'proxy',
  'circuit-open',
  'members',
  /** The sandbox itself made a mistake. */
  'defect',
  'other',
] as const
export type FailureCause = (typeof failureCauses)[number]

/** In what an answer contradicts what was sent or looked for, or does not show it. */
export const remarkKinds = [
  /** A value that was sent is missing from the answer. */
  'dropped',
  /** The answer says another value than was sent. */
  'altered',
  /** The answer still has values that were replaced or removed. */
  'kept',
  /** The answer has only some of the values of a list that were sent. */
  'cut',
  /** The answer has more than one primary value, though one was sent. */
  'two-primaries',
  /** The answer is about a resource of another id. */
  'other-id',
  /** The status says success, the body is a SCIM Error. */
  'error-body',
  /** The answer has a body that is no resource. */
  'no-resource',
  /** The counts of a ListResponse do not fit what it lists. */
  'count',
  /** A resource that was created or written with success cannot be read afterwards. */
  'not-readable',
  /** A lookup answers resources that do not match. */
  'other-match',
  /** A lookup does not show the value that was looked for. */
  'not-shown',
] as const
export type RemarkKind = (typeof remarkKinds)[number]

/** What an answer does not bear out although its status says success. */
export const remark = z.object({
  kind: z.enum(remarkKinds),
  /** The attribute it is about: `userName`, `emails[work]`, `members`. */
  attribute: z.string().optional(),
  /** In words for people. */
  message: z.string(),
})
export type Remark = z.infer<typeof remark>
