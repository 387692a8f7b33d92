import type { OutcomeBucket } from '@pingone-sandbox/contract'
import table from '../../../ui/table.module.css'
import { formatBucket } from './format-bucket.ts'
import styles from './outcomes-over-time.module.css'
import type { OutcomeSeries } from './outcome-series.ts'

interface Props {
  readonly everyMs: number
  readonly buckets: readonly OutcomeBucket[]
  readonly series: readonly OutcomeSeries[]
}

/** The figures of the chart. */
export function OutcomeTable({ everyMs, buckets, series }: Props) {
  return (
    // What scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles.table} tabIndex={0} aria-label="Outcomes over time as a table">
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">From</th>
            {series.map(({ status, label }) => (
              <th key={status} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {buckets.map(({ at, counts }) => (
            <tr key={at}>
              <th scope="row">{formatBucket(at, everyMs)}</th>
              {series.map(({ status }) => (
                <td key={status}>{counts[status] ?? 0}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
