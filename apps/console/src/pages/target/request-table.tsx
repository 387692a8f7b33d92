import { Radio } from 'lucide-react'
import { formatClock } from '../../lib/format-time.ts'
import { failureText } from '../../lib/platform-error.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import layout from '../../ui/layout.module.css'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import table from '../../ui/table.module.css'
import { useSession } from '../../entities/environment/session.ts'
import { readablePath } from './readable-path.ts'
import { SampleCommand } from '../../entities/target/sample-command.tsx'
import { useTargetRequests } from '../../entities/target/target-request-queries.ts'
import { TargetStatus } from './target-status.tsx'

interface Props {
  readonly selectedSeq: number | undefined
  readonly onOpen: (seq: number) => void
}

/** All requests to the reference server, except those of the console itself. */
export function RequestTable({ selectedSeq, onOpen }: Props) {
  const { scim } = useSession().info
  const { requests, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useTargetRequests()
  if (requests === undefined && error !== null)
    return <Notice tone="danger">{failureText(error)}</Notice>
  if (requests === undefined) return <Loading />
  if (requests.length === 0)
    return (
      <div className={table.frame}>
        <EmptyState
          icon={Radio}
          title="No request yet"
          action={<SampleCommand command={`curl ${scim}/ServiceProviderConfig`} />}
        >
          Every request to the reference server is listed here, also from curl or another client.
        </EmptyState>
      </div>
    )
  return (
    <div className={layout.stack}>
      <p className={layout.muted}>
        The latest 1,000 requests from any client, except those of this console. Passwords are
        masked.
      </p>
      <div className={table.frame}>
        <table className={table.table} aria-label="Requests">
          <thead>
            <tr>
              {['Request', 'Status', 'Time', 'Took', 'Misbehaviours', 'Client'].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {requests.map((request) => (
              <tr key={request.seq} data-selected={request.seq === selectedSeq || undefined}>
                <td title={readablePath(request.path)}>
                  <button type="button" className={table.open} onClick={() => onOpen(request.seq)}>
                    {request.method} {readablePath(request.path)}
                  </button>
                </td>
                <td>
                  <TargetStatus status={request.status} />
                </td>
                <td className={table.second} title={request.at}>
                  {formatClock(request.at)}
                </td>
                <td className={table.second}>{request.durationMs.toFixed(1)} ms</td>
                <td className={table.second}>{request.misbehaviours.join(', ') || '–'}</td>
                <td className={table.second}>{request.client ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {hasNextPage && (
          <div className={table.more}>
            <Button
              size="small"
              isDisabled={isFetchingNextPage}
              onPress={() => void fetchNextPage()}
            >
              Show older
            </Button>
          </div>
        )}
      </div>
    </div>
  )
}
