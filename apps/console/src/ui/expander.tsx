import { ChevronRight } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button, Disclosure, DisclosurePanel } from 'react-aria-components'
import { classNames } from './class-names.ts'
import styles from './expander.module.css'

interface Props {
  readonly summary: ReactNode
  readonly isInitiallyOpen?: boolean
  /** Rendered only while open: a timeline has thousands. */
  readonly children: () => ReactNode
}

/** A line that expands to show its content. */
export function Expander({ summary, isInitiallyOpen = false, children }: Props) {
  const [isOpen, setOpen] = useState(isInitiallyOpen)
  return (
    <Disclosure
      isExpanded={isOpen}
      onExpandedChange={setOpen}
      className={classNames(styles.expander)}
    >
      <Button slot="trigger" className={classNames(styles.trigger)}>
        <ChevronRight size={16} aria-hidden="true" className={styles.chevron} />
        {summary}
      </Button>
      <DisclosurePanel className={classNames(styles.panel)}>{isOpen && children()}</DisclosurePanel>
    </Disclosure>
  )
}
