import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useSession } from '../../entities/environment/session.ts'
import { RequestTable } from './request-table.tsx'
import type { TargetResource } from './target-queries.ts'
import { TargetTable } from './target-table.tsx'
import { useTab } from '../../lib/use-tab.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { PageFrame } from '../../patterns/page-frame.tsx'
import { Loading } from '../../ui/loading.tsx'
import { lazyCode } from '../../lib/patient-code.ts'

const RequestPanel = lazyCode(async () => (await import('./request-panel.tsx')).RequestPanel)
const ResourcePanel = lazyCode(async () => (await import('./resource-panel.tsx')).ResourcePanel)
const Workbench = lazyCode(async () => (await import('./workbench.tsx')).Workbench, <Loading />)

/** The content of the side panel; it closes with the tab. */
type Opened =
  | { readonly tab: 'users' | 'groups'; readonly resource: TargetResource }
  | { readonly tab: 'requests'; readonly seq: number }

/** Sandbox › Target: resources and requests of the reference server, and the workbench. */
export function TargetPage() {
  const { scim } = useSession().info
  const [tab, chooseTab] = useTab('users')
  const path = useSearchParams()[0].get('path')
  const [opened, setOpened] = useState<Opened>()
  const [close] = useState(() => () => setOpened(undefined))
  const shown = opened?.tab === tab ? opened : undefined
  const selectedId = shown && 'resource' in shown ? shown.resource.id : undefined

  return (
    <PageFrame panel={shown && <Panel opened={shown} onClose={close} />}>
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
            ...(['users', 'groups'] as const).map((id) => ({
              id,
              label: id === 'users' ? 'Users' : 'Groups',
              content: (
                <TargetTable
                  endpoint={endpoints[id]}
                  selectedId={selectedId}
                  onOpen={(resource) => setOpened({ tab: id, resource })}
                />
              ),
            })),
            {
              id: 'requests',
              label: 'Requests',
              content: (
                <RequestTable
                  selectedSeq={shown?.tab === 'requests' ? shown.seq : undefined}
                  onOpen={(seq) => setOpened({ tab: 'requests', seq })}
                />
              ),
            },
            {
              id: 'workbench',
              label: 'Workbench',
              content: <Workbench key={path} initialPath={path} />,
            },
          ]}
        />
      )}
    </PageFrame>
  )
}

const endpoints = { users: 'Users', groups: 'Groups' } as const

function Panel({ opened, onClose }: { readonly opened: Opened; readonly onClose: () => void }) {
  if (opened.tab === 'requests')
    return <RequestPanel key={opened.seq} seq={opened.seq} onClose={onClose} />
  const { resource, tab } = opened
  return (
    <ResourcePanel
      key={resource.id}
      endpoint={endpoints[tab]}
      resource={resource}
      onClose={onClose}
    />
  )
}
