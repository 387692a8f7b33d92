import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { useStores } from '../../entities/connection/connection-queries.ts'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { RuleEnds } from '../../entities/rule/rule-ends.tsx'
import type { RuleWithStatus } from '../../entities/rule/rule-queries.ts'
import { FilterText } from '../../entities/scope/filter-text.tsx'
import { formatCount } from '../../lib/format-count.ts'
import { formatInstant } from '../../lib/format-time.ts'
import { Button } from '../../ui/button.tsx'
import { DefinitionList } from '../../ui/definition-list.tsx'
import layout from '../../ui/layout.module.css'
import { AssignUsersButton } from '../assignment/assign-users-button.tsx'
import { PlanPreviewButton } from '../plan/plan-preview-button.tsx'
import { lazyCode } from '../../lib/patient-code.ts'

const DeleteRuleDialog = lazyCode(
  async () => (await import('./delete-rule-dialog.tsx')).DeleteRuleDialog,
)

interface Props {
  readonly rule: RuleWithStatus
  readonly onDeleted: () => void
}

/** What a rule does, its users, and the way to delete it. */
export function RuleOverview({ rule, onDeleted }: Props) {
  const [isDeleting, setDeleting] = useState(false)
  const stores = useStores().data ?? []
  const paths = usePaths()
  const source = stores.find((store) => store.id === rule.sourceStore.id)
  const target = stores.find((store) => store.id === rule.targetStore.id)

  return (
    <div className={layout.stack}>
      <RuleEnds
        source={source?.name ?? '…'}
        target={
          target === undefined ? '…' : <Link to={paths.connection(target.id)}>{target.name}</Link>
        }
      />
      <DefinitionList
        entries={{
          Description: rule.description ?? '–',
          'User filter': <FilterText expression={rule.populationExpression} />,
          Groups: formatCount(rule.groups?.length ?? 0),
          'Users in scope':
            rule.syncStatus === undefined ? '–' : formatCount(rule.syncStatus.userTotal),
          'Last sync': formatInstant(rule.syncStatus?.lastSyncAt),
          Created: formatInstant(rule.createdAt),
        }}
      />
      <div className={layout.row}>
        <AssignUsersButton rule={rule} isProminent />
        <PlanPreviewButton
          rule={rule}
          label={rule.active ? 'Preview a full resync' : 'Preview what enabling does'}
        />
        <Button icon={<Trash2 size={16} />} onPress={() => setDeleting(true)}>
          Delete rule
        </Button>
      </div>
      {isDeleting && (
        <DeleteRuleDialog
          rule={rule}
          target={target}
          onClose={() => setDeleting(false)}
          onDeleted={onDeleted}
        />
      )}
    </div>
  )
}
