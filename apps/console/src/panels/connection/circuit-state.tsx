import type { ConnectionState } from '@pingone-sandbox/contract'
import { formatClock } from '../../lib/format-time.ts'
import { DefinitionList } from '../../ui/definition-list.tsx'
import { CircuitBadge } from '../../entities/connection/circuit-badge.tsx'

interface Props {
  readonly state: ConnectionState
}

/** How the way to the target stands now. */
export function CircuitState({ state: { circuit, queued, running } }: Props) {
  return (
    <section aria-label="Circuit breaker" aria-live="polite">
      <DefinitionList
        entries={{
          'Circuit breaker': <CircuitBadge circuit={circuit} />,
          'Failures in a row': circuit.failures,
          ...(circuit.lastFailure !== undefined && { 'Last failure': circuit.lastFailure }),
          ...(circuit.probeAt !== undefined && { 'Next probe': formatClock(circuit.probeAt) }),
          'Users and groups': `${running} being worked on, ${queued} waiting`,
        }}
      />
    </section>
  )
}
