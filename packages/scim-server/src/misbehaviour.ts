import { accepting } from './misbehaviour/accepting.ts'
import { answering } from './misbehaviour/answering.ts'
import { failing } from './misbehaviour/failing.ts'
import { filtering } from './misbehaviour/filtering.ts'
import { keeping } from './misbehaviour/keeping.ts'
import { listing } from './misbehaviour/listing.ts'
import { paging } from './misbehaviour/paging.ts'
import { patching } from './misbehaviour/patching.ts'
import { reading } from './misbehaviour/reading.ts'
import type { Misbehaviour } from './misbehaviour/record.ts'
import { refusing } from './misbehaviour/refusing.ts'
import { replacing } from './misbehaviour/replacing.ts'
import { showing } from './misbehaviour/showing.ts'

/**
 * The ledger of misbehaviours: what real SCIM servers get wrong, which this one does on request.
 *
 * Where several are on, they stand around each other in this order: a request meets the first one first, its answer last.
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
