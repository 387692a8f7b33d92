import type { MappingLine, Rule } from '@pingone-sandbox/contract'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { sendControl } from '../../../lib/control-client.ts'
import { failureText } from '../../../lib/platform-error.ts'
import layout from '../../../ui/layout.module.css'
import { Notice } from '../../../ui/notice.tsx'
import { GroupField } from '../../../entities/group/group-field.tsx'
import { expressionProblem } from '../mapping/mapping-form.ts'
import { answer } from '../../../lib/answer.ts'

interface Props {
  readonly rule: Rule
  /** The mapping as it is edited; empty while the groups keep their names. */
  readonly lines: readonly MappingLine[]
}

/** What one group would be called. */
export function GroupNamePreview({ rule, lines }: Props) {
  const [chosen, choose] = useState<string>()
  const groupId = chosen ?? rule.groups?.[0]?.id
  const mappings = useDeferredValue(lines)
  // The field says it already.
  const isWrong = mappings.some(
    ({ expression }) =>
      expression !== undefined && expressionProblem(expression, 'group') !== undefined,
  )
  const { data, error } = useQuery({
    queryKey: ['groups', 'preview', groupId, rule.id, mappings],
    queryFn: () =>
      sendControl('POST', '/preview/group', answer('groupPreview'), {
        ruleId: rule.id,
        groupId,
        mappings,
      }),
    enabled: groupId !== undefined && !isWrong,
    // Not the name of another group.
    placeholderData: (previous) =>
      previous?.group.id === groupId && !isWrong ? previous : undefined,
    retry: false,
  })
  return (
    <>
      <GroupField label="Group to preview" groupId={groupId} onChange={choose} />
      {error !== null && <Notice tone="danger">{failureText(error)}</Notice>}
      {data?.problem !== undefined && <Notice tone="danger">{data.problem}</Notice>}
      {data?.displayName !== undefined && (
        <output className={layout.row}>
          <span className={layout.muted}>Sent as</span> <code>{data.displayName}</code>
        </output>
      )}
    </>
  )
}
