import { lazyCode } from '../../lib/patient-code.ts'
import { Expander } from '../../ui/expander.tsx'
import { Loading } from '../../ui/loading.tsx'
import { ExchangeChips } from './exchange-chips.tsx'
import { ExchangeFacts } from './exchange-facts.tsx'
import { RequestMessage, ResponseMessage } from './exchange-messages.tsx'
import styles from './exchange-pane.module.css'
import type { RecordedExchange } from './exchange-queries.ts'
import { ExchangeReasons } from './exchange-reasons.tsx'
import { summaryOf } from './exchange-summary.ts'

const TargetDiff = lazyCode(async () => (await import('./target-diff.tsx')).TargetDiff, <Loading />)

interface Props {
  readonly exchange: RecordedExchange
  readonly onOpen: (exchangeId: string) => void
}

/** Request over response, and the reasons beside them. */
export function ExchangeDetails({ exchange, onOpen }: Props) {
  const isWrite = exchange.subject !== undefined && exchange.request.method !== 'GET'
  return (
    <>
      <ExchangeChips exchange={exchange} />
      <p>{summaryOf(exchange).join(' ')}</p>
      <div className={styles.columns}>
        <div className={styles.messages}>
          <RequestMessage exchange={exchange} />
          <ResponseMessage exchange={exchange} />
          {isWrite && (
            <Expander summary="What it changed at the target">
              {() => <TargetDiff exchange={exchange} onOpen={onOpen} />}
            </Expander>
          )}
        </div>
        <div className={styles.why}>
          <ExchangeReasons exchange={exchange} />
          <ExchangeFacts exchange={exchange} onOpen={onOpen} />
        </div>
      </div>
    </>
  )
}
