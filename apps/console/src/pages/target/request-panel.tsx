import type { TargetRequest } from '@pingone-sandbox/contract'
import { failureText } from '../../lib/platform-error.ts'
import { JsonView } from '../../ui/json-view.tsx'
import layout from '../../ui/layout.module.css'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { explainAnswer } from '../../entities/target/explain-answer.ts'
import { readablePath } from './readable-path.ts'
import { useTargetRequest } from '../../entities/target/target-request-queries.ts'
import { TargetStatus } from './target-status.tsx'

interface Props {
  readonly seq: number
  readonly onClose: () => void
}

/** One request to the reference server with its answer. */
export function RequestPanel({ seq, onClose }: Props) {
  const { data, error } = useTargetRequest(seq)
  return (
    <SidePanel
      title={data === undefined ? 'Request' : `${data.method} ${readablePath(data.path)}`}
      subtitle={data && (data.client ?? 'A client without a name')}
      onClose={onClose}
    >
      {error !== null && <Notice tone="danger">{failureText(error)}</Notice>}
      {data === undefined && error === null && <Loading />}
      {data !== undefined && <RequestDetails request={data} />}
    </SidePanel>
  )
}

/** The request and its answer. */
export function RequestDetails({ request }: { readonly request: TargetRequest }) {
  const { method, path, status, misbehaviours, response } = request
  return (
    <div className={layout.stack}>
      <p className={layout.row}>
        <TargetStatus status={status} />
        {explainAnswer({ method, path }, { status, body: response.body })}
      </p>
      {misbehaviours.length > 0 && (
        <Notice tone="warning" title="Active misbehaviours">
          {misbehaviours.join(', ')}
        </Notice>
      )}
      <h3>Request</h3>
      <Message head={`${method} ${path}`} message={request.request} label="Request" />
      <h3>Response</h3>
      <Message head={String(status)} message={response} label="Response" />
    </div>
  )
}

interface MessageProps {
  readonly head: string
  readonly label: string
  readonly message: TargetRequest['request']
}

function Message({ head, label, message: { headers, body, truncated } }: MessageProps) {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return (
    <>
      <JsonView label={`${label} head`} text={[head, ...lines].join('\n')} />
      {body !== '' && <JsonView label={`${label} body`} text={body} />}
      {truncated === true && <p>The body was truncated.</p>}
    </>
  )
}
