import type { Rule } from '@pingone-sandbox/contract'
import { RuleToggle } from '../../entities/rule/rule-toggle.tsx'
import { SyncState } from '../../entities/rule/sync-state.tsx'
import { useTab } from '../../lib/use-tab.ts'
import { TabbedPanel } from '../../patterns/leave/tabbed-panel.tsx'
import { DeletedNotice } from '../../ui/deleted-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { lazyCode } from '../../lib/patient-code.ts'

const SyncStatusTab = lazyCode(
  async () => (await import('./sync-status/sync-status-tab.tsx')).SyncStatusTab,
  <Loading />,
)
const RuleOverview = lazyCode(
  async () => (await import('./rule-overview.tsx')).RuleOverview,
  <Loading />,
)
const GroupsTab = lazyCode(
  async () => (await import('./groups/groups-tab.tsx')).GroupsTab,
  <Loading />,
)
const DirectoryFilter = lazyCode(
  async () => (await import('./user-filter/directory-filter.tsx')).DirectoryFilter,
  <Loading />,
)
const MappingTab = lazyCode(
  async () => (await import('./mapping/mapping-tab.tsx')).MappingTab,
  <Loading />,
)

interface Props {
  readonly rule: Rule
  /** It was deleted elsewhere. */
  readonly isGone: boolean
  readonly onClose: () => void
}

/** The details of one rule. */
export function RulePanel({ rule, isGone, onClose }: Props) {
  const [tab, chooseTab] = useTab('overview')
  return (
    <TabbedPanel
      kind="Rule"
      title={rule.name}
      subtitle={<SyncState rule={rule} />}
      action={<RuleToggle rule={rule} />}
      onClose={onClose}
      lead={isGone && <DeletedNotice what="rule" />}
      selected={tab}
      onSelect={chooseTab}
      tabs={[
        {
          id: 'overview',
          label: 'Overview',
          content: <RuleOverview rule={rule} onDeleted={onClose} />,
        },
        {
          id: 'filter',
          label: 'Directory filter',
          content: <DirectoryFilter rule={rule} />,
        },
        { id: 'groups', label: 'Groups', content: <GroupsTab rule={rule} /> },
        { id: 'mapping', label: 'Attribute mapping', content: <MappingTab rule={rule} /> },
        { id: 'status', label: 'Sync status', content: <SyncStatusTab rule={rule} /> },
      ]}
    />
  )
}
