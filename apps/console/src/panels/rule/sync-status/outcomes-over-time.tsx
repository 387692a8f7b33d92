import { outcomeHistoryLimits, type RuleStatus } from '@pingone-sandbox/contract'
import { ChartColumn, Table2 } from 'lucide-react'
import { useState } from 'react'
import { formatCount } from '../../../lib/format-count.ts'
import { Button } from '../../../ui/button.tsx'
import layout from '../../../ui/layout.module.css'
import { SandboxMark } from '../../../ui/sandbox-addition.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { OutcomeChart } from './outcome-chart.tsx'
import { OutcomePatterns, patternId } from './outcome-patterns.tsx'
import { outcomeSeries } from './outcome-series.ts'
import { OutcomeTable } from './outcome-table.tsx'
import styles from './outcomes-over-time.module.css'

const { seconds, earlierEntries } = outcomeHistoryLimits
const reach = `Counts what happened since the sandbox started or was reset, at most ${formatCount(seconds)} busy seconds of a rule, and of an earlier run the last ${formatCount(earlierEntries)} journal entries.`

interface Props {
  readonly outcomes: RuleStatus['outcomes']
  readonly window: string
  readonly onWindowChange: (window: string) => void
}

const windows = [
  { id: '15m', label: 'Last 15 minutes' },
  { id: '60m', label: 'Last hour' },
  { id: '1440m', label: 'Last day' },
  { id: '43200m', label: 'Last 30 days' },
]

/** How the work on users and groups ended, over time: as a chart or as a table. */
export function OutcomesOverTime({ outcomes, window, onWindowChange }: Props) {
  const [isTable, setTable] = useState(false)
  const { everyMs, buckets } = outcomes
  const totals = outcomeSeries
    .map((series) => ({
      ...series,
      total: buckets.reduce((sum, { counts }) => sum + (counts[series.status] ?? 0), 0),
    }))
    .filter(({ total }) => total > 0)

  return (
    <section className={layout.stack} aria-label="Outcomes over time">
      <SandboxMark />
      <div className={layout.spread}>
        <h3>Outcomes over time</h3>
        <div className={layout.row}>
          <SelectField
            label="Period"
            isLabelHidden
            value={window}
            onChange={onWindowChange}
            options={windows}
          />
          <Button
            icon={isTable ? <ChartColumn size={16} /> : <Table2 size={16} />}
            onPress={() => setTable(!isTable)}
          >
            {isTable ? 'Show as chart' : 'Show as table'}
          </Button>
        </div>
      </div>
      <p className={layout.muted}>{reach}</p>
      {totals.length === 0 ? (
        <p className={layout.muted}>Nothing was synced in this time.</p>
      ) : (
        <>
          <OutcomePatterns series={totals} />
          <ul className={styles.legend} aria-label="In this period">
            {totals.map(({ status, label, colour, total }) => (
              <li key={status}>
                <svg width={12} height={12} aria-hidden="true" className={styles.mark}>
                  <rect
                    width={12}
                    height={12}
                    fill={`url(#${patternId(status)})`}
                    stroke={colour}
                  />
                </svg>
                {label} {formatCount(total)}
              </li>
            ))}
          </ul>
          {isTable ? (
            <OutcomeTable everyMs={everyMs} buckets={buckets} series={totals} />
          ) : (
            <OutcomeChart everyMs={everyMs} buckets={buckets} series={totals} />
          )}
        </>
      )}
    </section>
  )
}
