import type { Rule } from '@pingone-sandbox/contract'
import { RuleToggle } from '../../entities/rule/rule-toggle.tsx'
import { SyncState } from '../../entities/rule/sync-state.tsx'
import { useTab } from '../../lib/use-tab.ts'
import { TabbedPanel } from '../../patterns/leave/tabbed-panel.tsx'
import { DeletedNotice } from '../../ui/deleted-notice.tsx'
import layout from '../../ui/layout.module.css'
import { GroupName } from './groups/group-name.tsx'
import { GroupProvisioning } from './groups/group-provisioning.tsx'
import { MappingTab } from './mapping/mapping-tab.tsx'
import { SyncStatusTab } from './sync-status/sync-status-tab.tsx'
import { DirectoryFilter } from './user-filter/directory-filter.tsx'
import { RuleOverview } from './rule-overview.tsx'

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

interface GroupsTabProps {
  readonly rule: Rule
}

/** Which groups go to the target, and under which names. */
function GroupsTab({ rule }: GroupsTabProps) {
  return (
    <div className={layout.stack}>
      <GroupProvisioning rule={rule} />
      <hr className={layout.divider} />
      <GroupName rule={rule} />
    </div>
  )
}
