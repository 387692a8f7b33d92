import type { OutcomeStatus } from '@pingone-sandbox/contract'
import styles from './outcomes-over-time.module.css'
import type { OutcomeSeries } from './outcome-series.ts'

interface Props {
  readonly series: readonly OutcomeSeries[]
}

/** The fill of a series, in the chart and its legend. */
export const patternId = (status: OutcomeStatus) => `outcome-${status}`

const drawings: Readonly<Record<OutcomeSeries['pattern'], string>> = {
  solid: 'M0 0h8v8H0z',
  stripes: 'M-2 2l4-4M0 8l8-8M6 10l4-4',
  crosses: 'M0 0l8 8M8 0l-8 8',
  lines: 'M0 2h8M0 6h8',
  dots: 'M2 2h1M6 6h1',
  blank: '',
}

/** Fills that differ in form as well as in colour, for the chart and its legend. */
export function OutcomePatterns({ series }: Props) {
  return (
    <svg width={0} height={0} className={styles.patterns} aria-hidden="true">
      {series.map(({ status, colour, pattern }) => (
        <pattern
          key={status}
          id={patternId(status)}
          width={8}
          height={8}
          patternUnits="userSpaceOnUse"
        >
          <rect width={8} height={8} fill={colour} opacity={pattern === 'solid' ? 1 : 0.25} />
          <path
            d={drawings[pattern]}
            stroke={colour}
            strokeWidth={pattern === 'solid' ? 0 : 2}
            fill={pattern === 'solid' ? colour : 'none'}
          />
        </pattern>
      ))}
    </svg>
  )
}
