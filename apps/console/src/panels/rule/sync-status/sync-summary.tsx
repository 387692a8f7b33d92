import styles from './sync-summary.module.css'

interface Props {
  readonly title: string
  readonly counters: readonly (readonly [label: string, count: number | undefined])[]
}

/** The counters of a sync. */
export function SyncSummary({ title, counters }: Props) {
  return (
    <section className={styles.summary} aria-label={title}>
      <h3>{title}</h3>
      <dl className={styles.counters}>
        {counters.map(([label, count = 0]) => (
          <div key={label} data-alarming={(label.startsWith('Failed') && count > 0) || undefined}>
            <dt>{label}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
