import { Cable } from 'lucide-react'
import { useLocation, useNavigate } from 'react-router'
import { ConnectionHealth } from '../../entities/connection/connection-health.tsx'
import { ConnectionIcon } from '../../entities/connection/connection-icon.tsx'
import { useConnections } from '../../entities/connection/connection-queries.ts'
import { ConnectionToggle } from '../../entities/connection/connection-toggle.tsx'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { failureText } from '../../lib/platform-error.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ResourceRow } from '../../ui/resource-row.tsx'
import table from '../../ui/table.module.css'

interface Props {
  readonly selectedId: string | undefined
}

/** Left in the history by the panel that made a connection. */
interface CreatedState {
  readonly createdId?: string
}

/** The connections of the environment. */
export function ConnectionList({ selectedId }: Props) {
  const { data: connections, error } = useConnections()
  const navigate = useNavigate()
  const createdId = (useLocation().state as CreatedState | null)?.createdId
  const paths = usePaths()

  if (connections === undefined && error !== null)
    return <Notice tone="danger">{failureText(error)}</Notice>
  if (connections === undefined) return <Loading />
  if (connections.length === 0)
    return (
      <div className={table.frame}>
        <EmptyState
          icon={Cable}
          title="No connections yet"
          action={
            <Button variant="primary" onPress={() => void navigate(paths.newConnection)}>
              New Connection
            </Button>
          }
        >
          A connection has the address of a SCIM server and the credentials for it.
        </EmptyState>
      </div>
    )

  return (
    <ul className={table.frame} aria-label="Connections">
      {connections.map((connection) => (
        <ResourceRow
          key={connection.id}
          icon={<ConnectionIcon connection={connection} />}
          name={connection.name}
          description={`SCIM Outbound · ${String(connection.configuration['SCIM_URL'])}`}
          status={<ConnectionHealth connection={connection} />}
          action={<ConnectionToggle connection={connection} />}
          isSelected={connection.id === selectedId}
          isNew={connection.id === createdId}
          onOpen={() => void navigate(paths.connection(connection.id))}
        />
      ))}
    </ul>
  )
}
