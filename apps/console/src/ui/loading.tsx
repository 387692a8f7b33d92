import { LoaderCircle } from 'lucide-react'
import styles from './loading.module.css'

/** Stands in while something is fetched. */
export function Loading() {
  return (
    <p className={styles.loading} role="status">
      <LoaderCircle size={18} aria-hidden="true" />
      Loading…
    </p>
  )
}
