import { SquareTerminal } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { CopyButton } from '../../ui/copy-button.tsx'
import { JsonView } from '../../ui/json-view.tsx'
import layout from '../../ui/layout.module.css'
import { TabbedPanel } from '../../patterns/leave/tabbed-panel.tsx'
import { ResourceHistory } from './resource-history.tsx'
import type { TargetResource } from './target-queries.ts'

interface Props {
  readonly endpoint: 'Users' | 'Groups'
  readonly resource: TargetResource
  readonly onClose: () => void
}

/** A resource of the target: what it is, and how it came to be so. */
export function ResourcePanel({ endpoint, resource, onClose }: Props) {
  const [tab, setTab] = useState('json')
  const path = `${endpoint}/${resource.id}`
  const text = JSON.stringify(resource, null, 2)
  return (
    <TabbedPanel
      kind="Resource"
      title={resource.userName ?? resource.displayName ?? resource.id}
      subtitle="As the target answers it"
      onClose={onClose}
      selected={tab}
      onSelect={setTab}
      tabs={[
        {
          id: 'json',
          label: 'JSON',
          content: (
            <div className={layout.stack}>
              <div className={layout.row}>
                <CopyButton text={text} label="Copy JSON" />
                <CopyButton text={resource.id} label="Copy id" />
                <Link to={`?${new URLSearchParams({ tab: 'workbench', path: `/${path}` })}`}>
                  <SquareTerminal size={14} aria-hidden="true" /> Open in the workbench
                </Link>
              </div>
              <JsonView label="Resource" text={text} />
            </div>
          ),
        },
        { id: 'history', label: 'History', content: <ResourceHistory resource={path} /> },
      ]}
    />
  )
}
