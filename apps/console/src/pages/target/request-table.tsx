import { Radio } from 'lucide-react'
import { formatClock } from '../../lib/format-time.ts'
import { failureText } from '../../lib/platform-error.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import layout from '../../ui/layout.module.css'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { OpenButton } from '../../ui/open-button.tsx'
import type { TableColumn } from '../../ui/table-column.ts'
import table from '../../ui/table.module.css'
import { Table } from '../../ui/table.tsx'
import { useSession } from '../../entities/environment/session.ts'
import { readablePath } from './readable-path.ts'
import { SampleCommand } from '../../entities/target/sample-command.tsx'
import { useTargetRequests } from '../../entities/target/target-request-queries.ts'
import { TargetStatus } from './target-status.tsx'

interface Props {
  readonly selectedSeq: number | undefined
  readonly onOpen: (seq: number) => void
}

type TargetRequest = NonNullable<ReturnType<typeof useTargetRequests>['requests']>[number]

const columns: readonly TableColumn<TargetRequest>[] = [
  {
    id: 'request',
    header: 'Request',
    cell: ({ seq, method, path }, { tabIndex, onOpen }) => (
      <OpenButton
        title={readablePath(path)}
        tabIndex={tabIndex}
        onPress={() => onOpen(String(seq))}
      >
        {method} {readablePath(path)}
      </OpenButton>
    ),
  },
  { id: 'status', header: 'Status', cell: ({ status }) => <TargetStatus status={status} /> },
  {
    id: 'time',
    header: 'Time',
    isMuted: true,
    hideOrder: 'second',
    cell: ({ at }) => <span title={at}>{formatClock(at)}</span>,
  },
  {
    id: 'took',
    header: 'Took',
    isMuted: true,
    hideOrder: 'second',
    cell: ({ durationMs }) => `${durationMs.toFixed(1)} ms`,
  },
  {
    id: 'misbehaviours',
    header: 'Misbehaviours',
    isMuted: true,
    hideOrder: 'second',
    cell: ({ misbehaviours }) => misbehaviours.join(', ') || '–',
  },
  {
    id: 'client',
    header: 'Client',
    isMuted: true,
    hideOrder: 'first',
    cell: ({ client }) => client ?? '–',
  },
]

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
        <Table
          label="Requests"
          columns={columns}
          rows={requests}
          idOf={({ seq }) => String(seq)}
          openId={selectedSeq === undefined ? undefined : String(selectedSeq)}
          onOpen={(seq) => onOpen(Number(seq))}
        />
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
