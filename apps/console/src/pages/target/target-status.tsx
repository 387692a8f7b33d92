import { StatusBadge } from '../../ui/status-badge.tsx'

/** The status of an answer of the target. */
export function TargetStatus({ status }: { readonly status: number }) {
  return (
    <StatusBadge tone={status < 300 ? 'success' : status < 500 ? 'warning' : 'danger'}>
      {status}
    </StatusBadge>
  )
}
