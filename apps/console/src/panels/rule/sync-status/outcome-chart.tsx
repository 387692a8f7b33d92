import type { OutcomeBucket } from '@pingone-sandbox/contract'
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { formatBucket } from './format-bucket.ts'
import { patternId } from './outcome-patterns.tsx'
import type { OutcomeSeries } from './outcome-series.ts'

interface Props {
  readonly everyMs: number
  readonly buckets: readonly OutcomeBucket[]
  /** Only the kinds that there are. */
  readonly series: readonly OutcomeSeries[]
}

const axis = { stroke: 'var(--text-muted)', fontSize: 12, tickLine: false }

/** The outcomes of a rule as stacked bars; arrow keys go from bar to bar. */
export function OutcomeChart({ everyMs, buckets, series }: Props) {
  const data = buckets.map(({ at, counts }) => ({ at: formatBucket(at, everyMs), ...counts }))
  return (
    <ResponsiveContainer width="100%" height={200}>
      <BarChart
        data={data}
        accessibilityLayer
        title="Outcomes over time"
        margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
      >
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis dataKey="at" {...axis} minTickGap={32} />
        <YAxis {...axis} width={44} allowDecimals={false} axisLine={false} />
        <Tooltip
          isAnimationActive={false}
          cursor={{ fill: 'var(--hover)' }}
          contentStyle={{
            border: '1px solid var(--line)',
            borderRadius: 6,
            background: 'var(--surface-raised)',
            color: 'var(--text)',
          }}
          itemStyle={{ color: 'var(--text)' }}
        />
        {series.map(({ status, label, colour }) => (
          <Bar
            key={status}
            dataKey={status}
            name={label}
            stackId="outcomes"
            fill={`url(#${patternId(status)})`}
            stroke={colour}
            maxBarSize={36}
            isAnimationActive={false}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  )
}
