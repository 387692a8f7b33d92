import type { PropagationStore } from '@pingone-sandbox/contract'
import { ArrowRight, Plus, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Link } from 'react-router'
import { ConnectionIcon } from '../../entities/connection/connection-icon.tsx'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import styles from '../../panels/rule/rule-overview.module.css'
import { ActionBar } from '../../ui/action-bar.tsx'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import layout from '../../ui/layout.module.css'
import { ResourceRow } from '../../ui/resource-row.tsx'
import table from '../../ui/table.module.css'

interface Props {
  readonly ruleName: string
  readonly connections: readonly PropagationStore[]
  readonly isPending: boolean
  readonly onSave: (connectionId: string) => void
  readonly onCancel: () => void
}

/** The target of a new rule; PingOne becomes the source by itself. */
export function ChooseConnection({ ruleName, connections, isPending, onSave, onCancel }: Props) {
  const [chosenId, setChosenId] = useState<string>()
  const paths = usePaths()
  const chosen = connections.find((connection) => connection.id === chosenId)
  const root = useRef<HTMLDivElement>(null)
  const saveButton = useRef<HTMLButtonElement>(null)

  // The pressed button is removed: the focus moves to the next action.
  useEffect(() => {
    const first = (selector: string) => root.current?.querySelector<HTMLElement>(selector)
    const next = chosenId === undefined ? (first('li button') ?? first('h1')) : saveButton.current
    next?.focus()
  }, [chosenId])

  const available = connections.filter((connection) => connection !== chosen)

  return (
    <div ref={root} className={layout.stack}>
      <h1 tabIndex={-1}>{ruleName}</h1>
      <div className={styles.flow}>
        <div className={styles.end}>
          <span>Source</span>PingOne
        </div>
        <ArrowRight size={20} aria-hidden="true" />
        <div className={styles.end}>
          <span>Target</span>
          {chosen?.name ?? 'Choose a connection below'}
        </div>
        {chosen !== undefined && (
          <IconButton aria-label={`Remove ${chosen.name}`} onPress={() => setChosenId(undefined)}>
            <X size={16} />
          </IconButton>
        )}
      </div>
      {(available.length > 0 || connections.length === 0) && <h2>Available Connections</h2>}
      {connections.length === 0 && (
        <p className={layout.muted}>
          There is no connection yet. <Link to={paths.newConnection}>Create one</Link> first.
        </p>
      )}
      {available.length > 0 && (
        <ul className={table.frame} aria-label="Available Connections">
          {available.map((connection) => (
            <ResourceRow
              key={connection.id}
              icon={<ConnectionIcon connection={connection} />}
              name={connection.name}
              description={String(connection.configuration['SCIM_URL'])}
              action={
                <IconButton
                  emphasis="primary"
                  aria-label={`Add ${connection.name}`}
                  onPress={() => setChosenId(connection.id)}
                >
                  <Plus size={18} />
                </IconButton>
              }
              isSelected={false}
              onOpen={() => setChosenId(connection.id)}
            />
          ))}
        </ul>
      )}
      <ActionBar start={<Button onPress={onCancel}>Cancel</Button>}>
        <Button
          ref={saveButton}
          variant="primary"
          isDisabled={chosen === undefined || isPending}
          onPress={() => chosen && onSave(chosen.id)}
        >
          Save
        </Button>
      </ActionBar>
    </div>
  )
}
