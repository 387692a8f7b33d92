import { TriangleAlert } from 'lucide-react'
import styles from './moved-secret.module.css'

interface Props {
  readonly reason: string
}

/** Says below a secret why it is to be given anew; announced when an address is changed. */
export function MovedSecret({ reason }: Props) {
  return (
    <output className={styles.moved}>
      <TriangleAlert size={14} aria-hidden="true" />
      <span>{reason}</span>
    </output>
  )
}
