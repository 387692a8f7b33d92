import type { FaultInput, FaultReport } from '@pingone-sandbox/pingone/contract'

/** A fault in force, with how often it was met. */
export type ActiveFault = FaultReport['faults'][number]

/** Says what becomes of the set as it is at the moment of the change, which others may have changed since it was shown. */
export type FaultChange = (present: readonly FaultInput[]) => readonly FaultInput[]

/** The fault that was opened is no longer what it was. */
export class FaultOvertakenError extends Error {
  override readonly name = 'FaultOvertakenError'
  /** What it is now; absent when it is gone. */
  readonly now: FaultInput | undefined

  constructor(id: string | undefined, now: FaultInput | undefined) {
    super(`${id} was ${now === undefined ? 'removed' : 'changed'} elsewhere meanwhile.`)
    this.now = now
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

/** Puts a fault in the place of the one that was opened. Throws a `FaultOvertakenError` when that is another by now, or gone. */
export const withFaultReplaced =
  (opened: FaultInput, fault: FaultInput): FaultChange =>
  (present) => {
    const index = present.findIndex(({ id }) => id === opened.id)
    const now = present[index]
    if (now === undefined || JSON.stringify(now) !== JSON.stringify(opened))
      throw new FaultOvertakenError(opened.id, now)
    return present.with(index, fault)
  }
