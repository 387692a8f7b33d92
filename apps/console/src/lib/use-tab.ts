import { useSearchParams } from 'react-router'

/** Keeps the chosen tab in the address, so that a link leads back to it. */
export function useTab(initial: string): [tab: string, choose: (tab: string) => void] {
  const [parameters, setParameters] = useSearchParams()
  return [
    parameters.get('tab') ?? initial,
    (tab) =>
      setParameters(
        (now) => {
          now.set('tab', tab)
          return now
        },
        { replace: true },
      ),
  ]
}
