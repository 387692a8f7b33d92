import type { CheckVerdict, Remark } from '@pingone-sandbox/contract'
import { isGrave } from '../judge/grave-attributes.ts'
import type { Evidence, StateDifference } from '../themes/evidence.ts'
import type { Check } from '../themes/theme.ts'

/** What the checks of one reading have shown so far, over all its themes. */
export interface History {
  /** The verdicts of the checks that were played, by their ids. */
  readonly verdicts: Map<string, CheckVerdict>
  /**
   * Leaves out of the evidence what is a remark at most and what an earlier check has shown already, so that one defect is one
   * finding. What remains counts as shown.
   */
  readonly withoutReported: (evidence: Evidence, check: Check) => Evidence
  /** The same history, for a theme whose play may be given up. */
  readonly copy: () => History
}

export const createHistory = (): History => historyOf(new Map(), new Set())

function historyOf(verdicts: Map<string, CheckVerdict>, reported: Set<string>): History {
  return {
    verdicts,
    copy: () => historyOf(new Map(verdicts), new Set(reported)),
    withoutReported(evidence, check) {
      const isNew = (attribute: string, key: string) =>
        isGrave(attribute, check) || !reported.has(key)
      const differences = evidence.differences.filter((difference) =>
        difference.isPassing
          ? !reported.has(passing)
          : isNew(difference.attribute, keyOf(difference)),
      )
      const outcomes = evidence.outcomes.map(({ remarks = [], ...outcome }) => ({
        ...outcome,
        remarks: remarks.filter((remark) => isNew(remark.attribute ?? '', keyOfRemark(remark))),
      }))
      const areRetriesKnown = reported.has(retried)
      if (evidence.retries.length > 0) reported.add(retried)
      for (const difference of differences) reported.add(keyOf(difference))
      for (const { remarks } of outcomes)
        for (const remark of remarks) reported.add(keyOfRemark(remark))
      return { ...evidence, differences, outcomes, areRetriesKnown }
    },
  }
}

/** Differences that pass are of time, whatever the attribute is. */
const passing = 'passing'
const retried = 'retried'

const keyOf = ({ attribute, isMissing, isPassing }: StateDifference) =>
  isPassing ? passing : `${attribute} ${isMissing ? 'missing' : 'other'}`

const keyOfRemark = ({ kind, attribute = '' }: Remark) => `${kind} ${attribute}`
