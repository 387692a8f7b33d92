import { explainFailure, type FailureCause, remedyNote, type Side } from '@pingone-sandbox/contract'
import { Expander } from '../../ui/expander.tsx'
import styles from './culprit-notice.module.css'

interface Props {
  readonly cause: FailureCause
  readonly side: Side
}

/** What a failure means and what to do about it; where a server can be at fault, how one does it right. */
export function FixHelp({ cause, side }: Props) {
  const { meaning, advice, remedy, source } = explainFailure(cause)
  return (
    <div className={styles.help}>
      <Expander
        summary={
          remedy !== undefined && side === 'server' ? 'How to fix the server' : 'What it means'
        }
      >
        {() => (
          <div className={styles.stack}>
            <p>{meaning}</p>
            <p>{advice}</p>
            {remedy !== undefined && (
              <>
                <pre className={styles.remedy}>{remedy}</pre>
                <p className={styles.muted}>{remedyNote}</p>
              </>
            )}
            <p className={styles.muted}>
              Source:{' '}
              <a href={source.url} target="_blank" rel="noreferrer">
                {source.title}
              </a>
            </p>
          </div>
        )}
      </Expander>
    </div>
  )
}
