import type { Exchange } from '@pingone-sandbox/pingone/contract'
import { classNames } from '../../ui/class-names.ts'
import { Expander } from '../../ui/expander.tsx'
import { ExchangeDetails } from './exchange-details.tsx'
import styles from './exchange-row.module.css'

interface Props {
  readonly exchange: Exchange
}

/** One request with its answer in a line. */
export function ExchangeRow({ exchange }: Props) {
  const { request, response, failure, durationMs, attempt } = exchange
  const isFailed = response === undefined || response.status >= 400
  return (
    <Expander
      summary={
        <>
          <span className={styles.method}>{request.method}</span>
          <span className={styles.url}>{readable(request.url)}</span>
          {attempt > 1 && <span className={styles.note}>attempt {attempt}</span>}
          <span className={styles.note}>{Math.round(durationMs)} ms</span>
          <span className={classNames(styles.status, isFailed && styles.failed)}>
            {response?.status ?? failure?.code ?? 'no answer'}
          </span>
        </>
      }
    >
      {() => <ExchangeDetails exchange={exchange} />}
    </Expander>
  )
}

/** The path with its filter in the clear; the exact address stands in the details. */
function readable(url: string): string {
  try {
    const { pathname, search } = new URL(url)
    return decodeURIComponent(pathname + search)
  } catch {
    return url
  }
}
