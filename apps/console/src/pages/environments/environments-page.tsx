import { FlaskConical, type LucideIcon, ShieldCheck } from 'lucide-react'
import { Link } from 'react-router'
import { regionName } from '../../entities/environment/region-names.ts'
import { environmentPaths } from '../../entities/environment/environment-paths.ts'
import { useEnvironments, useSession } from '../../entities/environment/session.ts'
import { SimulatorMark } from '../../ui/simulator-mark.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { ThemeChoice } from '../../ui/theme-choice.tsx'
import styles from './environments-page.module.css'

/** The choice of an environment. */
export function EnvironmentsPage() {
  const { info } = useSession()
  const environment = useEnvironments().data?.[0]
  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        <span className={styles.brand}>PingOne Sandbox</span>
        <SimulatorMark />
        <span className={styles.end}>
          <ThemeChoice />
        </span>
      </header>
      <main className={styles.main}>
        <h1>Environments</h1>
        <p className={styles.lead}>
          Region {environment === undefined ? '…' : regionName(environment.region)} · version{' '}
          {info.version} · {info.persistence}
        </p>
        <ul className={styles.cards}>
          <EnvironmentCard
            to="/administrators"
            icon={ShieldCheck}
            name="Administrators"
            type="PRODUCTION"
            description="The default environment for administrators. It cannot be used for provisioning."
          />
          <EnvironmentCard
            to={environmentPaths(info.environmentId).overview}
            icon={FlaskConical}
            name={environment?.name ?? 'Sandbox'}
            type={environment?.type ?? 'SANDBOX'}
            description={
              environment?.description ?? 'Users, groups and provisioning to try things with.'
            }
            note="Use this one for provisioning"
          />
        </ul>
      </main>
    </div>
  )
}

interface Props {
  readonly to: string
  readonly icon: LucideIcon
  readonly name: string
  readonly type: string
  readonly description: string
  readonly note?: string
}

/** An environment to open. */
function EnvironmentCard({ to, icon: Icon, name, type, description, note }: Props) {
  return (
    <li className={styles.card}>
      <Icon size={28} strokeWidth={1.5} aria-hidden="true" className={styles.icon} />
      <h2>
        <Link to={to} className={styles.link}>
          {name}
        </Link>
      </h2>
      <span className={styles.type}>{type}</span>
      <p className={styles.description}>{description}</p>
      {note !== undefined && (
        <span className={styles.note}>
          <StatusBadge tone="info">{note}</StatusBadge>
        </span>
      )}
    </li>
  )
}
