import type { PropagationStore } from '@pingone-sandbox/contract'
import { Plus } from 'lucide-react'
import { useId, useState } from 'react'
import { Link } from 'react-router'
import { ConnectionIcon } from '../../entities/connection/connection-icon.tsx'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import field from '../../ui/field.module.css'
import { IconButton } from '../../ui/icon-button.tsx'
import layout from '../../ui/layout.module.css'
import { ResourceRow } from '../../ui/resource-row.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import table from '../../ui/table.module.css'
import styles from './add-rule-dialog.module.css'

interface Props {
  /** Those that are not chosen. */
  readonly connections: readonly PropagationStore[]
  readonly onChoose: (id: string) => void
  /** Why the chosen one was refused. */
  readonly error: string | undefined
}

/** The connections from which the other end of a new rule is chosen. */
export function AvailableConnections({ connections, onChoose, error }: Props) {
  const [search, setSearch] = useState('')
  const id = useId()
  const paths = usePaths()
  const sought = search.trim().toLowerCase()
  const found = connections.filter((connection) => textOf(connection).includes(sought))

  return (
    <section className={styles.available} aria-labelledby={id}>
      <h3 id={id} className={field.label} data-required="true">
        Available Connections
      </h3>
      {error !== undefined && (
        <p role="alert" className={field.error}>
          {error}
        </p>
      )}
      {connections.length === 0 ? (
        <p className={layout.muted}>
          There is no other connection. <Link to={paths.newConnection}>New Connection</Link>
        </p>
      ) : (
        <>
          <p className={layout.muted}>Press + to choose the target of the rule.</p>
          <SearchField label="Search connections" value={search} onChange={setSearch} />
          {found.length === 0 && <p className={layout.muted}>No connection has such a name.</p>}
          <ul className={table.frame} aria-label="Available Connections">
            {found.map((connection) => (
              <ResourceRow
                key={connection.id}
                icon={<ConnectionIcon connection={connection} />}
                name={connection.name}
                description={String(connection.configuration['SCIM_URL'])}
                action={
                  <IconButton
                    emphasis="primary"
                    aria-label={`Add ${connection.name}`}
                    onPress={() => onChoose(connection.id)}
                  >
                    <Plus size={18} />
                  </IconButton>
                }
                isSelected={false}
                onOpen={() => onChoose(connection.id)}
              />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

const textOf = ({ name, configuration }: PropagationStore) =>
  `${name} ${String(configuration['SCIM_URL'])}`.toLowerCase()
