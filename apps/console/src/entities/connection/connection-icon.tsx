import type { PropagationStore } from '@pingone-sandbox/contract'
import { Cable } from 'lucide-react'
import styles from './connection-icon.module.css'

interface Props {
  readonly connection: PropagationStore
}

/** The image of a connection, or a plug. */
export function ConnectionIcon({ connection }: Props) {
  const href = connection.image?.href
  return (
    <span className={styles.icon} aria-hidden="true">
      {href === undefined ? <Cable size={17} /> : <img src={href} alt="" />}
    </span>
  )
}
