import { History, SquareTerminal } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-router'
import {
  useResourceHistory,
  useTargetRequest,
} from '../../entities/target/target-request-queries.ts'
import { referenceId, type ShownTarget } from '../../entities/target/shown-target.ts'
import { formatInstant } from '../../lib/format-time.ts'
import { failureText } from '../../lib/platform-error.ts'
import { TabbedPanel } from '../../patterns/leave/tabbed-panel.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Expander } from '../../ui/expander.tsx'
import { JsonView } from '../../ui/json-view.tsx'
import layout from '../../ui/layout.module.css'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { RequestDetails } from './request-panel.tsx'
import { StoryLink } from './story-link.tsx'
import type { TargetResource } from './target-list.ts'
import { TargetStatus } from './target-status.tsx'

interface Props {
  readonly target: ShownTarget
  readonly endpoint: 'Users' | 'Groups'
  readonly resource: TargetResource
  readonly onClose: () => void
}

/** A resource of the target with its history. */
export function ResourcePanel({ target, endpoint, resource, onClose }: Props) {
  const [tab, setTab] = useState('json')
  const path = `${endpoint}/${resource.id}`
  const text = JSON.stringify(resource, null, 2)
  const link = {
    tab: 'workbench',
    connection: target.id,
    path: `${target.paths[endpoint]}/${encodeURIComponent(resource.id)}`,
  }
  return (
    <TabbedPanel
      kind="Resource"
      title={resource.userName ?? resource.displayName ?? resource.id}
      subtitle="As the target returns it"
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
                <StoryLink endpoint={endpoint} resource={resource} />
                <Link to={`?${new URLSearchParams(link)}`}>
                  <SquareTerminal size={14} aria-hidden="true" /> Open in the workbench
                </Link>
              </div>
              <JsonView label="Resource" text={text} />
            </div>
          ),
        },
        // Of another server no log is kept.
        ...(target.id === referenceId
          ? [{ id: 'history', label: 'History', content: <ResourceHistory resource={path} /> }]
          : []),
      ]}
    />
  )
}

interface ResourceHistoryProps {
  /** `Users/<id>`. */
  readonly resource: string
}

/** The requests that changed a resource; each answer is a version of it. */
function ResourceHistory({ resource }: ResourceHistoryProps) {
  const { data, error } = useResourceHistory(resource)
  if (data === undefined && error !== null)
    return <Notice tone="danger">{failureText(error)}</Notice>
  if (data === undefined) return <Loading />
  if (data.length === 0)
    return (
      <EmptyState icon={History} title="Nothing in the log">
        The log keeps the latest 1,000 requests since the sandbox started. What changed this
        resource is older, or came within a bulk request.
      </EmptyState>
    )
  return (
    <ol className={layout.stack} aria-label="History">
      {data.map(({ seq, method, status, at, client }) => (
        <li key={seq}>
          <Expander
            summary={
              <span className={layout.row}>
                <strong>{method}</strong>
                <TargetStatus status={status} />
                <span className={layout.muted}>
                  {formatInstant(at)} {client !== undefined && `by ${client}`}
                </span>
              </span>
            }
          >
            {() => <Change seq={seq} />}
          </Expander>
        </li>
      ))}
    </ol>
  )
}

function Change({ seq }: { readonly seq: number }) {
  const { data, error } = useTargetRequest(seq)
  if (data === undefined && error !== null)
    return <Notice tone="danger">{failureText(error)}</Notice>
  return data === undefined ? <Loading /> : <RequestDetails request={data} />
}
