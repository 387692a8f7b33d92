import { Server } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { sandboxUrl } from '../../lib/base-path.ts'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { SampleCommand } from '../../entities/target/sample-command.tsx'
import { formatClock } from '../../lib/format-time.ts'
import { failureText } from '../../lib/platform-error.ts'
import { ListCount } from '../../patterns/list/list-count.tsx'
import { Button } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import layout from '../../ui/layout.module.css'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import table from '../../ui/table.module.css'
import { targetPageSize, type TargetResource, useTargetResources } from './target-queries.ts'

interface Props {
  readonly endpoint: 'Users' | 'Groups'
  readonly selectedId: string | undefined
  readonly onOpen: (resource: TargetResource) => void
}

const columns = {
  Users: ['userName', 'Name', 'Email', 'active', 'lastModified'],
  Groups: ['displayName', 'Members', 'lastModified'],
}
const minor = 'Name'

/** The users or the groups at the target. */
export function TargetTable({ endpoint, selectedId, onOpen }: Props) {
  const [startIndex, setStartIndex] = useState(1)
  const paths = usePaths()
  const { data, error } = useTargetResources(endpoint, startIndex)
  if (data === undefined && error !== null)
    return <Notice tone="danger">{failureText(error)}</Notice>
  if (data === undefined) return <Loading />
  const { Resources: resources = [], totalResults } = data
  const Row = endpoint === 'Users' ? TargetUserRow : TargetGroupRow

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
          <table className={table.table} aria-label={endpoint}>
            <thead>
              <tr>
                {columns[endpoint].map((name) => (
                  <th key={name} scope="col" className={classNames(name === minor && table.minor)}>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {resources.map((resource) => (
                <Row
                  key={resource.id}
                  resource={resource}
                  isSelected={resource.id === selectedId}
                  onOpen={() => onOpen(resource)}
                />
              ))}
            </tbody>
          </table>
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
              {startIndex}–{startIndex + resources.length - 1} of {totalResults}
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

interface TargetUserRowProps {
  readonly resource: TargetResource
  readonly isSelected: boolean
  readonly onOpen: () => void
}

/** A user at the target. */
function TargetUserRow({ resource, isSelected, onOpen }: TargetUserRowProps) {
  const { name } = resource
  const lastModified = resource.meta?.lastModified
  return (
    <tr data-selected={isSelected || undefined}>
      <td>
        <button type="button" className={table.open} onClick={onOpen}>
          {resource.userName ?? resource.id}
        </button>
      </td>
      <td className={table.minor}>
        {name?.formatted ?? [name?.givenName, name?.familyName].filter(Boolean).join(' ')}
      </td>
      <td className={table.second}>{resource.emails?.[0]?.value}</td>
      <td>
        {resource.active === false ? (
          <StatusBadge tone="inactive">false</StatusBadge>
        ) : (
          <StatusBadge tone="success">true</StatusBadge>
        )}
      </td>
      <td className={table.second} title={lastModified}>
        {lastModified === undefined ? '–' : formatClock(lastModified)}
      </td>
    </tr>
  )
}

interface TargetGroupRowProps {
  readonly resource: TargetResource
  readonly isSelected: boolean
  readonly onOpen: () => void
}

/** A group at the target. */
function TargetGroupRow({ resource, isSelected, onOpen }: TargetGroupRowProps) {
  const lastModified = resource.meta?.lastModified
  return (
    <tr data-selected={isSelected || undefined}>
      <td>
        <button type="button" className={table.open} onClick={onOpen}>
          {resource.displayName ?? resource.id}
        </button>
      </td>
      <td>{resource.members?.length ?? 0}</td>
      <td className={table.second} title={lastModified}>
        {lastModified === undefined ? '–' : formatClock(lastModified)}
      </td>
    </tr>
  )
}
