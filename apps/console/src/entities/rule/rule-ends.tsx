import { ArrowRight } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './rule-ends.module.css'

interface Props {
  readonly source: ReactNode
  /** Absent while it is not chosen. */
  readonly target: ReactNode
  /** What can be done with the target. */
  readonly action?: ReactNode
}

/** The two ends of a rule, as a picture: source → target. */
export function RuleEnds({ source, target, action }: Props) {
  const isChosen = target !== undefined
  return (
    <div className={styles.flow}>
      <div className={styles.end}>
        {isChosen && <span>Source</span>}
        {source}
      </div>
      <ArrowRight size={20} aria-label="to" />
      <div className={styles.end} data-empty={!isChosen || undefined}>
        {isChosen && <span>Target</span>}
        {target ?? 'Target'}
      </div>
      {action}
    </div>
  )
}
