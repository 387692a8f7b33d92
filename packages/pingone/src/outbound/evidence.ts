import type { Remark } from '@pingone-sandbox/contract'

/** What the answers of a target show while the work on one user or group goes on. */
export interface Evidence {
  /** Takes note of an answer that contradicts what was sent, or does not show it. */
  readonly remark: (remark: Remark) => void
  /** Takes note of an answer that shows all that was sent. */
  readonly confirm: () => void
  /** Takes note of an answer, whatever it says. */
  readonly heard: () => void
  /** Takes note of a read or a search that answered the resource. */
  readonly read: () => void
  /** Takes note of a read that says that the resource does not exist. */
  readonly missing: () => void
  readonly remarks: () => readonly Remark[]
  /** The answer to the last write showed that it was carried out, and no answer contradicts that. */
  readonly isConfirmed: () => boolean
  readonly wasRead: () => boolean
  readonly isMissing: () => boolean
  /** The target has answered anything. */
  readonly hasAnswers: () => boolean
}

/** More are not kept for one user or group. */
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
