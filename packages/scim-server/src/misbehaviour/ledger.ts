import { accepting } from './records/accepting.ts'
import { answering } from './records/answering.ts'
import { failing } from './records/failing.ts'
import { filtering } from './records/filtering.ts'
import { keeping } from './records/keeping.ts'
import { listing } from './records/listing.ts'
import { paging } from './records/paging.ts'
import { patching } from './records/patching.ts'
import { reading } from './records/reading.ts'
import type { Misbehaviour } from './records/record.ts'
import { refusing } from './records/refusing.ts'
import { replacing } from './records/replacing.ts'
import { showing } from './records/showing.ts'

/**
 * The ledger of misbehaviours: errors of real SCIM servers that this one imitates on request.
 *
 * Active ones wrap each other in this order: the first receives a request first and its answer last.
 */
export const misbehaviours = [
  ...accepting,
  ...failing,
  ...answering,
  ...showing,
  ...listing,
  ...paging,
  ...reading,
  ...filtering,
  ...refusing,
  ...replacing,
  ...patching,
  ...keeping,
] as const satisfies readonly Misbehaviour[]

export type MisbehaviourId = (typeof misbehaviours)[number]['id']
