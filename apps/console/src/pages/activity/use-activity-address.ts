import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { useChangeQuery } from '../../lib/use-change-query.ts'
import { type AddressChange, changedAddress, readAddress } from './activity-address.ts'

/** What the address of the page says, and the way to change it. Only what opens something becomes a step to go back from. */
export function useActivityAddress() {
  const [parameters] = useSearchParams()
  const changeQuery = useChangeQuery()
  const address = useMemo(() => readAddress(parameters), [parameters])
  const change = useCallback(
    (parts: AddressChange) => {
      const isOpening = parts.change !== undefined || parts.exchange !== undefined
      changeQuery((now) => changedAddress(now, parts), { replace: !isOpening })
    },
    [changeQuery],
  )
  return { address, change }
}
