import { type ComponentProps, type ReactNode, useContext } from 'react'
import { SidePanel } from '../../ui/side-panel.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { LeaveGuard } from './leave-guard.tsx'
import { UnsavedChanges } from './unsaved-changes.ts'

type TabsProps = Omit<ComponentProps<typeof Tabs>, 'isUnsaved'>

interface Props
  extends Omit<ComponentProps<typeof SidePanel>, 'children'>, Omit<TabsProps, 'label'> {
  readonly kind: string
  /** Shown above the tabs. */
  readonly lead?: ReactNode
}

/** A side panel with tabs; leaving it asks first while it has unsaved edits. */
export function TabbedPanel({ kind, tabs, selected, onSelect, lead, ...panel }: Props) {
  return (
    <LeaveGuard>
      <SidePanel kind={kind} {...panel}>
        {lead}
        <GuardedTabs label={kind} tabs={tabs} selected={selected} onSelect={onSelect} />
      </SidePanel>
    </LeaveGuard>
  )
}

function GuardedTabs(props: TabsProps) {
  const { isUnsaved } = useContext(UnsavedChanges)
  return <Tabs {...props} isUnsaved={isUnsaved} />
}
