import { Button } from '../../ui/button.tsx'
import layout from '../../ui/layout.module.css'
import type { SentRequest } from './sent-requests.ts'
import type { HandMadeRequest } from '../../entities/target/target-request-queries.ts'
import { TargetStatus } from './target-status.tsx'
import styles from './workbench.module.css'

interface Props {
  readonly sent: readonly SentRequest[]
  readonly onChoose: (request: HandMadeRequest) => void
  readonly onForget: () => void
}

/** What was sent before, to be sent again. */
export function SentList({ sent, onChoose, onForget }: Props) {
  if (sent.length === 0)
    return <p className={layout.muted}>What you send is kept here, in this browser.</p>
  return (
    <section aria-labelledby="sent-title">
      <div className={layout.spread}>
        <h2 id="sent-title">Sent before</h2>
        <Button size="small" variant="quiet" onPress={onForget}>
          Forget
        </Button>
      </div>
      <ul className={styles.sent}>
        {sent.map(({ status, ...request }) => (
          <li key={`${request.method} ${request.path} ${request.body}`}>
            <button type="button" className={styles.again} onClick={() => onChoose(request)}>
              <code>
                {request.method} {request.path}
              </code>
              <TargetStatus status={status} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
