import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useLayoutEffect, useRef } from 'react'
import { isFocusFree } from './focus.ts'
import { IconButton } from './icon-button.tsx'
import { isDialogOpen } from './is-dialog-open.ts'
import styles from './side-panel.module.css'

interface Props {
  /** The kind of the object, shown above the title. */
  readonly kind?: string
  readonly title: string
  readonly subtitle?: ReactNode
  /** Shown beside the title: the toggle of the object. */
  readonly action?: ReactNode
  readonly onClose: () => void
  /** A form that fills the panel: half of the page, or all of it where too little of the list would be left, with its buttons at its foot. */
  readonly isForm?: boolean
  readonly children: ReactNode
}

/**
 * The panel from the right with the details of the chosen row.
 *
 * It is not modal: the list beside it stays in use. Focus goes to its title when it opens and back to the row when it closes.
 */
export function SidePanel({
  kind,
  title,
  subtitle,
  action,
  onClose,
  isForm = false,
  children,
}: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  const titleId = useId()

  // Before effects of its children, which may move the focus.
  useLayoutEffect(() => {
    const opener = document.activeElement
    heading.current?.focus({ preventScroll: true })
    return () => {
      // Once the panel is gone, which may cover the list and hide it.
      queueMicrotask(() => {
        if (opener instanceof HTMLElement && isFocusFree()) opener.focus({ preventScroll: true })
      })
    }
  }, [])

  useEffect(() => {
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !isDialogOpen()) onClose()
    }
    document.addEventListener('keydown', closeOnEscape)
    return () => document.removeEventListener('keydown', closeOnEscape)
  }, [onClose])

  return (
    <section
      aria-labelledby={titleId}
      className={styles.panel}
      ref={markCovering}
      data-form={isForm || undefined}
    >
      <header className={styles.header}>
        <div className={styles.titles}>
          {kind !== undefined && <p className={styles.kind}>{kind}</p>}
          <h2 id={titleId} ref={heading} tabIndex={-1} className={styles.title}>
            {title}
          </h2>
          {subtitle !== undefined && <div className={styles.subtitle}>{subtitle}</div>}
        </div>
        {action}
        <IconButton aria-label="Close panel" onPress={onClose}>
          <X size={18} />
        </IconButton>
      </header>
      <div className={styles.body}>{children}</div>
    </section>
  )
}

/** Marks a panel that takes the whole page, as long as it does. */
function markCovering(panel: HTMLElement | null): (() => void) | undefined {
  // Without layout (jsdom) sizes do not change.
  if (panel === null || typeof ResizeObserver === 'undefined') return
  const measure = () => {
    const page = panel.offsetParent
    panel.toggleAttribute('data-covering', page !== null && panel.offsetWidth >= page.clientWidth)
  }
  const sizes = new ResizeObserver(measure)
  sizes.observe(panel)
  return () => sizes.disconnect()
}
