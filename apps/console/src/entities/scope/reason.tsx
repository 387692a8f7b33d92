import type { ConditionVerdict } from '@pingone-sandbox/contract'
import { groupIdsOf } from './condition-list.tsx'
import { reasonWords } from './condition-words.ts'
import { useNames } from './use-names.ts'

interface Props {
  readonly conditions: readonly ConditionVerdict[]
  readonly inScope: boolean
}

/** Why a user is in scope or not, after the verdict: “ because population.id is Employees”. */
export function Reason({ conditions, inScope }: Props) {
  const names = useNames(conditions.flatMap(groupIdsOf))
  const words = reasonWords(conditions, inScope, names)
  return words === '' ? null : <> because {words}</>
}
