import type { FaultInput, FaultReport } from '@pingone-sandbox/contract'
import {
  type Conflict,
  isSame,
  type Merged,
  mergeThreeWay,
  type Versions,
} from '../../patterns/merge/three-way-merge.ts'

/** A fault in force, with how often it was met. */
export type ActiveFault = FaultReport['faults'][number]

/** Says what becomes of the set as it is at the moment of the change, which others may have changed since it was shown. */
export type FaultChange = (present: readonly FaultInput[]) => readonly FaultInput[]

/** The fault that was opened is no longer what it was. */
export class FaultOvertakenError extends Error {
  override readonly name = 'FaultOvertakenError'
  /** What it is now; absent when it is gone. */
  readonly now: FaultInput | undefined
  /** What is different here and there. */
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

/** Exchanges a fault with the one before or after it; at the end of the list it stays. */
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
  /** What it had become elsewhere when that was shown: then the edit holds where both differ. */
  readonly seen?: FaultInput | undefined
}

/**
 * Puts a fault in the place of the one that was opened, joined with what others have made of that one.
 *
 * Throws a `FaultOvertakenError` when both have changed the same, or when it is gone.
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

/** Effects of two kinds have nothing in common, so that they are one value. */
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
