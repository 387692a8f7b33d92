import { useState } from 'react'
import type { HandMadeRequest } from '../../entities/target/target-request-queries.ts'
import { count, listOf, members, oneOf, text } from '../../lib/shape.ts'
import { Button } from '../../ui/button.tsx'
import layout from '../../ui/layout.module.css'
import { TargetStatus } from './target-status.tsx'
import styles from './workbench.module.css'

interface Props {
  readonly sent: readonly SentRequest[]
  readonly onChoose: (request: HandMadeRequest) => void
  readonly onForget: () => void
}

/** Requests that were sent before, to repeat. */
export function SentList({ sent, onChoose, onForget }: Props) {
  if (sent.length === 0)
    return <p className={layout.muted}>What you send is kept here, in this browser.</p>
  return (
    <section aria-labelledby="sent-title">
      <div className={layout.spread}>
        <h2 id="sent-title">Earlier requests</h2>
        <Button size="small" variant="quiet" onPress={onForget}>
          Clear
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

interface SentRequest extends HandMadeRequest {
  readonly status: number
}

const sentRequests = listOf(
  members({
    method: oneOf(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
    path: text,
    body: text,
    status: count,
  }),
)

const key = 'workbench'
const limit = 20

/** The requests sent from the workbench of this browser, newest first, without duplicates. */
export function useSentRequests(): {
  readonly sent: readonly SentRequest[]
  readonly remember: (request: SentRequest) => void
  readonly forget: () => void
} {
  const [sent, setSent] = useState(read)
  const keep = (next: readonly SentRequest[]) => {
    localStorage.setItem(key, JSON.stringify(next))
    setSent(next)
  }
  return {
    sent,
    remember: (request) =>
      keep([request, ...sent.filter((each) => !isSame(each, request))].slice(0, limit)),
    forget: () => keep([]),
  }
}

const isSame = (one: HandMadeRequest, other: HandMadeRequest) =>
  one.method === other.method && one.path === other.path && one.body === other.body

function read(): readonly SentRequest[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return sentRequests(kept) ? kept : []
  } catch {
    return []
  }
}
