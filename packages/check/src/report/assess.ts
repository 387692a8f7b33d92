import {
  type CheckFinding,
  type CheckReport,
  type CheckVerdict,
  checkVerdicts,
} from '@pingone-sandbox/contract'

export interface AssessOptions {
  /** The mildest verdict that fails: `breaks` unless given, which includes what PingOne needs and the endpoint does not support. */
  readonly failOn?: 'breaks' | 'remark'
  /** An earlier report, whose findings are accepted. */
  readonly baseline?: CheckReport | undefined
}

/** A finding with the reading of PingOne's behaviour under which it was made. */
export interface ReadFinding {
  readonly reading: string
  readonly finding: CheckFinding
}

/** Which findings of a report fail the run. */
export interface Assessment {
  readonly failing: readonly ReadFinding[]
  /** They would fail, but the baseline has them. */
  readonly known: readonly ReadFinding[]
  /** They would fail, but the baseline is of another ledger, which did not have the check. */
  readonly newChecks: readonly ReadFinding[]
}

/** Decides which findings fail the run: all that PingOne cannot work with, without those that a baseline accepts. */
export function assess(report: CheckReport, options: AssessOptions = {}): Assessment {
  const { failOn = 'breaks', baseline } = options
  const grave = findingsOf(report).filter(({ finding }) => isGrave(finding, failOn))
  if (baseline === undefined) return { failing: grave, known: [], newChecks: [] }
  const before = new Map(findingsOf(baseline).map((each) => [keyOf(each), each.finding]))
  const ids = new Set(baseline.findings.map(({ id }) => id))
  const kindOf = (each: ReadFinding): keyof Assessment => {
    const earlier = before.get(keyOf(each))
    if (earlier !== undefined && isAccepted(each.finding, earlier)) return 'known'
    const isNewCheck = report.ledger !== baseline.ledger && !ids.has(each.finding.id)
    return isNewCheck ? 'newChecks' : 'failing'
  }
  const select = (kind: keyof Assessment) => grave.filter((each) => kindOf(each) === kind)
  return { failing: select('failing'), known: select('known'), newChecks: select('newChecks') }
}

/** All findings of a report: those of its first reading, and those that are worse under others. */
export function findingsOf({ findings, profile, readings }: CheckReport): readonly ReadFinding[] {
  const [first] = readings
  return [
    ...findings.map((finding) => ({ reading: first?.id ?? profile, finding })),
    ...readings.flatMap(({ id, worse }) => worse.map((finding) => ({ reading: id, finding }))),
  ]
}

function isGrave({ verdict, needed }: CheckFinding, failOn: 'breaks' | 'remark'): boolean {
  if (verdict === 'breaks' || (verdict === 'not-supported' && needed)) return true
  return failOn === 'remark' && (verdict === 'remark' || verdict === 'not-supported')
}

const keyOf = ({ reading, finding }: ReadFinding) => `${reading} ${finding.id}`

const isAccepted = (finding: CheckFinding, earlier: CheckFinding): boolean =>
  finding.cause === earlier.cause && gravity(finding.verdict) >= gravity(earlier.verdict)

/** 0 is the gravest. */
const gravity = (verdict: CheckVerdict) => checkVerdicts.indexOf(verdict)
