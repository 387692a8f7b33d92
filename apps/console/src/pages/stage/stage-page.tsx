import { useEffect, useRef } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { useConnections } from '../../entities/connection/connection-queries.ts'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { useRules } from '../../entities/rule/rule-queries.ts'
import { isDialogOpen } from '../../ui/is-dialog-open.ts'
import { Loading } from '../../ui/loading.tsx'
import { useFocusHeir } from '../../ui/use-focus-heir.ts'
import { LeaveStage } from './leave-stage.tsx'
import { StageBar } from './stage-bar.tsx'
import { StageControls } from './stage-controls.tsx'
import styles from './stage-page.module.css'
import { StageSetUp } from './stage-set-up.tsx'
import { StageView } from './stage-view.tsx'
import { useStage } from './use-stage.ts'

/** Sandbox › Stage: PingOne, the wire and the target side by side, for an audience. */
export function StagePage() {
  const scene = useStage()
  const connections = useConnections().data
  const rules = useRules().data
  const leave = useLeave()
  // A button that has done its work is removed, with the focus.
  const heir = useFocusHeir<HTMLElement>()
  const title = useRef<HTMLHeadingElement>(null)
  // The link that led here is gone with its page.
  useEffect(() => title.current?.focus({ preventScroll: true }), [])

  const isRead = scene !== undefined && connections !== undefined && rules !== undefined
  const canProvision =
    connections?.some(({ status }) => status === 'ACTIVE') === true &&
    rules?.some(({ active }) => active) === true

  return (
    <main id="content" {...heir} className={styles.stage}>
      <h1 ref={title} tabIndex={-1} className={styles.title}>
        Stage
      </h1>
      <StageBar scene={scene} onLeave={leave} />
      {!isRead && <Loading />}
      {isRead && !canProvision && (
        <StageSetUp connections={connections} hasRules={rules.length > 0} />
      )}
      {isRead && canProvision && <StageView scene={scene} rules={rules} />}
      {isRead && <StageControls scene={scene} canProvision={canProvision} />}
      <LeaveStage />
    </main>
  )
}

/** Goes back to where the stage was opened from; Escape does so too. */
function useLeave(): () => void {
  const navigate = useNavigate()
  const { key } = useLocation()
  const { overview } = usePaths()
  const leave = () => void (key === 'default' ? navigate(overview) : navigate(-1))
  const latest = useRef(leave)
  useEffect(() => {
    latest.current = leave
  })
  useEffect(() => {
    const onKeyDown = ({ key: pressed, defaultPrevented }: KeyboardEvent) => {
      if (pressed === 'Escape' && !defaultPrevented && !isDialogOpen()) latest.current()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
  return leave
}
