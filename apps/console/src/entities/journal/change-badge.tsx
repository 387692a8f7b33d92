import type { ChangeSummary } from '@pingone-sandbox/contract'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { changeLook } from './change-status.ts'

interface Props {
  readonly change: ChangeSummary
}

/** How a change as a whole stands. */
export function ChangeBadge({ change }: Props) {
  const [tone, text] = changeLook(change)
  return <StatusBadge tone={tone}>{text}</StatusBadge>
}
