import { ScenarioCard } from './scenario-card.tsx'
import styles from './scenario-card.module.css'
import { useScenarios } from '../../entities/sandbox/scenario-queries.ts'
import { failureText } from '../../lib/platform-error.ts'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageFrame } from '../../patterns/page-frame.tsx'

/** Sandbox › Scenarios: scripted changes of the directory. */
export function ScenariosPage() {
  const { data: scenarios, error } = useScenarios()
  return (
    <PageFrame>
      <PageHeader
        title="Scenarios"
        description="Scripted changes of the directory, made through the Platform API as an administrator would. Enabled rules provision the changed users and groups."
      />
      {error !== null && <Notice tone="danger">{failureText(error)}</Notice>}
      {scenarios === undefined && error === null && <Loading />}
      <ul className={styles.cards} aria-label="Scenarios">
        {scenarios?.map((scenario) => (
          <ScenarioCard key={scenario.name} scenario={scenario} />
        ))}
      </ul>
    </PageFrame>
  )
}
