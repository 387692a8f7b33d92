import { useLocation, useSearchParams } from 'react-router'
import { useJournal } from '../activity/use-journal.ts'
import { useConnections } from '../connections/connection-queries.ts'
import { useRules } from '../rules/rule-queries.ts'
import type { GuideFacts } from './guide-steps.ts'

/** The state of the sandbox, as far as the guide cares. */
export function useGuideFacts(): GuideFacts {
  const { pathname } = useLocation()
  const [parameters] = useSearchParams()
  return {
    path: pathname,
    wizardStep: pathname.endsWith('/connections/new') ? parameters.get('step') : null,
    connections: useConnections().data ?? [],
    rules: useRules().data ?? [],
    journal: useJournal(),
  }
}
