import { Database, Router } from 'lucide-react'
import { useId } from 'react'
import { Button } from '../../ui/button.tsx'
import styles from './type-step.module.css'

interface Props {
  readonly onIdentityStore: () => void
}

/** "Choose a connection type". */
export function TypeStep({ onIdentityStore }: Props) {
  const id = useId()
  return (
    <ul className={styles.list}>
      <li className={styles.row}>
        <Database size={28} strokeWidth={1.5} aria-hidden="true" className={styles.icon} />
        <div className={styles.text}>
          <p className={styles.name}>Identity Store</p>
          <p id={`${id}-store`}>
            A service outside PingOne, reached by a connector of PingOne’s or over SCIM.
          </p>
        </div>
        <Button
          variant="primary"
          aria-label="Select Identity Store"
          aria-describedby={`${id}-store`}
          onPress={onIdentityStore}
        >
          Select
        </Button>
      </li>
      <li className={styles.row}>
        <Router size={28} strokeWidth={1.5} aria-hidden="true" className={styles.icon} />
        <div className={styles.text}>
          <p className={styles.name}>Gateway</p>
          <p id={`${id}-gateway`}>
            An LDAP directory behind a PingOne Gateway. Not simulated: it needs an agent inside the
            customer’s network.
          </p>
        </div>
        <Button aria-label="Select Gateway" aria-describedby={`${id}-gateway`} isDisabled>
          Select
        </Button>
      </li>
    </ul>
  )
}
