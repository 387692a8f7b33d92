import type { Overview } from '@pingone-sandbox/contract'
import { useId, type ReactNode } from 'react'
import { Link } from 'react-router'
import { useConnections } from '../../entities/connection/connection-queries.ts'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { failureText } from '../../lib/platform-error.ts'
import { PageFrame } from '../../patterns/page-frame.tsx'
import { classNames } from '../../ui/class-names.ts'
import layout from '../../ui/layout.module.css'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ConnectionHealths } from './connection-healths.tsx'
import { EndpointCheck } from './endpoint-check.tsx'
import { Figures } from './figures.tsx'
import { NeedsAttention, RetryAll } from './needs-attention.tsx'
import { NextStep } from './next-step.tsx'
import styles from './overview-page.module.css'
import { useOverview } from './overview-queries.ts'
import { OwnEndpoint } from './own-endpoint.tsx'
import { RecentActivity } from './recent-activity.tsx'
import { SwitchedOn } from './switched-on.tsx'

/** The overview of an environment: how provisioning goes, what needs attention, and what to do next. */
export function OverviewPage() {
  const paths = usePaths()
  const { data: overview, error } = useOverview()
  const connections = useConnections().data
  const isEmpty = connections?.length === 0
  const isIdle = overview?.rules === 0 && overview.failed === 0
  return (
    <PageFrame>
      <PageHeader
        title="Overview"
        actions={
          <>
            <span className={styles.wide}>
              <LinkButton to={paths.scenarios} size="normal">
                Run a scenario
              </LinkButton>
            </span>
            <LinkButton to={paths.newConnection} variant="primary" size="normal">
              New Connection
            </LinkButton>
          </>
        }
      />
      {error !== null && overview === undefined && (
        <Notice tone="danger">{failureText(error)}</Notice>
      )}
      <div className={styles.dashboard}>
        <Figures overview={overview} />
        <div className={styles.columns} data-empty={isEmpty || undefined}>
          <div className={styles.column}>
            <Card
              title={isIdle ? 'Next step' : 'Needs attention'}
              action={overview && <RetryAll overview={overview} />}
              isBare
            >
              <State overview={overview} hasConnection={!isEmpty} isIdle={isIdle} />
            </Card>
            <Card title="Latest" action={<Link to={paths.activity}>All activity</Link>}>
              <RecentActivity />
            </Card>
          </div>
          <div className={styles.column}>
            <OwnEndpoint className={styles.own} />
            <EndpointCheck />
            <Card title="Connections">
              <ConnectionHealths />
            </Card>
            <Card title="Switched on">
              <SwitchedOn />
            </Card>
          </div>
        </div>
      </div>
    </PageFrame>
  )
}

interface StateProps {
  readonly overview: Overview | undefined
  readonly hasConnection: boolean
  /** Nothing is provisioned. */
  readonly isIdle: boolean
}

function State({ overview, hasConnection, isIdle }: StateProps) {
  if (overview === undefined) return <Loading />
  return isIdle ? (
    <NextStep hasConnection={hasConnection} />
  ) : (
    <NeedsAttention overview={overview} />
  )
}

interface CardProps {
  readonly title: string
  readonly action?: ReactNode
  /** Its rows reach from edge to edge. */
  readonly isBare?: boolean
  readonly children: ReactNode
}

function Card({ title, action, isBare = false, children }: CardProps) {
  const titleId = useId()
  return (
    <section className={classNames(layout.card, isBare && styles.bare)} aria-labelledby={titleId}>
      <div className={layout.spread}>
        <h2 id={titleId}>{title}</h2>
        {action}
      </div>
      {children}
    </section>
  )
}
