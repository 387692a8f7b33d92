import { ChevronRight } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import styles from './expander.module.css'

interface Props {
  readonly summary: ReactNode
  readonly isInitiallyOpen?: boolean
  /** Opens it whenever it becomes true: what is looked for is inside. */
  readonly isWanted?: boolean
  /** Rendered only while open: a timeline has thousands. */
  readonly children: () => ReactNode
}

/** A line that expands to show its content. */
export function Expander({ summary, isInitiallyOpen = false, isWanted = false, children }: Props) {
  const id = useId()
  const [isOpen, setOpen] = useState(isInitiallyOpen || isWanted)
  const [wasWanted, setWasWanted] = useState(isWanted)
  if (isWanted !== wasWanted) {
    setWasWanted(isWanted)
    if (isWanted) setOpen(true)
  }
  return (
    <div className={styles.expander}>
      <button
        id={id}
        type="button"
        aria-expanded={isOpen}
        aria-controls={`${id}-panel`}
        onClick={() => setOpen(!isOpen)}
        className={styles.trigger}
      >
        <ChevronRight size={16} aria-hidden="true" className={styles.chevron} />
        {summary}
      </button>
      <div
        id={`${id}-panel`}
        // Not a fieldset: it is outside of forms as well.
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="group"
        aria-labelledby={id}
        hidden={!isOpen}
        className={styles.panel}
      >
        {isOpen && children()}
      </div>
    </div>
  )
}
