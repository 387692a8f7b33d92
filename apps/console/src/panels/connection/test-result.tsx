import type { Exchange, PropagationStore } from '@pingone-sandbox/contract'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { Expander } from '../../ui/expander.tsx'
import { JsonView } from '../../ui/json-view.tsx'
import layout from '../../ui/layout.module.css'
import { Notice } from '../../ui/notice.tsx'
import { SandboxAddition } from '../../ui/sandbox-addition.tsx'
import { literalAnswer, literalRequest } from './literal-text.ts'
import type { ConnectionTest } from './use-connection-test.ts'

interface Props {
  readonly test: ConnectionTest
  /** The status of the connection that is changed; absent for a new one. */
  readonly status?: PropagationStore['status']
  /** Whether the form equals the saved connection. */
  readonly isSaved?: boolean
  /** Continues in spite of a failed test. */
  readonly onContinue?: () => void
}

/** What a test sent and got; a failure is a dialog. */
export function TestResult({ test, status, isSaved = false, onContinue }: Props) {
  return (
    <>
      {test.exchanges.length > 0 && (
        <SandboxAddition>
          <LiteralExchanges exchanges={test.exchanges} />
        </SandboxAddition>
      )}
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
        <p className={layout.muted}>{whatContinueDoes(status, isSaved)}</p>
      </ConfirmDialog>
    </>
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
