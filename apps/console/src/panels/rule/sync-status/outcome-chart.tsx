import type { OutcomeBucket } from '@pingone-sandbox/contract'
import { BarChart } from '../../../ui/bar-chart.tsx'
import { formatBucket } from './format-bucket.ts'
import { patternId } from './outcome-patterns.tsx'
import type { OutcomeSeries } from './outcome-series.ts'

interface Props {
  readonly everyMs: number
  readonly buckets: readonly OutcomeBucket[]
  /** Only the kinds that there are. */
  readonly series: readonly OutcomeSeries[]
}

/** The outcomes of a rule as stacked bars. */
export function OutcomeChart({ everyMs, buckets, series }: Props) {
  return (
    <BarChart
      label="Outcomes over time as a chart"
      bars={buckets.map(({ at, counts }) => ({
        id: at,
        label: formatBucket(at, everyMs),
        values: counts,
      }))}
      series={series.map(({ status, label, colour }) => ({
        id: status,
        label,
        fill: `url(#${patternId(status)})`,
        stroke: colour,
      }))}
    />
  )
}
