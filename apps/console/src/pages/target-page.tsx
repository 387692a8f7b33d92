import { useState } from 'react'
import { useSession } from '../features/session/session.ts'
import type { TargetResource } from '../features/target/target-queries.ts'
import { TargetTable } from '../features/target/target-table.tsx'
import { useTab } from '../lib/use-tab.ts'
import { JsonView } from '../ui/json-view.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { SidePanel } from '../ui/side-panel.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { PageFrame } from './page-frame.tsx'

/** Sandbox › Target: what the reference server holds. */
export function TargetPage() {
  const { scim } = useSession().info
  const [tab, chooseTab] = useTab('users')
  const [resource, setResource] = useState<TargetResource>()
  const [close] = useState(() => () => setResource(undefined))
  const shared = { selectedId: resource?.id, onOpen: setResource }

  return (
    <PageFrame
      panel={
        resource && (
          <SidePanel
            key={resource.id}
            title={resource.userName ?? resource.displayName ?? resource.id}
            subtitle="As the target answers it"
            onClose={close}
          >
            <JsonView label="Resource" text={JSON.stringify(resource)} />
          </SidePanel>
        )
      }
    >
      <PageHeader
        title="Target"
        description={
          scim === undefined
            ? 'The reference server is off.'
            : `The reference SCIM server at ${scim}`
        }
      />
      {scim !== undefined && (
        <Tabs
          label="Target"
          selected={tab}
          onSelect={chooseTab}
          tabs={[
            { id: 'users', label: 'Users', content: <TargetTable endpoint="Users" {...shared} /> },
            {
              id: 'groups',
              label: 'Groups',
              content: <TargetTable endpoint="Groups" {...shared} />,
            },
          ]}
        />
      )}
    </PageFrame>
  )
}
