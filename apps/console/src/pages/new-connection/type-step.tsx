import { ChevronRight, Database, Router } from 'lucide-react'
import { useId } from 'react'
import stretched from '../../ui/stretched-button.module.css'
import styles from './type-step.module.css'

interface Props {
  readonly onIdentityStore: () => void
}

/** "Choose a connection type". */
export function TypeStep({ onIdentityStore }: Props) {
  const storeId = useId()
  return (
    <ul className={styles.list}>
      <li className={styles.row} data-choice>
        <Database size={26} strokeWidth={1.5} aria-hidden="true" />
        <span className={styles.text}>
          <button
            type="button"
            className={stretched.button}
            aria-label="Select Identity Store"
            aria-describedby={storeId}
            onClick={onIdentityStore}
          >
            <span className={styles.name}>Identity Store</span>
          </button>
          <span id={storeId}>
            Provision users and groups to an application or a directory in the cloud.
          </span>
        </span>
        <ChevronRight size={20} aria-hidden="true" />
      </li>
      <li className={styles.row}>
        <Router size={26} strokeWidth={1.5} aria-hidden="true" />
        <span className={styles.text}>
          <span className={styles.name}>Gateway</span>
          <span>Not simulated: an LDAP gateway needs an agent inside the customer’s network.</span>
        </span>
      </li>
    </ul>
  )
}
