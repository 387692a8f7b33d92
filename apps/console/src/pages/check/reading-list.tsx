import type { CheckReport } from '@pingone-sandbox/contract'
import { verdictLooks } from '../../entities/check/check-words.ts'
import { Expander } from '../../ui/expander.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import styles from './check.module.css'

interface Props {
  readonly readings: CheckReport['readings']
}

/** Under which readings of PingOne’s behaviour the endpoint works. */
export function ReadingList({ readings }: Props) {
  const working = readings.filter(({ verdict }) => verdict === 'works' || verdict === 'remark')
  return (
    <Expander
      summary={`Works under ${working.length} of ${readings.length} readings of PingOne’s behaviour`}
    >
      {() => (
        <ul className={styles.readings} aria-label="Readings">
          {readings.map(({ id, verdict, worse }) => (
            <li key={id}>
              <StatusBadge tone={verdictLooks[verdict][0]}>{verdictLooks[verdict][1]}</StatusBadge>
              <code>{id}</code>
              {worse.length > 0 && (
                <span className={styles.quiet}>{worse.map(({ title }) => title).join(' · ')}</span>
              )}
            </li>
          ))}
        </ul>
      )}
    </Expander>
  )
}
