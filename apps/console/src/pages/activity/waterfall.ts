import type { Exchange, JournalEntry } from '@pingone-sandbox/contract'

/** A request or a pause on the axis of time; milliseconds since the first. */
export type Bar = { readonly start: number; readonly length: number } & (
  | { readonly kind: 'request'; readonly key: string; readonly exchange: Exchange }
  | { readonly kind: 'wait'; readonly key: string; readonly summary: string }
)

export interface Waterfall {
  readonly bars: readonly Bar[]
  /** How long the axis is. */
  readonly length: number
  /** Positions of the grid lines. */
  readonly ticks: readonly number[]
}

/** Places the requests and pauses of a change on a time axis. */
export function waterfallOf(entries: readonly JournalEntry[]): Waterfall {
  const placed = entries.flatMap(placedBar).toSorted((one, other) => one.start - other.start)
  const origin = Math.min(...placed.map(({ start }) => start))
  const bars = placed.map((bar) => ({ ...bar, start: bar.start - origin }))
  // With a fixed clock all durations are 0.
  const length = Math.max(1, ...bars.map((bar) => bar.start + bar.length))
  return { bars, length, ticks: ticksOf(length) }
}

function placedBar(entry: JournalEntry): readonly Bar[] {
  if (entry.type === 'exchange') {
    const { exchange } = entry
    return [
      {
        kind: 'request',
        key: exchange.id,
        start: Date.parse(exchange.at),
        length: exchange.durationMs,
        exchange,
      },
    ]
  }
  if (entry.type !== 'retry') return []
  const { seq, at, waitMs, summary } = entry
  return [{ kind: 'wait', key: String(seq), start: Date.parse(at), length: waitMs, summary }]
}

/** Three to six round numbers. */
function ticksOf(length: number): readonly number[] {
  const rough = length / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= rough) ?? rough
  return Array.from({ length: Math.floor(length / step) + 1 }, (_, index) => index * step)
}
