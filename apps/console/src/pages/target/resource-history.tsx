import { History } from 'lucide-react'
import { formatInstant } from '../../lib/format-time.ts'
import { failureText } from '../../lib/platform-error.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Expander } from '../../ui/expander.tsx'
import layout from '../../ui/layout.module.css'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { RequestDetails } from './request-panel.tsx'
import {
  useResourceHistory,
  useTargetRequest,
} from '../../entities/target/target-request-queries.ts'
import { TargetStatus } from './target-status.tsx'

interface Props {
  /** `Users/<id>`. */
  readonly resource: string
}

/** The requests that made a resource what it is; the answer of each is the version that came of it. */
export function ResourceHistory({ resource }: Props) {
  const { data, error } = useResourceHistory(resource)
  if (data === undefined && error !== null)
    return <Notice tone="danger">{failureText(error)}</Notice>
  if (data === undefined) return <Loading />
  if (data.length === 0)
    return (
      <EmptyState icon={History} title="Nothing in the log">
        The log keeps the latest 1,000 requests since the sandbox started. What changed this
        resource is older, or came within a bulk request.
      </EmptyState>
    )
  return (
    <ol className={layout.stack} aria-label="History">
      {data.map(({ seq, method, status, at, client }) => (
        <li key={seq}>
          <Expander
            summary={
              <span className={layout.row}>
                <strong>{method}</strong>
                <TargetStatus status={status} />
                <span className={layout.muted}>
                  {formatInstant(at)} {client !== undefined && `by ${client}`}
                </span>
              </span>
            }
          >
            {() => <Change seq={seq} />}
          </Expander>
        </li>
      ))}
    </ol>
  )
}

function Change({ seq }: { readonly seq: number }) {
  const { data, error } = useTargetRequest(seq)
  if (data === undefined && error !== null)
    return <Notice tone="danger">{failureText(error)}</Notice>
  return data === undefined ? <Loading /> : <RequestDetails request={data} />
}
