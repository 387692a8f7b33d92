import { LoaderCircle } from 'lucide-react'
import styles from './loading.module.css'

/** Stands in while something is fetched. */
export function Loading() {
  return (
    <output className={styles.loading}>
      <LoaderCircle size={18} aria-hidden="true" />
      Loading…
    </output>
  )
}
