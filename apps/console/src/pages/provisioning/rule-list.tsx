import { ArrowRight, Waypoints } from 'lucide-react'
import { useNavigate } from 'react-router'
import { useStores } from '../../entities/connection/connection-queries.ts'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { useRules } from '../../entities/rule/rule-queries.ts'
import { RuleToggle } from '../../entities/rule/rule-toggle.tsx'
import { SyncState } from '../../entities/rule/sync-state.tsx'
import { failureText } from '../../lib/platform-error.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ResourceRow } from '../../ui/resource-row.tsx'
import table from '../../ui/table.module.css'

interface Props {
  readonly selectedId: string | undefined
}

/** The rules of the environment. */
export function RuleList({ selectedId }: Props) {
  const { data: rules, error } = useRules()
  const stores = useStores().data ?? []
  const navigate = useNavigate()
  const paths = usePaths()
  const nameOf = (id: string) => stores.find((store) => store.id === id)?.name ?? '…'

  if (rules === undefined && error !== null)
    return <Notice tone="danger">{failureText(error)}</Notice>
  if (rules === undefined) return <Loading />
  if (rules.length === 0)
    return (
      <div className={table.frame}>
        <EmptyState
          icon={Waypoints}
          title="No rules yet"
          action={
            <Button variant="primary" onPress={() => void navigate(paths.newRule)}>
              New Rule
            </Button>
          }
        >
          A rule says which users and groups go from PingOne to a connection.
        </EmptyState>
      </div>
    )

  return (
    <ul className={table.frame} aria-label="Rules">
      {rules.map((rule) => (
        <ResourceRow
          key={rule.id}
          name={rule.name}
          description={
            <>
              {nameOf(rule.sourceStore.id)} <ArrowRight size={12} aria-label="to" />{' '}
              {nameOf(rule.targetStore.id)}
            </>
          }
          status={<SyncState rule={rule} />}
          action={<RuleToggle rule={rule} />}
          isSelected={rule.id === selectedId}
          onOpen={() => void navigate(paths.rule(rule.id))}
        />
      ))}
    </ul>
  )
}
