import { type ReactNode, useRef } from 'react'
import { useScrollMemory } from '../lib/use-scroll-memory.ts'
import { classNames } from '../ui/class-names.ts'
import layout from '../ui/layout.module.css'
import styles from './page-frame.module.css'

interface Props {
  readonly children: ReactNode
  /** A side panel beside the page. */
  readonly panel?: ReactNode
  /** The page is one form, with its buttons at its foot. */
  readonly isForm?: boolean
  /** The page is as tall as its frame, for a table that scrolls by itself. */
  readonly isFilled?: boolean
}

/** The scrolling area of a page, with its side panel above it. */
export function PageFrame({ children, panel, isForm = false, isFilled = false }: Props) {
  const area = useRef<HTMLDivElement>(null)
  useScrollMemory(area, 'page')
  return (
    <>
      <div ref={area} className={styles.scroll}>
        <div className={classNames(layout.page, isForm && styles.form, isFilled && styles.filled)}>
          {children}
        </div>
      </div>
      {panel}
    </>
  )
}
