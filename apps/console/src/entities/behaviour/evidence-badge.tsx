import type { Evidence } from '@pingone-sandbox/contract'
import { StatusBadge, type Tone } from '../../ui/status-badge.tsx'

const tones: Readonly<Record<Evidence, Tone>> = {
  documented: 'success',
  observed: 'info',
  inferred: 'warning',
}

interface Props {
  readonly evidence: Evidence
}

/** How a behaviour is known. */
export function EvidenceBadge({ evidence }: Props) {
  return <StatusBadge tone={tones[evidence]}>{evidence}</StatusBadge>
}
