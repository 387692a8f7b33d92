import type { Exchange } from '@pingone-sandbox/pingone/contract'
import { JsonView } from '../../ui/json-view.tsx'
import { Notice } from '../../ui/notice.tsx'
import styles from './exchange-details.module.css'
import { QuirkBadge } from './quirk-badge.tsx'

interface Props {
  readonly exchange: Exchange
}

/** A request and its answer as they were on the wire; secrets are masked before they are written. */
export function ExchangeDetails({ exchange }: Props) {
  const { request, response, failure, quirks, summary } = exchange
  return (
    <div className={styles.details}>
      <p>{summary}</p>
      {quirks.length > 0 && (
        <ul className={styles.quirks} aria-label="Quirks">
          {quirks.map((id) => (
            <li key={id}>
              <QuirkBadge id={id} />
            </li>
          ))}
        </ul>
      )}
      <h3 className={styles.title}>Request</h3>
      <JsonView
        label="Request head"
        text={[`${request.method} ${request.url}`, ...headerLines(request.headers)].join('\n')}
      />
      {request.body !== undefined && request.body !== '' && (
        <JsonView label="Request body" text={request.body} />
      )}
      <h3 className={styles.title}>Response</h3>
      {failure !== undefined && (
        <Notice tone="warning" title={failure.code}>
          {failure.message}
        </Notice>
      )}
      {response !== undefined && (
        <>
          <JsonView
            label="Response head"
            text={[String(response.status), ...headerLines(response.headers)].join('\n')}
          />
          {response.body !== '' && <JsonView label="Response body" text={response.body} />}
          {response.truncated === true && <p>The body was longer than what was kept.</p>}
        </>
      )}
    </div>
  )
}

function headerLines(headers: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
}
