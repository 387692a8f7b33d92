import type { FaultInput, FaultReport } from '@pingone-sandbox/contract'
import {
  type Conflict,
  isSame,
  type Merged,
  mergeThreeWay,
  type Versions,
} from '../../patterns/merge/three-way-merge.ts'

/** A fault with the number of requests that it has affected. */
export type ActiveFault = FaultReport['faults'][number]

/** Returns the new list of faults, given the current one, which may differ from the one shown. */
export type FaultChange = (present: readonly FaultInput[]) => readonly FaultInput[]

/** The edited fault was changed or removed elsewhere. */
export class FaultOvertakenError extends Error {
  override readonly name = 'FaultOvertakenError'
  /** The current fault; absent when it was removed. */
  readonly now: FaultInput | undefined
  /** The fields that differ. */
  readonly conflicts: readonly Conflict[]

  constructor(
    id: string | undefined,
    now: FaultInput | undefined,
    conflicts: readonly Conflict[] = [],
  ) {
    super(`${id} was ${now === undefined ? 'removed' : 'changed'} elsewhere meanwhile.`)
    this.now = now
    this.conflicts = conflicts
  }
}

/** A fault as it was set, without its counts. */
export function inputOf({ seen: _seen, hits: _hits, ...fault }: ActiveFault): FaultInput {
  return fault
}

export const withFault =
  (fault: FaultInput): FaultChange =>
  (present) => [...present, fault]

export const withoutFault =
  (id: string): FaultChange =>
  (present) =>
    present.filter((each) => each.id !== id)

/** Swaps a fault with its neighbour; at the end of the list nothing changes. */
export const withFaultMoved =
  (id: string, by: -1 | 1): FaultChange =>
  (present) => {
    const from = present.findIndex((each) => each.id === id)
    const [moved, other] = [present[from], present[from + by]]
    if (moved === undefined || other === undefined) return present
    return present.with(from, other).with(from + by, moved)
  }

export interface FaultEdit {
  readonly opened: FaultInput
  readonly fault: FaultInput
  /** The fault as changed elsewhere, once the user has seen it: the edit then wins where both differ. */
  readonly seen?: FaultInput | undefined
}

/**
 * Replaces the edited fault, merged with changes made elsewhere.
 *
 * Throws a `FaultOvertakenError` when both changed the same field, or when the fault was removed.
 */
export const withFaultReplaced =
  ({ opened, fault, seen }: FaultEdit): FaultChange =>
  (present) => {
    const index = present.findIndex(({ id }) => id === opened.id)
    const now = present[index]
    if (now === undefined) throw new FaultOvertakenError(opened.id, undefined)
    const { value, conflicts } = joined({ base: opened, mine: fault, theirs: now })
    if (conflicts.length > 0 && !isSame(now, seen))
      throw new FaultOvertakenError(opened.id, now, conflicts)
    return present.with(index, value)
  }

/** Effects of two kinds share no fields, so an effect is merged as one value. */
function joined(versions: Versions<FaultInput>): Merged<FaultInput> {
  const kinds = Object.values(versions).map(({ effect }: FaultInput) => effect.kind)
  if (new Set(kinds).size === 1) return mergeThreeWay(versions)
  const whole = ({ effect, ...fault }: FaultInput) => ({ ...fault, effect: [effect] as const })
  const { value, conflicts } = mergeThreeWay({
    base: whole(versions.base),
    mine: whole(versions.mine),
    theirs: whole(versions.theirs),
  })
  return { value: { ...value, effect: value.effect[0] }, conflicts }
}
