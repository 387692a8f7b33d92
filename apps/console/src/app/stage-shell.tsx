import { Navigate, Outlet, useParams } from 'react-router'
import { useSession } from '../entities/environment/session.ts'
import { ToastRegion } from '../patterns/toast/toast-region.tsx'
import { CodeNotice } from './code-notice.tsx'
import { StreamIndicator } from './top-bar/bar-badges.tsx'
import styles from './stage-shell.module.css'

/** The frame of the stage: the whole window, without sidebar, bar and guide. The page shows whether it is live. */
export function StageShell() {
  const { info } = useSession()
  const { environmentId } = useParams()
  if (environmentId !== info.environmentId) return <Navigate to="/" replace />
  return (
    <div className={styles.shell}>
      <div className={styles.page}>
        <Outlet context={<StreamIndicator />} />
      </div>
      <ToastRegion>
        <CodeNotice />
      </ToastRegion>
    </div>
  )
}
