import { type KeyboardEvent, type PointerEvent, useState } from 'react'
import { formatCount } from '../lib/format-count.ts'
import { shownLabels, wholeTicks } from './bar-chart-scale.ts'
import styles from './bar-chart.module.css'
import { useWidth } from './use-width.ts'

/** A part of each bar. */
export interface BarSeries {
  readonly id: string
  readonly label: string
  /** Of SVG: a token of the theme, or the `url()` of a pattern. */
  readonly fill: string
  readonly stroke: string
}

export interface Bar {
  readonly id: string
  readonly label: string
  /** By series; 0 where there is none. */
  readonly values: Readonly<Record<string, number>>
}

interface Props {
  /** The accessible name; a table with the same figures is beside the chart. */
  readonly label: string
  readonly bars: readonly Bar[]
  /** From the bottom of the stack to its top. */
  readonly series: readonly BarSeries[]
}

/** In pixels. */
const height = 200
const plot = { left: 44, top: 8, right: 8, bottom: 30 }
const plotHeight = height - plot.top - plot.bottom
const floor = plot.top + plotHeight
const widestBar = 36
const labelGap = 32
const letterWidth = 7

/** Stacked bars over time. The pointer or the arrow keys lead from bar to bar; its figures appear beside it and are announced. */
export function BarChart({ label, bars, series }: Props) {
  const [frame, width] = useWidth()
  const [current, setCurrent] = useState<number>()
  const plotWidth = Math.max(0, width - plot.left - plot.right)
  const band = plotWidth / bars.length
  const middleOf = (index: number) => plot.left + (index + 0.5) * band
  const ticks = wholeTicks(Math.max(...bars.map(totalOf(series))))
  const scale = plotHeight / (ticks.at(-1) ?? 1)
  const labels = shownLabels(bars.length, {
    first: middleOf(0),
    each: band,
    end: width,
    width: letterWidth * Math.max(...bars.map((bar) => bar.label.length)),
    gap: labelGap,
  })
  const shown = current === undefined ? undefined : Math.min(current, bars.length - 1)

  const follow = ({ clientX, currentTarget }: PointerEvent<SVGElement>) => {
    const index = (clientX - currentTarget.getBoundingClientRect().left - plot.left) / band
    setCurrent(index >= 0 && index < bars.length ? Math.floor(index) : undefined)
  }
  const move = (event: KeyboardEvent) => {
    const next = keys[event.key]?.(shown ?? -1, bars.length - 1)
    if (next === undefined) return
    event.preventDefault()
    setCurrent(next === 'none' ? undefined : next)
  }

  return (
    <div ref={frame} className={styles.chart}>
      {/* The arrow keys of a screen reader are to reach the chart. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <svg
        role="application"
        aria-label={label}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        width={width}
        height={height}
        onPointerMove={follow}
        onPointerDown={follow}
        onPointerLeave={() => setCurrent(undefined)}
        onFocus={({ currentTarget }) => currentTarget.matches(':focus-visible') && setCurrent(0)}
        onBlur={() => setCurrent(undefined)}
        onKeyDown={move}
      >
        {shown !== undefined && (
          <rect
            className={styles.cursor}
            x={plot.left + shown * band}
            y={plot.top}
            width={band}
            height={plotHeight}
          />
        )}
        {ticks.map((tick) => (
          <g key={tick}>
            <line
              className={tick === 0 ? styles.axis : styles.grid}
              x1={plot.left}
              x2={plot.left + plotWidth}
              y1={floor - tick * scale}
              y2={floor - tick * scale}
            />
            <text className={styles.tick} x={plot.left - 8} y={floor - tick * scale} dy="0.355em">
              {tick.toLocaleString('en', { notation: 'compact' })}
            </text>
          </g>
        ))}
        {bars.map((bar, index) => (
          <g key={bar.id}>
            {partsOf(bar, series).map(({ id, fill, stroke, from, value }) => (
              <rect
                key={id}
                fill={fill}
                stroke={stroke}
                x={middleOf(index) - barWidth(band) / 2}
                y={floor - (from + value) * scale}
                width={barWidth(band)}
                height={value * scale}
              />
            ))}
            {labels.has(index) && (
              <text className={styles.label} x={middleOf(index)} y={floor + 8} dy="0.71em">
                {bar.label}
              </text>
            )}
          </g>
        ))}
      </svg>
      {/* `output` may not hold blocks. */}
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
      <div role="status">
        {shown !== undefined && (
          <BarFigures
            bar={bars[shown]}
            series={series}
            at={middleOf(shown)}
            isLeft={shown >= bars.length / 2}
          />
        )}
      </div>
    </div>
  )
}

/** Where each key leads from one bar; `last` is the last one. */
const keys: Readonly<Record<string, (from: number, last: number) => number | 'none'>> = {
  ArrowRight: (from, last) => Math.min(from + 1, last),
  ArrowLeft: (from) => Math.max(from - 1, 0),
  Home: () => 0,
  End: (_from, last) => last,
  Escape: () => 'none',
}

const barWidth = (band: number) => Math.min(widestBar, band * 0.8)

const totalOf = (series: readonly BarSeries[]) => (bar: Bar) =>
  series.reduce((sum, { id }) => sum + (bar.values[id] ?? 0), 0)

function partsOf({ values }: Bar, series: readonly BarSeries[]) {
  let from = 0
  return series.flatMap((each) => {
    const value = values[each.id] ?? 0
    const part = { ...each, from, value }
    from += value
    return value === 0 ? [] : [part]
  })
}

interface BarFiguresProps {
  readonly bar: Bar | undefined
  readonly series: readonly BarSeries[]
  /** In pixels, from the left of the chart. */
  readonly at: number
  /** Whether they stand to the left of the bar, where more room is. */
  readonly isLeft: boolean
}

function BarFigures({ bar, series, at, isLeft }: BarFiguresProps) {
  if (bar === undefined) return null
  return (
    <div className={styles.figures} style={{ left: at }} data-left={isLeft || undefined}>
      <div>{bar.label}</div>
      <ul>
        {series.map(({ id, label }) => (
          <li key={id}>
            {label}: {formatCount(bar.values[id] ?? 0)}
          </li>
        ))}
      </ul>
    </div>
  )
}
