import type { Exchange } from '@pingone-sandbox/contract'
import { type ReactNode, useId } from 'react'
import { Expander } from '../../ui/expander.tsx'
import { JsonCode } from '../../ui/json-code.tsx'
import layout from '../../ui/layout.module.css'
import { Notice } from '../../ui/notice.tsx'
import styles from './exchange-pane.module.css'

interface Props {
  readonly exchange: Pick<Exchange, 'request' | 'response' | 'failure'>
}

/** The request as it was on the wire. */
export function RequestMessage({ exchange: { request } }: Props) {
  const { method, url, headers, body = '' } = request
  return (
    <Message title="Request" detail={mediaType(headers)}>
      <p className={styles.wire}>
        <b>{method}</b> {url}
      </p>
      <HeaderList of="request" headers={headers} />
      {body === '' ? (
        <p className={layout.muted}>No body.</p>
      ) : (
        <div className={styles.code}>
          <JsonCode text={body} />
        </div>
      )}
    </Message>
  )
}

/** The answer as it was on the wire, or why there is none. */
export function ResponseMessage({ exchange: { response, failure } }: Props) {
  const status = response?.status ?? failure?.status
  const detail = [
    ...(status === undefined ? ['none'] : [String(status)]),
    ...(response ? [mediaType(response.headers)] : []),
  ]
  return (
    <Message title="Response" detail={detail.filter(Boolean).join(' · ')}>
      {failure !== undefined && (
        <Notice tone="danger" title={failure.code} isAnnounced={false}>
          {failure.message}
        </Notice>
      )}
      {response !== undefined && (
        <>
          <HeaderList of="response" headers={response.headers} />
          {response.body === '' ? (
            <p className={layout.muted}>No body.</p>
          ) : (
            <div className={styles.code}>
              <JsonCode text={response.body} />
            </div>
          )}
          {response.note !== undefined && <p>{response.note}</p>}
          {response.truncated === true && <p>The body was truncated.</p>}
        </>
      )}
    </Message>
  )
}

interface MessageProps {
  readonly title: string
  readonly detail: string | undefined
  readonly children: ReactNode
}

function Message({ title, detail, children }: MessageProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className={styles.stack}>
      <h3 id={id} className={styles.label}>
        {[title, detail].filter(Boolean).join(' · ')}
      </h3>
      {children}
    </section>
  )
}

interface HeaderListProps {
  readonly of: 'request' | 'response'
  readonly headers: Readonly<Record<string, string>>
}

/** The headers, one to a line, opened on a press. */
function HeaderList({ of, headers }: HeaderListProps) {
  const entries = Object.entries(headers)
  if (entries.length === 0) return null
  return (
    <div className={styles.headers}>
      <Expander summary={`${entries.length} ${of} ${entries.length === 1 ? 'header' : 'headers'}`}>
        {() => (
          <dl className={styles.headerList}>
            {entries.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        )}
      </Expander>
    </div>
  )
}

const mediaType = (headers: Readonly<Record<string, string>>): string | undefined =>
  headers['content-type']?.split(';')[0]
