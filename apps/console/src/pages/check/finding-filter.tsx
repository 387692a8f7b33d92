import type { CheckFinding, CheckVerdict } from '@pingone-sandbox/contract'
import { verdictLooks } from '../../entities/check/check-words.ts'
import { CountFilter, type CountOption } from '../../ui/count-filter.tsx'
import styles from './check.module.css'
import { countVerdicts } from './findings.ts'

interface Props {
  readonly findings: readonly CheckFinding[]
  readonly verdict: CheckVerdict | undefined
  readonly onFilter: (verdict: CheckVerdict | undefined) => void
}

/** How many findings have each verdict; each number shows these alone. */
export function FindingFilter({ findings, verdict, onFilter }: Props) {
  const counts = countVerdicts(findings)
  if (counts.length === 0) return null
  const options: readonly CountOption<CheckVerdict>[] = [
    { value: undefined, label: 'All', count: findings.length },
    ...counts.map(({ verdict: value, count }) => {
      const [tone, label] = verdictLooks[value]
      return { value, label, count, tone }
    }),
  ]
  return (
    <div className={styles.filter}>
      <CountFilter label="Show findings" options={options} value={verdict} onChange={onFilter} />
    </div>
  )
}
