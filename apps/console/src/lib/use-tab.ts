import { useSearchParams } from 'react-router'
import { useChangeQuery } from './use-change-query.ts'

/** Keeps the chosen tab in the address, so that a link leads back to it. */
export function useTab(initial: string): [tab: string, choose: (tab: string) => void] {
  const [parameters] = useSearchParams()
  const changeQuery = useChangeQuery()
  return [
    parameters.get('tab') ?? initial,
    (tab) =>
      changeQuery(
        (now) => {
          now.set('tab', tab)
          return now
        },
        { replace: true },
      ),
  ]
}
