import type { ToastLink } from '../../patterns/toast/toast.tsx'
import { usePaths } from '../environment/index.ts'

/** Leads from the toast of a saved rule to what the rule has synced. */
export function useSyncStatusLink(ruleId: string): ToastLink {
  const paths = usePaths()
  return { label: 'Sync status', to: paths.rule(ruleId, 'status') }
}
