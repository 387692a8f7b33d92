import type { ChangeCriteria } from '@pingone-sandbox/contract'
import { useMemo, useState } from 'react'
import { useNow } from '../../entities/environment/use-now.ts'
import type { ActivityAddress } from './activity-address.ts'
import { boundsOf } from './time-range.ts'

/**
 * The criteria of the list with the instants of its range, and the instant from which changes are shown.
 *
 * A range that ends now is asked for once: while it moves on, the page leaves what has become too old, and the stream brings the new.
 */
export function useCriteria({ criteria, time }: Pick<ActivityAddress, 'criteria' | 'time'>): {
  readonly criteria: ChangeCriteria
  readonly shownFrom: string | undefined
} {
  const now = useNow()
  const choice = time?.choice
  const [asked, setAsked] = useState({ choice, now })
  const isMoving = choice === '15m' || choice === '1h'
  if (asked.choice !== choice) setAsked({ choice, now })
  const { from, to } = time ? boundsOf(time, isMoving ? asked.now : now) : {}
  const wanted = useMemo(
    () => ({ ...criteria, ...(from !== undefined && { from }), ...(to !== undefined && { to }) }),
    [criteria, from, to],
  )
  return { criteria: wanted, shownFrom: time && boundsOf(time, now).from }
}
