import type { ReactNode } from 'react'
import styles from './definition-list.module.css'

interface Props {
  readonly entries: Readonly<Record<string, ReactNode>>
}

/** Names and their values, one under the other. */
export function DefinitionList({ entries }: Props) {
  return (
    <dl className={styles.list}>
      {Object.entries(entries).map(([term, value]) => (
        <div key={term} className={styles.entry}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
