import type { PropagationStore } from '@pingone-sandbox/contract'
import { PlugZap } from 'lucide-react'
import type { UseFormReturn } from 'react-hook-form'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import layout from '../../ui/layout.module.css'
import { Notice } from '../../ui/notice.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import type { ConnectionForm } from '../../entities/connection/connection-form.ts'
import { LiteralExchanges } from './literal-exchanges.tsx'
import { useConnectionTest } from './use-connection-test.ts'

interface Props {
  readonly form: UseFormReturn<ConnectionForm>
  /** The connection that is changed; absent for a new one. */
  readonly saved?: PropagationStore
  /** Whether what stands in the form is what is saved, so that there is nothing to save. */
  readonly isSaved?: boolean
  /** Goes on in spite of a failed test. */
  readonly onContinue?: () => void
}

/** The button *Test Connection* with its answer. */
export function TestConnection({ form, saved, isSaved = false, onContinue }: Props) {
  const test = useConnectionTest(form, saved?.id)

  return (
    <div className={layout.stack}>
      <div className={layout.row}>
        <Button
          icon={<PlugZap size={16} />}
          isDisabled={test.isPending}
          onPress={() => void test.run()}
        >
          Test Connection
        </Button>
        <output>
          {test.isPending && <StatusBadge tone="running">Testing</StatusBadge>}
          {test.isSuccess && <StatusBadge tone="success">Connection Successful</StatusBadge>}
          {!test.isPending && test.failure !== undefined && (
            <StatusBadge tone="danger">Failed</StatusBadge>
          )}
        </output>
      </div>
      <LiteralExchanges exchanges={test.exchanges} />
      <Dialog
        title="Test Connection Failed"
        role="alertdialog"
        isOpen={test.isOpen}
        size="large"
        onClose={test.close}
        footer={
          <>
            <Button onPress={test.close}>Cancel</Button>
            <Button
              variant="primary"
              onPress={() => {
                test.close()
                onContinue?.()
              }}
            >
              Continue
            </Button>
          </>
        }
      >
        <Notice tone="danger">{test.failure}</Notice>
        <LiteralExchanges exchanges={test.exchanges} />
        <p className={layout.muted}>{whatContinueDoes(saved?.status, isSaved)}</p>
      </Dialog>
    </div>
  )
}

function whatContinueDoes(
  status: PropagationStore['status'] | undefined,
  isSaved: boolean,
): string {
  if (status !== 'ACTIVE')
    return 'Continue keeps the connection as it is entered. It cannot provision until Test Connection succeeds.'
  return isSaved
    ? 'Continue leaves the connection as it is: saved, and enabled. What it provisions fails until the target answers as it should; disable it to send nothing meanwhile.'
    : 'Continue keeps what you entered. Save then stores it and disables the connection: an invalid one cannot provision until Test Connection succeeds.'
}
