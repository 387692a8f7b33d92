import { Database, Router } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import styles from './type-step.module.css'

interface Props {
  readonly onIdentityStore: () => void
}

/** "Choose a connection type". */
export function TypeStep({ onIdentityStore }: Props) {
  return (
    <ul className={styles.list}>
      <li className={styles.row}>
        <Database size={26} strokeWidth={1.5} aria-hidden="true" />
        <div className={styles.text}>
          <h3>Identity Store</h3>
          <p>Provision users and groups to an application or a directory in the cloud.</p>
        </div>
        <Button variant="primary" aria-label="Select Identity Store" onPress={onIdentityStore}>
          Select
        </Button>
      </li>
      <li className={styles.row}>
        <Router size={26} strokeWidth={1.5} aria-hidden="true" />
        <div className={styles.text}>
          <h3>Gateway</h3>
          <p>Not simulated: an LDAP gateway needs an agent inside the customer’s network.</p>
        </div>
        <Button isDisabled aria-label="Select Gateway">
          Select
        </Button>
      </li>
    </ul>
  )
}
