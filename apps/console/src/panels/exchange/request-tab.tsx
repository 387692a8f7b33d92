import type { Exchange } from '@pingone-sandbox/contract'
import { JsonView } from '../../ui/json-view.tsx'
import layout from '../../ui/layout.module.css'
import styles from './exchange-inspector.module.css'
import { headerLines } from './header-lines.ts'

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
      <p className={layout.muted}>Secrets are masked before anything is written down.</p>
    </div>
  )
}
