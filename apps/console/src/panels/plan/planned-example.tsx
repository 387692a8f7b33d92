import type { MappingLine } from '@pingone-sandbox/contract'
import { failureText } from '../../lib/platform-error.ts'
import { useSettled } from '../../lib/use-settled.ts'
import layout from '../../ui/layout.module.css'
import { Notice } from '../../ui/notice.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { PlannedActionDetails } from './planned-action-details.tsx'
import { usePlan } from './use-plan.ts'

interface Props {
  readonly ruleId: string
  /** The connection of the rule. */
  readonly connectionId: string
  readonly user: { readonly id: string; readonly name: string }
  /** The mapping as it is edited. */
  readonly mappings: readonly MappingLine[]
}

/** The pause after an edit before the target is read for it. */
const settleMs = 500

/** The request that an edited mapping sends for one user, once rule and connection are enabled. */
export function PlannedExample({ ruleId, connectionId, user, mappings }: Props) {
  const text = useSettled(JSON.stringify(mappings), settleMs)
  const { report, error, isPending } = usePlan({
    ruleId,
    rule: { id: ruleId, active: true, mappings: JSON.parse(text) as MappingLine[] },
    connection: { id: connectionId, status: 'ACTIVE' },
    subjects: [{ type: 'user', id: user.id }],
  })
  const action = report?.actions.find(({ subject }) => subject.id === user.id)
  if (error !== null) return <Notice tone="danger">{failureText(error)}</Notice>
  if (isPending) return <StatusBadge tone="running">Reading the target</StatusBadge>
  return action === undefined ? (
    <p>{`Nothing is sent for ${user.name}: the target has these values already.`}</p>
  ) : (
    <>
      <p className={layout.muted}>{`What is sent for ${user.name}:`}</p>
      <PlannedActionDetails action={action} />
    </>
  )
}
