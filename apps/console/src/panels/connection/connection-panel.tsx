import type { PropagationStore } from '@pingone-sandbox/contract'
import { ConnectionHealth } from '../../entities/connection/connection-health.tsx'
import { ConnectionToggle } from '../../entities/connection/connection-toggle.tsx'
import { useTab } from '../../lib/use-tab.ts'
import { TabbedPanel } from '../../patterns/leave/tabbed-panel.tsx'
import { DeletedNotice } from '../../ui/deleted-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { lazyCode } from '../../lib/patient-code.ts'

const DeliveryTab = lazyCode(
  async () => (await import('./delivery-tab.tsx')).DeliveryTab,
  <Loading />,
)
const ConnectionOverview = lazyCode(
  async () => (await import('./connection-overview.tsx')).ConnectionOverview,
  <Loading />,
)
const ConnectionConfiguration = lazyCode(
  async () => (await import('./connection-configuration.tsx')).ConnectionConfiguration,
  <Loading />,
)

interface Props {
  readonly connection: PropagationStore
  /** It was deleted elsewhere. */
  readonly isGone: boolean
  readonly onClose: () => void
}

/** The details of one connection. */
export function ConnectionPanel({ connection, isGone, onClose }: Props) {
  const [tab, chooseTab] = useTab('overview')
  return (
    <TabbedPanel
      kind="Connection"
      title={connection.name}
      subtitle={
        <>
          SCIM Outbound
          <ConnectionHealth connection={connection} />
        </>
      }
      action={<ConnectionToggle connection={connection} />}
      onClose={onClose}
      lead={isGone && <DeletedNotice what="connection" />}
      selected={tab}
      onSelect={chooseTab}
      tabs={[
        {
          id: 'overview',
          label: 'Overview',
          content: <ConnectionOverview connection={connection} onDeleted={onClose} />,
        },
        {
          id: 'configuration',
          label: 'Configuration',
          content: <ConnectionConfiguration connection={connection} />,
        },
        { id: 'delivery', label: 'Delivery', content: <DeliveryTab connection={connection} /> },
      ]}
    />
  )
}
