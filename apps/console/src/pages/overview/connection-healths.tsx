import { Link } from 'react-router'
import { ConnectionHealth } from '../../entities/connection/connection-health.tsx'
import { useConnections } from '../../entities/connection/connection-queries.ts'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import layout from '../../ui/layout.module.css'
import styles from './connection-healths.module.css'

/** How provisioning into each target goes, by the last outcomes. */
export function ConnectionHealths() {
  const { data: connections } = useConnections()
  const paths = usePaths()
  if (connections === undefined) return null
  if (connections.length === 0) return <p className={layout.muted}>There is no connection yet.</p>
  return (
    <ul className={styles.list} aria-label="Connections">
      {connections.map((connection) => (
        <li key={connection.id} className={styles.connection}>
          <span className={styles.head}>
            <Link to={paths.connection(connection.id)}>{connection.name}</Link>
            <Link
              to={`${paths.target}?connection=${connection.id}`}
              aria-label={`Target of ${connection.name}`}
              className={layout.small}
            >
              Target
            </Link>
          </span>
          <ConnectionHealth connection={connection} />
        </li>
      ))}
    </ul>
  )
}
