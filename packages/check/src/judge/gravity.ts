import {
  type CheckFinding,
  type CheckReport,
  type CheckVerdict,
  checkVerdicts,
} from '@pingone-sandbox/contract'

type Graded = Pick<CheckFinding, 'verdict' | 'needed'>

/** How PingOne fares with a finding: what the endpoint does not support and PingOne does not need is a remark. */
export const effectOf = ({ verdict, needed }: Graded): CheckVerdict =>
  verdict === 'not-supported' && !needed ? 'remark' : verdict

/** Orders findings, the gravest first. */
export const byGravity = (one: Graded, other: Graded): number =>
  checkVerdicts.indexOf(effectOf(one)) - checkVerdicts.indexOf(effectOf(other)) ||
  checkVerdicts.indexOf(one.verdict) - checkVerdicts.indexOf(other.verdict)

/** Whether a finding is worse than another of the same check. */
export const isWorse = (one: Graded, other: Graded): boolean =>
  checkVerdicts.indexOf(effectOf(one)) < checkVerdicts.indexOf(effectOf(other))

/** The gravest effect of findings. */
export function gravest(findings: readonly Graded[]): CheckVerdict {
  const effects = new Set(findings.map(effectOf))
  return checkVerdicts.find((verdict) => effects.has(verdict)) ?? 'skipped'
}

/** How many findings have each verdict. */
export const countVerdicts = (findings: readonly Graded[]): CheckReport['counts'] =>
  Object.fromEntries(
    checkVerdicts.map((verdict) => [
      verdict,
      findings.filter((finding) => finding.verdict === verdict).length,
    ]),
  ) as CheckReport['counts']
