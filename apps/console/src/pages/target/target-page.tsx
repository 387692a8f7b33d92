import { useState } from 'react'
import { Server } from 'lucide-react'
import { Link, useSearchParams } from 'react-router'
import { useConnections } from '../../entities/connection/connection-queries.ts'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { chosenTarget, shownTargets, type ShownTarget } from '../../entities/target/shown-target.ts'
import { failureText } from '../../lib/platform-error.ts'
import { useChangeQuery } from '../../lib/use-change-query.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { NativeSelect } from '../../ui/native-select.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useSession } from '../../entities/environment/session.ts'
import { RequestTable } from './request-table.tsx'
import type { TargetResource } from './target-list.ts'
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

/** Sandbox › Target: resources of the target of a connection or of the reference server, its requests, and the workbench. */
export function TargetPage() {
  const { scim } = useSession().info
  const paths = usePaths()
  const [parameters] = useSearchParams()
  const changeQuery = useChangeQuery()
  const { data: connections, error } = useConnections()
  const [tab, chooseTab] = useTab('users')
  const [opened, setOpened] = useState<Opened>()
  const [close] = useState(() => () => setOpened(undefined))

  const targets = connections && shownTargets(connections, scim)
  const target = targets && chosenTarget(targets, parameters.get('connection'), connections)
  const tabs = target && tabsOf(target)
  const shownTab = tabs?.some((id) => id === tab) === false ? 'users' : tab
  const shown = opened?.tab === shownTab ? opened : undefined
  const selectedId = shown && 'resource' in shown ? shown.resource.id : undefined
  const path = parameters.get('path')

  const contents = (shownTarget: ShownTarget) => ({
    users: (
      <TargetTable
        target={shownTarget}
        endpoint="Users"
        selectedId={selectedId}
        onOpen={(resource) => setOpened({ tab: 'users', resource })}
      />
    ),
    groups: (
      <TargetTable
        target={shownTarget}
        endpoint="Groups"
        selectedId={selectedId}
        onOpen={(resource) => setOpened({ tab: 'groups', resource })}
      />
    ),
    requests: (
      <RequestTable
        selectedSeq={shown?.tab === 'requests' ? shown.seq : undefined}
        onOpen={(seq) => setOpened({ tab: 'requests', seq })}
      />
    ),
    workbench: <Workbench key={path} target={shownTarget} initialPath={path} />,
  })

  return (
    <PageFrame panel={shown && target && <Panel target={target} opened={shown} onClose={close} />}>
      <PageHeader
        title="Target"
        actions={
          targets !== undefined &&
          targets.length > 1 &&
          target !== undefined && (
            <NativeSelect
              label="Server"
              value={target.id}
              onChange={(id) => {
                setOpened(undefined)
                changeQuery((now) => {
                  now.set('connection', id)
                  return now
                })
              }}
              options={targets.map(({ id, name }) => ({ id, label: name }))}
            />
          )
        }
        description={target === undefined ? undefined : describeTarget(target)}
      />
      {error !== null && connections === undefined && (
        <Notice tone="danger">{failureText(error)}</Notice>
      )}
      {targets?.length === 0 && (
        <EmptyState
          icon={Server}
          title="No target yet"
          action={<Link to={paths.newConnection}>New Connection</Link>}
        >
          The reference server is off, and no connection leads to another server.
        </EmptyState>
      )}
      {target !== undefined && tabs !== undefined && (
        <Tabs
          // Filters and pages belong to one server.
          key={target.id}
          label="Target"
          selected={shownTab}
          onSelect={chooseTab}
          tabs={tabs.map((id) => ({ id, label: labels[id], content: contents(target)[id] }))}
        />
      )}
    </PageFrame>
  )
}

type TabId = 'users' | 'groups' | 'requests' | 'workbench'

const labels: Readonly<Record<TabId, string>> = {
  users: 'Users',
  groups: 'Groups',
  requests: 'Requests',
  workbench: 'Workbench',
}

/** The reference server logs its requests; of any other server the activity has those of PingOne. */
const tabsOf = ({ connectionId }: ShownTarget): readonly TabId[] =>
  connectionId === undefined
    ? ['users', 'groups', 'requests', 'workbench']
    : ['users', 'groups', 'workbench']

const describeTarget = ({ connectionId, name, url }: ShownTarget): string =>
  connectionId === undefined
    ? `The reference SCIM server at ${url}`
    : `${url}, read with the credentials of the connection ${name}. Activity does not show these requests.`

interface PanelProps {
  readonly target: ShownTarget
  readonly opened: Opened
  readonly onClose: () => void
}

function Panel({ target, opened, onClose }: PanelProps) {
  if (opened.tab === 'requests')
    return <RequestPanel key={opened.seq} seq={opened.seq} onClose={onClose} />
  const { resource, tab } = opened
  return (
    <ResourcePanel
      key={resource.id}
      target={target}
      endpoint={tab === 'users' ? 'Users' : 'Groups'}
      resource={resource}
      onClose={onClose}
    />
  )
}
