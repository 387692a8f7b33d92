import { PlugZap } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import type { ConnectionTest } from './use-connection-test.ts'

interface Props {
  readonly test: ConnectionTest
}

/** The button *Test Connection*. */
export function TestButton({ test }: Props) {
  return (
    <Button
      icon={<PlugZap size={16} />}
      isDisabled={test.isPending}
      onPress={() => void test.run()}
    >
      Test Connection
    </Button>
  )
}

/** How the last test ended, announced. */
export function TestStatus({ test }: Props) {
  return (
    <output>
      {test.isPending && <StatusBadge tone="running">Testing</StatusBadge>}
      {test.isSuccess && <StatusBadge tone="success">Connection Successful</StatusBadge>}
      {!test.isPending && test.failure !== undefined && (
        <StatusBadge tone="danger">Failed</StatusBadge>
      )}
    </output>
  )
}
