import { LoaderCircle, RefreshCw } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { codeState } from '../lib/patient-code.ts'
import { Button } from '../ui/button.tsx'
import styles from './code-notice.module.css'

/** Says quietly that a part of the console has yet to be fetched, and what to do once it cannot be any more. */
export function CodeNotice() {
  const { waiting, isOutdated } = useSyncExternalStore(codeState.subscribe, codeState.read)
  return (
    <output className={styles.place}>
      {waiting > 0 &&
        (isOutdated ? (
          <div className={styles.notice}>
            <RefreshCw size={16} aria-hidden="true" />
            <span>
              A newer console is served, and what you opened is no part of this one. Save what you
              have entered, then load the page again.
            </span>
            <Button size="small" variant="primary" onPress={() => window.location.reload()}>
              Load it again
            </Button>
          </div>
        ) : (
          <div className={styles.notice}>
            <LoaderCircle size={16} aria-hidden="true" className={styles.turning} />
            <span>The sandbox does not answer. What you opened comes as soon as it does.</span>
          </div>
        ))}
    </output>
  )
}
