import type { Remark } from '@pingone-sandbox/contract'

/** Collects what the answers of a target show during the sync of one user or group. */
export interface Evidence {
  /** Records an answer that contradicts the sent values, or does not contain them. */
  readonly remark: (remark: Remark) => void
  /** Records an answer that contains all sent values. */
  readonly confirm: () => void
  /** Records any answer. */
  readonly heard: () => void
  /** Records a read or search that returned the resource. */
  readonly read: () => void
  /** Records a read that answers 404. */
  readonly missing: () => void
  readonly remarks: () => readonly Remark[]
  /** The answer to a write contained all sent values, and there is no remark. */
  readonly isConfirmed: () => boolean
  readonly wasRead: () => boolean
  readonly isMissing: () => boolean
  /** The target has answered at least once. */
  readonly hasAnswers: () => boolean
}

/** The largest number of remarks for one user or group. */
const mostRemarks = 20

export function createEvidence(): Evidence {
  const remarks = new Map<string, Remark>()
  let [isHeard, isConfirmed, wasRead, isMissing] = [false, false, false, false]
  return {
    remark(remark) {
      if (remarks.size < mostRemarks) remarks.set(`${remark.kind} ${remark.attribute}`, remark)
    },
    confirm() {
      isConfirmed = true
    },
    heard() {
      isHeard = true
    },
    read() {
      wasRead = true
    },
    missing() {
      isMissing = true
    },
    remarks: () => [...remarks.values()],
    isConfirmed: () => isConfirmed && remarks.size === 0,
    wasRead: () => wasRead,
    isMissing: () => isMissing,
    hasAnswers: () => isHeard,
  }
}
