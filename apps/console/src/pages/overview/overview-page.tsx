import { Link, useNavigate } from 'react-router'
import { formatCount } from '../../lib/format-count.ts'
import { useProfile } from '../../entities/behaviour/behaviour-queries.ts'
import { useConnections } from '../../entities/connection/connection-queries.ts'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { useSession } from '../../entities/environment/session.ts'
import { useGroupCount } from '../../entities/group/group-queries.ts'
import { useRules } from '../../entities/rule/rule-queries.ts'
import { useUsers } from '../../entities/user/user-queries.ts'
import { PageFrame } from '../../patterns/page-frame.tsx'
import { Button } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { DefinitionList } from '../../ui/definition-list.tsx'
import layout from '../../ui/layout.module.css'
import { PageHeader } from '../../ui/page-header.tsx'
import { ConnectionHealths } from './connection-healths.tsx'
import styles from './overview-page.module.css'
import { RecentActivity } from './recent-activity.tsx'

/** The overview of an environment. */
export function OverviewPage() {
  const { info } = useSession()
  const paths = usePaths()
  const navigate = useNavigate()
  const { total } = useUsers({ search: '' })
  const connections = useConnections().data
  const profile = useProfile().data
  return (
    <PageFrame>
      <PageHeader
        title="Overview"
        actions={
          connections?.length === 0 && (
            <Button variant="primary" onPress={() => void navigate(paths.newConnection)}>
              New Connection
            </Button>
          )
        }
      />
      <ul className={styles.counts}>
        <CountCard to={paths.users} label="Users" count={total} />
        <CountCard to={paths.groups} label="Groups" count={useGroupCount()} />
        <CountCard to={paths.connections} label="Connections" count={connections?.length} />
        <CountCard to={paths.rules} label="Rules" count={useRules().data?.length} />
      </ul>
      <div className={styles.cards}>
        <section className={classNames(layout.card, styles.wide)}>
          <h2>Last activity</h2>
          <RecentActivity />
        </section>
        <section className={layout.card}>
          <h2>Connections</h2>
          <ConnectionHealths />
        </section>
        <section className={layout.card}>
          <h2>Environment</h2>
          <DefinitionList
            entries={{
              'Environment ID': <code>{info.environmentId}</code>,
              'Client ID': <code>{info.clientId}</code>,
              Data: info.persistence,
              Version: info.version,
            }}
          />
        </section>
        <section className={layout.card}>
          <h2>Behaviour</h2>
          <p className={layout.muted}>
            Where the behaviour of PingOne is not documented or has changed, a profile says which
            behaviour the simulator has.
          </p>
          <p>
            Profile: <code>{profile?.name}</code>.{' '}
            <Link to={paths.behaviour}>Change the behaviour</Link>
          </p>
        </section>
      </div>
    </PageFrame>
  )
}

interface Props {
  readonly to: string
  readonly label: string
  readonly count: number | undefined
}

/** A count with a link. */
function CountCard({ to, label, count }: Props) {
  return (
    <li className={styles.count}>
      <span className={styles.number}>{count === undefined ? '–' : formatCount(count)}</span>
      <Link to={to} className={styles.link}>
        {label}
      </Link>
    </li>
  )
}
