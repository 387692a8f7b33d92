import { Server } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { formatCount } from '../../lib/format-count.ts'
import { sandboxUrl } from '../../lib/base-path.ts'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { SampleCommand } from '../../entities/target/sample-command.tsx'
import { formatClock } from '../../lib/format-time.ts'
import { failureText } from '../../lib/platform-error.ts'
import { ListCount } from '../../patterns/list/list-count.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import layout from '../../ui/layout.module.css'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { OpenButton } from '../../ui/open-button.tsx'
import type { TableColumn } from '../../ui/table-column.ts'
import table from '../../ui/table.module.css'
import { Table } from '../../ui/table.tsx'
import { targetPageSize, type TargetResource, useTargetResources } from './target-queries.ts'

interface Props {
  readonly endpoint: 'Users' | 'Groups'
  readonly selectedId: string | undefined
  readonly onOpen: (resource: TargetResource) => void
}

const lastModified: TableColumn<TargetResource> = {
  id: 'lastModified',
  header: 'lastModified',
  isMuted: true,
  cell: ({ meta }) =>
    meta?.lastModified === undefined ? (
      '–'
    ) : (
      <span title={meta.lastModified}>{formatClock(meta.lastModified)}</span>
    ),
}

const columns: Readonly<Record<Props['endpoint'], readonly TableColumn<TargetResource>[]>> = {
  Users: [
    {
      id: 'userName',
      header: 'userName',
      cell: ({ id, userName }, { tabIndex, onOpen }) => (
        <OpenButton tabIndex={tabIndex} onPress={() => onOpen(id)}>
          {userName ?? id}
        </OpenButton>
      ),
    },
    {
      id: 'name',
      header: 'Name',
      hideOrder: 'first',
      cell: ({ name }) =>
        name?.formatted ?? [name?.givenName, name?.familyName].filter(Boolean).join(' '),
    },
    { id: 'email', header: 'Email', isMuted: true, cell: ({ emails }) => emails?.[0]?.value },
    {
      id: 'active',
      header: 'active',
      cell: ({ active }) =>
        active === false ? (
          <StatusBadge tone="inactive">false</StatusBadge>
        ) : (
          <StatusBadge tone="success">true</StatusBadge>
        ),
    },
    lastModified,
  ],
  Groups: [
    {
      id: 'displayName',
      header: 'displayName',
      cell: ({ id, displayName }, { tabIndex, onOpen }) => (
        <OpenButton tabIndex={tabIndex} onPress={() => onOpen(id)}>
          {displayName ?? id}
        </OpenButton>
      ),
    },
    { id: 'members', header: 'Members', cell: ({ members }) => formatCount(members?.length ?? 0) },
    lastModified,
  ],
}

/** The users or the groups at the target. */
export function TargetTable({ endpoint, selectedId, onOpen }: Props) {
  const [startIndex, setStartIndex] = useState(1)
  const paths = usePaths()
  const { data, error } = useTargetResources(endpoint, startIndex)
  if (data === undefined && error !== null)
    return <Notice tone="danger">{failureText(error)}</Notice>
  if (data === undefined) return <Loading />
  const { Resources: resources = [], totalResults } = data

  return (
    <div className={layout.stack}>
      {totalResults > 0 && (
        <ListCount
          noun={endpoint === 'Users' ? 'user' : 'group'}
          rowCount={totalResults}
          total={totalResults}
        />
      )}
      <div className={table.frame}>
        {totalResults === 0 ? (
          <EmptyState
            icon={Server}
            title={`No ${endpoint.toLowerCase()} yet`}
            action={
              <>
                <Link to={paths.provisioning}>Go to Provisioning</Link>
                <SampleCommand command={`curl ${sandboxUrl}/_sandbox/target/${endpoint}`} />
              </>
            }
          >
            They appear here as soon as a rule provisions them.
          </EmptyState>
        ) : (
          <Table
            label={endpoint}
            columns={columns[endpoint]}
            rows={resources}
            idOf={({ id }) => id}
            openId={selectedId}
            onOpen={(id) => {
              const resource = resources.find((each) => each.id === id)
              if (resource !== undefined) onOpen(resource)
            }}
          />
        )}
        {totalResults > targetPageSize && (
          <div className={table.more}>
            <div className={layout.row}>
              <Button
                size="small"
                isDisabled={startIndex === 1}
                onPress={() => setStartIndex(startIndex - targetPageSize)}
              >
                Previous
              </Button>
              {formatCount(startIndex)}–{formatCount(startIndex + resources.length - 1)} of{' '}
              {formatCount(totalResults)}
              <Button
                size="small"
                isDisabled={startIndex + targetPageSize > totalResults}
                onPress={() => setStartIndex(startIndex + targetPageSize)}
              >
                Next page
              </Button>
            </div>
          </div>
        )}
      </div>
    </div>
  )
}
