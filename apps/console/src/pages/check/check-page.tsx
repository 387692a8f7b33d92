import { useSearchParams } from 'react-router'
import { useChecks } from '../../entities/check/check-queries.ts'
import { useConnections } from '../../entities/connection/connection-queries.ts'
import { failureText } from '../../lib/platform-error.ts'
import { PageFrame } from '../../patterns/page-frame.tsx'
import layout from '../../ui/layout.module.css'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { CheckForm } from './check-form.tsx'
import { CheckList } from './check-list.tsx'
import styles from './check.module.css'

/** Sandbox › Check my endpoint: what is checked, and the latest checks. */
export function CheckPage() {
  const [parameters] = useSearchParams()
  const checks = useChecks()
  const { data: connections, error } = useConnections()
  const wanted = parameters.get('connection') ?? ''
  return (
    <PageFrame>
      <PageHeader
        title="Check my endpoint"
        description="Does a SCIM server work with PingOne? PingOne’s requests are played at it for whole lives of users and groups, and each finding says what PingOne would do next."
      />
      {(error ?? checks.error) !== null && (
        <Notice tone="danger">{failureText(error ?? checks.error)}</Notice>
      )}
      <div className={styles.start}>
        <section className={layout.card} aria-label="New check">
          {connections === undefined ? (
            error === null && <Loading />
          ) : (
            <CheckForm
              key={wanted}
              connections={connections}
              wanted={connections.find(({ id }) => id === wanted)?.id}
              running={checks.data?.find(({ status }) => status === 'running')}
            />
          )}
        </section>
        <section aria-labelledby="checks-title" className={layout.stack}>
          <h2 id="checks-title">Latest checks</h2>
          {checks.data === undefined ? (
            checks.error === null && <Loading />
          ) : (
            <CheckList checks={checks.data} />
          )}
        </section>
      </div>
    </PageFrame>
  )
}
