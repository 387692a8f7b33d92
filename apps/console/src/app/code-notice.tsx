import { LoaderCircle, RefreshCw } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { codeState } from '../lib/patient-code.ts'
import { Button } from '../ui/button.tsx'
import styles from './code-notice.module.css'

/** Tells that a part of the console waits to be fetched, or that the page must be loaded again. */
export function CodeNotice() {
  const { waiting, isOutdated } = useSyncExternalStore(codeState.subscribe, codeState.read)
  return (
    <output className={styles.place}>
      {waiting > 0 &&
        (isOutdated ? (
          <div className={styles.notice}>
            <RefreshCw size={16} aria-hidden="true" />
            <span>
              A newer version of the console is served. Save what you have entered, then reload the
              page.
            </span>
            <Button size="small" variant="primary" onPress={() => window.location.reload()}>
              Reload the page
            </Button>
          </div>
        ) : (
          <div className={styles.notice}>
            <LoaderCircle size={16} aria-hidden="true" className={styles.turning} />
            <span>The sandbox does not answer. The page opens once it answers.</span>
          </div>
        ))}
    </output>
  )
}
