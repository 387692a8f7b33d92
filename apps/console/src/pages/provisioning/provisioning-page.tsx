import { useCallback, useState } from 'react'
import { Plus } from 'lucide-react'
import { useNavigate, useParams } from 'react-router'
import { useConnections } from '../../entities/connection/connection-queries.ts'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { useRules } from '../../entities/rule/rule-queries.ts'
import { lazyCode } from '../../lib/patient-code.ts'
import { PageFrame } from '../../patterns/page-frame.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Loading } from '../../ui/loading.tsx'
import { MenuButton } from '../../ui/menu-button.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Tabs } from '../../ui/tabs.tsx'

// The address of a panel shows one of the lists.
const RuleList = lazyCode(async () => (await import('./rule-list.tsx')).RuleList, <Loading />)
const ConnectionList = lazyCode(
  async () => (await import('./connection-list.tsx')).ConnectionList,
  <Loading />,
)
const ConnectionPanel = lazyCode(
  async () => (await import('../../panels/connection/connection-panel.tsx')).ConnectionPanel,
)
const NewConnectionPanel = lazyCode(
  async () =>
    (await import('../../panels/new-connection/new-connection-panel.tsx')).NewConnectionPanel,
)
const NewRule = lazyCode(async () => (await import('../../panels/new-rule/new-rule.tsx')).NewRule)
const RulePanel = lazyCode(async () => (await import('../../panels/rule/rule-panel.tsx')).RulePanel)

interface Props {
  readonly tab: 'connections' | 'rules'
  /** Whether a new one is being made. */
  readonly isNew: boolean
}

const sentences = {
  rules:
    'Rules say which users and groups are provisioned, from PingOne to the target of a connection.',
  connections:
    'A connection leads to an external resource, to which users and groups are provisioned.',
} as const

/** Integrations › Provisioning. */
export function ProvisioningPage({ tab, isNew }: Props) {
  const { id } = useParams()
  const navigate = useNavigate()
  const paths = usePaths()
  const { item: connection, isGone: isConnectionGone } = useLastKnown(useConnections().data, id)
  const { item: rule, isGone: isRuleGone } = useLastKnown(useRules().data, id)
  const close = useCallback(() => void navigate(paths[tab]), [navigate, paths, tab])

  return (
    <PageFrame
      panel={
        <>
          {isNew && tab === 'connections' && <NewConnectionPanel />}
          {isNew && tab === 'rules' && <NewRule />}
          {connection && (
            <ConnectionPanel
              key={connection.id}
              connection={connection}
              isGone={isConnectionGone}
              onClose={close}
            />
          )}
          {rule && <RulePanel key={rule.id} rule={rule} isGone={isRuleGone} onClose={close} />}
        </>
      }
    >
      <PageHeader
        title="Provisioning"
        add={
          <MenuButton
            label="Add"
            items={[
              { label: 'New Rule', onSelect: () => void navigate(paths.newRule) },
              { label: 'New Connection', onSelect: () => void navigate(paths.newConnection) },
            ]}
          >
            {(trigger) => (
              <IconButton {...trigger} aria-label="Add" emphasis="primary">
                <Plus size={20} />
              </IconButton>
            )}
          </MenuButton>
        }
        description={sentences[tab]}
      />
      <Tabs
        label="Provisioning"
        selected={tab}
        onSelect={(selected) =>
          void navigate(selected === 'rules' ? paths.rules : paths.connections)
        }
        tabs={[
          { id: 'rules', label: 'Rules', content: <RuleList selectedId={id} /> },
          { id: 'connections', label: 'Connections', content: <ConnectionList selectedId={id} /> },
        ]}
      />
    </PageFrame>
  )
}

interface Known<Item> {
  /** The item; its last known state after it was deleted. */
  readonly item: Item | undefined
  /** Whether it was deleted. */
  readonly isGone: boolean
}

/** Keeps a deleted item, so that an open editor is not closed. */
function useLastKnown<Item extends { readonly id: string }>(
  items: readonly Item[] | undefined,
  id: string | undefined,
): Known<Item> {
  const found = items?.find((item) => item.id === id)
  const [last, setLast] = useState(found)
  if (found !== undefined && found !== last) setLast(found)
  const known = last?.id === id ? last : undefined
  return {
    item: found ?? known,
    isGone: items !== undefined && found === undefined && known !== undefined,
  }
}
