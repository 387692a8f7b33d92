import type { Exchange, PropagationStore } from '@pingone-sandbox/contract'
import { PlugZap } from 'lucide-react'
import { useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { useTestConnection } from '../../entities/connection/connection-changes.ts'
import type { ConnectionForm } from '../../entities/connection/connection-form.ts'
import { failureText } from '../../lib/platform-error.ts'
import { Button } from '../../ui/button.tsx'
import { Expander } from '../../ui/expander.tsx'
import { JsonView } from '../../ui/json-view.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import layout from '../../ui/layout.module.css'
import { Notice } from '../../ui/notice.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { authenticationFields } from './connection-resolver.ts'
import { literalAnswer, literalRequest } from './literal-text.ts'

interface Props {
  readonly form: UseFormReturn<ConnectionForm>
  /** The connection that is changed; absent for a new one. */
  readonly saved?: PropagationStore
  /** Whether the form equals the saved connection. */
  readonly isSaved?: boolean
  /** Continues in spite of a failed test. */
  readonly onContinue?: () => void
}

/** The button *Test Connection* with its result. */
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
      <ConfirmDialog
        title="Test Connection Failed"
        variant="primary"
        confirmLabel="Continue"
        isOpen={test.isOpen}
        size="large"
        onClose={test.close}
        onConfirm={() => {
          test.close()
          onContinue?.()
        }}
      >
        <Notice tone="danger">{test.failure}</Notice>
        <LiteralExchanges exchanges={test.exchanges} />
        <p className={layout.muted}>{whatContinueDoes(saved?.status, isSaved)}</p>
      </ConfirmDialog>
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

/** *Test Connection* with the form's current values. */
function useConnectionTest(form: UseFormReturn<ConnectionForm>, savedId?: string) {
  const test = useTestConnection(savedId)
  const [isOpen, setOpen] = useState(false)

  async function run() {
    if (!(await form.trigger(authenticationFields, { shouldFocus: true }))) return
    test.mutate(form.getValues(), {
      onSuccess: ({ failure }) => setOpen(failure !== undefined),
      onError: () => setOpen(true),
    })
  }

  const failure = test.error ?? test.data?.failure
  return {
    run,
    isPending: test.isPending,
    isSuccess: test.isSuccess && failure === undefined,
    failure: failure === undefined ? undefined : failureText(failure),
    exchanges: test.data?.exchanges ?? [],
    /** Whether the failure is being shown. */
    isOpen,
    close: () => setOpen(false),
  }
}

interface LiteralExchangesProps {
  readonly exchanges: readonly Exchange[]
}

/** The requests of a test and their answers, verbatim. */
function LiteralExchanges({ exchanges }: LiteralExchangesProps) {
  if (exchanges.length === 0) return null
  return (
    <Expander summary="What was sent, and what came back">
      {() => (
        <div className={layout.stack}>
          {exchanges.map((exchange) => (
            <div key={exchange.id} className={layout.stack}>
              <JsonView label="Request" text={literalRequest(exchange)} />
              <JsonView label="Answer" text={literalAnswer(exchange)} />
            </div>
          ))}
          <p className={layout.muted}>Secrets are masked before anything is stored.</p>
        </div>
      )}
    </Expander>
  )
}
