import type { OutcomeBucket } from '@pingone-sandbox/contract'
import { Table } from '../../../ui/table.tsx'
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
      <Table
        columns={[
          {
            id: 'from',
            header: 'From',
            isRowHeader: true,
            cell: ({ at }) => formatBucket(at, everyMs),
          },
          ...series.map(({ status, label }) => ({
            id: status,
            header: label,
            cell: ({ counts }: OutcomeBucket) => counts[status] ?? 0,
          })),
        ]}
        rows={buckets}
        idOf={({ at }) => at}
      />
    </section>
  )
}
