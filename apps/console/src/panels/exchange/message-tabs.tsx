import type { Exchange } from '@pingone-sandbox/contract'
import { JsonView } from '../../ui/json-view.tsx'
import layout from '../../ui/layout.module.css'
import { Notice } from '../../ui/notice.tsx'
import styles from './exchange-inspector.module.css'

interface Props {
  readonly exchange: Exchange
}

/** The request as it was on the wire. */
export function RequestTab({ exchange: { request } }: Props) {
  const { method, url, headers, body } = request
  return (
    <div className={styles.stack}>
      <JsonView
        label="Request head"
        text={[`${method} ${url}`, ...headerLines(headers)].join('\n')}
      />
      {body === undefined || body === '' ? (
        <p className={layout.muted}>The request has no body.</p>
      ) : (
        <JsonView label="Request body" text={body} />
      )}
      <p className={layout.muted}>Secrets are masked before anything is stored.</p>
    </div>
  )
}

interface ResponseTabProps {
  readonly exchange: Exchange
}

/** The answer as it was on the wire, or why there is none. */
export function ResponseTab({ exchange: { response, failure } }: ResponseTabProps) {
  return (
    <div className={styles.stack}>
      {failure !== undefined && (
        <Notice tone="warning" title={failure.code}>
          {failure.message}
        </Notice>
      )}
      {failure?.status !== undefined && <p>The answer began with the status {failure.status}.</p>}
      {response !== undefined && (
        <>
          <JsonView
            label="Response head"
            text={[String(response.status), ...headerLines(response.headers)].join('\n')}
          />
          {response.body === '' ? (
            <p className={layout.muted}>The answer has no body.</p>
          ) : (
            <JsonView label="Response body" text={response.body} />
          )}
          {response.note !== undefined && <p>{response.note}</p>}
          {response.truncated === true && <p>The body was truncated.</p>}
        </>
      )}
    </div>
  )
}

/** Headers one to a line. */
const headerLines = (headers: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
