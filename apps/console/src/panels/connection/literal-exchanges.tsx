import type { Exchange } from '@pingone-sandbox/contract'
import { Expander } from '../../ui/expander.tsx'
import { JsonView } from '../../ui/json-view.tsx'
import layout from '../../ui/layout.module.css'
import { literalAnswer, literalRequest } from './literal-text.ts'

interface Props {
  readonly exchanges: readonly Exchange[]
}

/** The requests of a test and their answers, word for word. */
export function LiteralExchanges({ exchanges }: Props) {
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
          <p className={layout.muted}>Secrets are masked before anything is written down.</p>
        </div>
      )}
    </Expander>
  )
}
