import { RefreshCw, Server } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { formatCount } from '../../lib/format-count.ts'
import { sandboxUrl } from '../../lib/base-path.ts'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { SampleCommand } from '../../entities/target/sample-command.tsx'
import { formatClock } from '../../lib/format-time.ts'
import { failureText } from '../../lib/platform-error.ts'
import { useSettled } from '../../lib/use-settled.ts'
import { ListCount } from '../../patterns/list/list-count.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import layout from '../../ui/layout.module.css'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { OpenButton } from '../../ui/open-button.tsx'
import type { TableColumn } from '../../ui/table-column.ts'
import table from '../../ui/table.module.css'
import { Table } from '../../ui/table.tsx'
import type { ShownTarget } from '../../entities/target/shown-target.ts'
import type { TargetList, TargetResource } from './target-list.ts'
import { targetPageSize, useTargetResources } from './target-queries.ts'

interface Props {
  readonly target: ShownTarget
  readonly endpoint: 'Users' | 'Groups'
  readonly selectedId: string | undefined
  readonly onOpen: (resource: TargetResource) => void
}

const lastModified: TableColumn<TargetResource> = {
  id: 'lastModified',
  hideOrder: 'second',
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
    {
      id: 'email',
      header: 'Email',
      isMuted: true,
      hideOrder: 'second',
      cell: ({ emails }) => emails?.[0]?.value,
    },
    {
      id: 'active',
      header: 'active',
      cell: ({ active }) =>
        active === undefined ? (
          '–'
        ) : (
          <StatusBadge tone={active ? 'success' : 'inactive'}>{String(active)}</StatusBadge>
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

/** The users or the groups at the target, by pages and by its own filter. */
export function TargetTable({ target, endpoint, selectedId, onOpen }: Props) {
  const [startIndex, setStartIndex] = useState(1)
  const [search, setSearch] = useState('')
  const query = { endpoint, startIndex, search: useSettled(search, 400) }
  const { data, error, isFetching, refetch } = useTargetResources(target, query)
  return (
    <div className={layout.stack}>
      <div className={layout.toolbar}>
        <SearchField
          label="SCIM filter or name"
          value={search}
          onChange={(text) => {
            setSearch(text)
            setStartIndex(1)
          }}
        />
        <Button
          size="small"
          icon={<RefreshCw size={14} aria-hidden="true" />}
          aria-disabled={isFetching || undefined}
          onPress={() => void refetch()}
        >
          Read again
        </Button>
      </div>
      {error !== null && (
        <Notice tone="danger" title={`${target.name} could not be read`}>
          {failureText(error)}
        </Notice>
      )}
      {data === undefined && error === null && <Loading />}
      {data !== undefined && error === null && (
        <>
          {data.remarks.map((remark) => (
            <Notice key={remark} tone="warning">
              {remark}
            </Notice>
          ))}
          <Page
            target={target}
            endpoint={endpoint}
            list={data}
            startIndex={startIndex}
            isFiltered={query.search.trim() !== ''}
            selectedId={selectedId}
            onOpen={onOpen}
            onTurn={setStartIndex}
          />
        </>
      )}
    </div>
  )
}

interface PageProps extends Props {
  readonly list: TargetList
  readonly startIndex: number
  readonly isFiltered: boolean
  readonly onTurn: (startIndex: number) => void
}

function Page({ list, target, endpoint, startIndex, isFiltered, selectedId, ...on }: PageProps) {
  const { resources, total } = list
  const hasPages = total > resources.length || startIndex > 1
  return (
    <>
      {total > 0 && (
        <ListCount noun={endpoint === 'Users' ? 'user' : 'group'} rowCount={total} total={total} />
      )}
      <div className={table.frame}>
        {resources.length === 0 ? (
          <NoResources target={target} endpoint={endpoint} isFiltered={isFiltered} />
        ) : (
          <Table
            label={endpoint}
            columns={columns[endpoint]}
            rows={resources}
            idOf={({ id }) => id}
            openId={selectedId}
            onOpen={(id) => {
              const resource = resources.find((each) => each.id === id)
              if (resource !== undefined) on.onOpen(resource)
            }}
          />
        )}
        {hasPages && (
          <div className={table.more}>
            <div className={layout.row}>
              <Button
                size="small"
                isDisabled={startIndex === 1}
                onPress={() => on.onTurn(Math.max(1, startIndex - targetPageSize))}
              >
                Previous
              </Button>
              {resources.length > 0 &&
                `${formatCount(startIndex)}–${formatCount(startIndex + resources.length - 1)} of ${formatCount(total)}`}
              <Button
                size="small"
                isDisabled={startIndex + resources.length > total || resources.length === 0}
                onPress={() => on.onTurn(startIndex + resources.length)}
              >
                Next page
              </Button>
            </div>
          </div>
        )}
      </div>
    </>
  )
}

interface NoResourcesProps {
  readonly target: ShownTarget
  readonly endpoint: Props['endpoint']
  readonly isFiltered: boolean
}

function NoResources({ target, endpoint, isFiltered }: NoResourcesProps) {
  const paths = usePaths()
  const what = endpoint.toLowerCase()
  if (isFiltered)
    return (
      <EmptyState icon={Server} title={`No ${what} match`}>
        The filter was sent to {target.name}, which found none.
      </EmptyState>
    )
  return (
    <EmptyState
      icon={Server}
      title={`No ${what} yet`}
      action={
        <>
          <Link to={paths.provisioning}>Go to Provisioning</Link>
          {target.connectionId === undefined && (
            <SampleCommand command={`curl ${sandboxUrl}/_sandbox/target/${endpoint}`} />
          )}
        </>
      }
    >
      {target.name} has no {what}. They appear here once a rule has provisioned them.
    </EmptyState>
  )
}
