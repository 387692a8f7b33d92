import type { Rule, RuleStatus } from '@pingone-sandbox/contract'
import { Link } from 'react-router'
import { usePaths } from '../../../entities/environment/use-paths.ts'
import { FindingList } from './finding-list.tsx'
import { remarkTexts } from '../../../entities/journal/remark-texts.ts'

interface Props {
  readonly rule: Rule
  readonly remarks: RuleStatus['remarks']
}

/** The successes that the answers of the target do not bear out, by kind, with what to do about it. */
export function RemarkGroups({ rule, remarks }: Props) {
  const paths = usePaths()
  if (remarks.total === 0) return null
  const findings = remarks.kinds.map(({ kind, count, message, examples }) => ({
    key: kind,
    ...remarkTexts[kind],
    count: `${count.toLocaleString('en')} with a remark`,
    message,
    links: (
      <Link to={`${paths.activity}?remark=${kind}&rule=${rule.id}`}>Changes with this remark</Link>
    ),
    examples,
  }))
  return (
    <FindingList
      title="Remarks on answers"
      tone="warning"
      note="PingOne counts these as successes. The answers of the target contradict what was sent, or do not show it."
      examined={remarks.examined}
      total={remarks.total}
      findings={findings}
    />
  )
}
