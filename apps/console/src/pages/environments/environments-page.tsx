import { FlaskConical, ShieldCheck } from 'lucide-react'
import { SimulatorMark } from '../../ui/simulator-mark.tsx'
import { ThemeChoice } from '../../ui/theme-choice.tsx'
import { EnvironmentCard } from './environment-card.tsx'
import { useEnvironments } from '../../entities/environment/use-environments.ts'
import { environmentPaths } from '../../entities/environment/environment-paths.ts'
import { useSession } from '../../entities/environment/session.ts'
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
          Region {environment?.region ?? '…'} · version {info.version} · {info.persistence}
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
            note="Start here"
          />
        </ul>
      </main>
    </div>
  )
}
