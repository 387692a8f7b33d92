import type { ReactNode } from 'react'
import styles from './definition-list.module.css'

interface Props {
  readonly entries: readonly (readonly [term: string, value: ReactNode])[]
}

/** Names and their values, one under the other. */
export function DefinitionList({ entries }: Props) {
  return (
    <dl className={styles.list}>
      {entries.map(([term, value]) => (
        <div key={term} className={styles.entry}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
