import {
  checkVerdicts,
  type CheckExchange,
  type CheckFinding,
  type CheckReport,
  type CheckVerdict,
} from '@pingone-sandbox/contract'

/** The gravest finding first, and otherwise in the order of the checks. */
export const gravestFirst = (findings: readonly CheckFinding[]): readonly CheckFinding[] =>
  findings.toSorted((one, other) => gravityOf(one) - gravityOf(other))

const gravityOf = ({ verdict }: CheckFinding): number => checkVerdicts.indexOf(verdict)

/** How many findings have each verdict, the gravest first; verdicts without any are left out. */
export const countVerdicts = (
  findings: readonly CheckFinding[],
): readonly { readonly verdict: CheckVerdict; readonly count: number }[] =>
  checkVerdicts.flatMap((verdict) => {
    const count = findings.filter((finding) => finding.verdict === verdict).length
    return count === 0 ? [] : [{ verdict, count }]
  })

/** The exchanges that show a finding, in the order in which they were sent. */
export function exchangesOf(
  { exchanges: ids }: CheckFinding,
  report: CheckReport | undefined,
): readonly CheckExchange[] {
  return report?.exchanges.filter(({ id }) => ids.includes(id)) ?? []
}
