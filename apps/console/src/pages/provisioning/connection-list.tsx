import type { PropagationStore } from '@pingone-sandbox/contract'
import { Cable, UsersRound } from 'lucide-react'
import { useLocation, useNavigate } from 'react-router'
import { ConnectionHealth } from '../../entities/connection/connection-health.tsx'
import { ConnectionIcon, StoreIcon } from '../../entities/connection/connection-icon.tsx'
import { useStores } from '../../entities/connection/connection-queries.ts'
import { ConnectionToggle } from '../../entities/connection/connection-toggle.tsx'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { failureText } from '../../lib/platform-error.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ResourceRow } from '../../ui/resource-row.tsx'
import table from '../../ui/table.module.css'
import { ListToolbar } from './list-toolbar.tsx'
import { type Order, useListing } from './use-listing.ts'

interface Props {
  readonly selectedId: string | undefined
}

/** Left in the history by the panel that made a connection. */
interface CreatedState {
  readonly createdId?: string
}

function addressOf({ configuration }: PropagationStore): string {
  const address = configuration['SCIM_URL']
  return typeof address === 'string' ? address : ''
}

const byName = (one: PropagationStore, other: PropagationStore) =>
  one.name.localeCompare(other.name)

const orders: readonly [Order<PropagationStore>, ...Order<PropagationStore>[]] = [
  { label: 'Name', compare: byName },
  {
    label: 'Status',
    compare: (one, other) =>
      Number(one.status === 'INACTIVE') - Number(other.status === 'INACTIVE') || byName(one, other),
  },
]

/** The directory of the environment, and its connections. */
export function ConnectionList({ selectedId }: Props) {
  const { data: stores, error } = useStores()
  const listing = useListing({
    items: stores ?? [],
    textOf: (store) => `${store.name} ${addressOf(store)}`,
    orders,
  })
  const navigate = useNavigate()
  const createdId = (useLocation().state as CreatedState | null)?.createdId
  const paths = usePaths()

  if (stores === undefined && error !== null)
    return <Notice tone="danger">{failureText(error)}</Notice>
  if (stores === undefined) return <Loading />

  return (
    <>
      <ListToolbar listing={listing} noun="Connection" />
      <div className={table.frame}>
        <ul aria-label="Connections">
          {listing.shown.map((store) =>
            store.type === 'directory' ? (
              <ResourceRow
                key={store.id}
                icon={
                  <StoreIcon>
                    <UsersRound size={17} />
                  </StoreIcon>
                }
                name={store.name}
                description="The users and groups of this environment, the source of every rule."
                isSelected={false}
                onOpen={() => void navigate(paths.users)}
              />
            ) : (
              <ResourceRow
                key={store.id}
                icon={<ConnectionIcon connection={store} />}
                name={store.name}
                description={`SCIM Outbound · ${addressOf(store)}`}
                status={<ConnectionHealth connection={store} />}
                action={<ConnectionToggle connection={store} />}
                isSelected={store.id === selectedId}
                isNew={store.id === createdId}
                onOpen={() => void navigate(paths.connection(store.id))}
              />
            ),
          )}
        </ul>
        {!stores.some(({ type }) => type === 'scim') && (
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
        )}
        {listing.shown.length === 0 && (
          <EmptyState icon={Cable} title="No connection found">
            No name and no address has “{listing.search}” in it.
          </EmptyState>
        )}
      </div>
    </>
  )
}
