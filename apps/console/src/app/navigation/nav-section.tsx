import { type ReactNode, useId } from 'react'
import { classNames } from '../../ui/class-names.ts'
import styles from './navigation.module.css'

interface Props {
  readonly title?: string
  /** What the real PingOne lacks stands apart. */
  readonly isSandbox?: boolean
  readonly children: ReactNode
}

/** Links of the sidebar under one heading. */
export function NavSection({ title, isSandbox = false, children }: Props) {
  const titleId = useId()
  return (
    <div className={classNames(styles.section, isSandbox && styles.sandbox)}>
      {title !== undefined && (
        <h2 id={titleId} className={styles.heading}>
          {title}
        </h2>
      )}
      <ul aria-labelledby={title === undefined ? undefined : titleId}>{children}</ul>
    </div>
  )
}
