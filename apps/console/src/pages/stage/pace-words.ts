import type { PaceReport } from '@pingone-sandbox/contract'
import { formatCount } from '../../lib/format-count.ts'

/** How fast the engine sends its requests, for a chip. */
export function describePace({ mode, perSecond }: PaceReport): string {
  if (mode === 'paused') return 'paused'
  return perSecond === null ? 'full speed' : rateOf(perSecond)
}

/** What the engine does that full speed does not; undefined at full speed. */
export function slownessOf({ mode, perSecond, waiting }: PaceReport): string | undefined {
  const wait = waiting === 1 ? '1 request waits' : `${formatCount(waiting)} requests wait`
  if (mode === 'paused')
    return waiting === 0 ? 'The engine is still paused.' : `The engine is still paused: ${wait}.`
  return perSecond === null ? undefined : `The engine still sends ${rateOf(perSecond)} at most.`
}

/** The speeds to choose from, in requests per second. */
export const speeds = [
  { id: '0.5', label: '1 in 2 seconds' },
  { id: '1', label: '1 a second' },
  { id: '2', label: '2 a second' },
  { id: '5', label: '5 a second' },
  { id: 'none', label: 'Full speed' },
] as const

const rateOf = (perSecond: number): string =>
  speeds.find(({ id }) => id === String(perSecond))?.label ?? `${perSecond} a second`
