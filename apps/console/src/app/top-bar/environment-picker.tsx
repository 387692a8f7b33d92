import { ChevronDown } from 'lucide-react'
import { Suspense, useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import { useEnvironments } from '../../entities/environment/session.ts'
import { lazyCode } from '../../lib/patient-code.ts'
import { classNames } from '../../ui/class-names.ts'
import styles from './environment-picker.module.css'

// Menus weigh more than the page that a first visit shows.
const EnvironmentMenu = lazyCode(async () => ({
  default: (await import('./environment-menu.tsx')).EnvironmentMenu,
}))

interface Props {
  /** The name of the open environment. */
  readonly current: string
}

/** The open environment with its region, and the way to another one. */
export function EnvironmentPicker({ current }: Props) {
  const trigger = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  const region = useEnvironments().data?.[0]?.region

  return (
    <>
      <Button
        ref={trigger}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onPress={() => setOpen(true)}
        className={classNames(styles.picker)}
      >
        <span className={styles.name}>{current}</span>
        {region !== undefined && <span className={styles.region}>{region}</span>}
        <ChevronDown size={15} aria-hidden="true" />
      </Button>
      {isOpen && (
        <Suspense>
          <EnvironmentMenu trigger={trigger} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
