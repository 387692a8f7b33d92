import type { ChangeSummary } from '@pingone-sandbox/contract'
import { useMemo, useState } from 'react'

interface Following {
  /** The changes on display, newest first. */
  readonly shown: readonly ChangeSummary[]
  /** How many newer ones wait. */
  readonly waiting: number
  readonly showNewest: () => void
}

const none: readonly ChangeSummary[] = []

/**
 * Shows new changes as they come, except while the reader is held by something: then they wait.
 *
 * So nothing moves under the eyes of whoever has scrolled away from the newest or reads an opened change.
 */
export function useFollow(
  changes: readonly ChangeSummary[] | undefined,
  isHeld: boolean,
): Following {
  /** The newest change on display while the reader is held. */
  const [frontier, setFrontier] = useState<number>()
  const newest = changes?.[0]?.seq
  if (isHeld && frontier === undefined && newest !== undefined) setFrontier(newest)
  if (!isHeld && frontier !== undefined) setFrontier(undefined)

  const all = changes ?? none
  const waiting =
    frontier === undefined
      ? 0
      : Math.max(
          0,
          all.findIndex(({ seq }) => seq <= frontier),
        )
  const shown = useMemo(() => (waiting > 0 ? all.slice(waiting) : all), [all, waiting])
  return {
    shown,
    waiting,
    showNewest: () => setFrontier(newest),
  }
}
