import { useLocation, useSearchParams } from 'react-router'

/** The step of the New Connection wizard, while it is open. */
export function useWizardStep(): string | null {
  const { pathname } = useLocation()
  const [parameters] = useSearchParams()
  return pathname.endsWith('/connections/new') ? parameters.get('step') : null
}
