import type { Rule } from '@pingone-sandbox/contract'
import { failureText } from '../../../lib/platform-error.ts'
import layout from '../../../ui/layout.module.css'
import { Notice } from '../../../ui/notice.tsx'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import { usePreview } from '../../../entities/rule/use-preview.ts'
import { ConditionList } from '../../../entities/scope/condition-list.tsx'

interface Props {
  readonly rule: Rule
  readonly expression: string
  readonly userId: string
  /** Whether the list says first if the user matches; in a list of those who do it goes without saying. */
  readonly hasVerdict?: boolean
}

/** Why a filter, saved or not, matches a user: each condition, the value it saw, the verdict. */
export function WhyUser({ rule, expression, userId, hasVerdict = false }: Props) {
  const { data, error } = usePreview({
    ruleId: rule.id,
    userId,
    populationExpression: expression,
  })
  if (data === undefined && error !== null)
    return <Notice tone="danger">{failureText(error)}</Notice>
  if (data === undefined) return null
  return (
    <div className={layout.stack}>
      {hasVerdict && (
        <output>
          <StatusBadge tone={data.inScope ? 'success' : 'inactive'}>
            {data.inScope ? `Matches ${data.user.name}` : `Does not match ${data.user.name}`}
          </StatusBadge>
        </output>
      )}
      <ConditionList conditions={data.conditions} />
    </div>
  )
}
