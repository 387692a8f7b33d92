import type { ComponentProps, ReactNode } from 'react'
import { LeaveGuard } from './leave-guard.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { Tabs } from '../../ui/tabs.tsx'

interface Props
  extends
    Omit<ComponentProps<typeof SidePanel>, 'children'>,
    Omit<ComponentProps<typeof Tabs>, 'label'> {
  readonly kind: string
  /** Stands above the tabs. */
  readonly lead?: ReactNode
}

/** A side panel in tabs, which is not left with unsaved edits unless somebody wants it. */
export function TabbedPanel({ kind, tabs, selected, onSelect, lead, ...panel }: Props) {
  return (
    <LeaveGuard>
      <SidePanel kind={kind} {...panel}>
        {lead}
        <Tabs label={kind} tabs={tabs} selected={selected} onSelect={onSelect} />
      </SidePanel>
    </LeaveGuard>
  )
}
