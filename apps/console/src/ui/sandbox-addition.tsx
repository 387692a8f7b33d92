import { FlaskConical } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './sandbox-addition.module.css'

interface Props {
  readonly children: ReactNode
}

/** What PingOne's console does not have at this place: marked, so that the rest can be taken for PingOne's. */
export function SandboxAddition({ children }: Props) {
  return (
    <div className={styles.addition}>
      <SandboxMark />
      {children}
    </div>
  )
}

/** The mark alone, above what fills a tab or a section. */
export function SandboxMark() {
  return (
    <p className={styles.mark}>
      <FlaskConical size={13} aria-hidden="true" />
      Sandbox only
    </p>
  )
}
