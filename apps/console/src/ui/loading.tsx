import { LoaderCircle } from 'lucide-react'
import styles from './loading.module.css'

/** The loading indicator. */
export function Loading() {
  return (
    <output className={styles.loading}>
      <LoaderCircle size={18} aria-hidden="true" />
      Loading…
    </output>
  )
}
