import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { type AddressChange, changedAddress, readAddress } from './activity-address.ts'

/** What the address of the page says, and the way to change it. Only what opens something becomes a step to go back from. */
export function useActivityAddress() {
  const [parameters, setParameters] = useSearchParams()
  const address = useMemo(() => readAddress(parameters), [parameters])
  const change = useCallback(
    (parts: AddressChange) => {
      const isOpening = parts.change !== undefined || parts.exchange !== undefined
      setParameters((now) => changedAddress(now, parts), { replace: !isOpening })
    },
    [setParameters],
  )
  return { address, change }
}
