import { type ConditionVerdict, groupIdsIn } from '@pingone-sandbox/contract'
import { StatusBadge } from '../../ui/status-badge.tsx'
import styles from './condition-list.module.css'
import { namesIn, seenWords } from './condition-words.ts'
import { useNames } from './use-names.ts'

interface Props {
  readonly conditions: readonly ConditionVerdict[]
}

/** Why a user is in scope or not: each condition with the value it was compared with. */
export function ConditionList({ conditions }: Props) {
  const names = useNames(conditions.flatMap(groupIdsOf))
  if (conditions.length === 0) return null
  return (
    <ul className={styles.list} aria-label="Conditions">
      {conditions.map(({ expression, holds, seen }) => (
        <li key={expression} className={styles.condition}>
          <StatusBadge tone={holds ? 'success' : 'inactive'}>
            {holds ? 'is true' : 'is not true'}
          </StatusBadge>
          <code>{expression}</code>
          {namesIn(expression, names)}
          <span className={styles.seen}>{seenWords(expression, seen, names)}</span>
        </li>
      ))}
    </ul>
  )
}

/** For a condition about groups: the group that it names, and the user's groups. */
export function groupIdsOf({ expression, seen }: ConditionVerdict): readonly string[] {
  const named = groupIdsIn(expression)
  return named.length === 0 ? [] : [...named, ...seen.map(String)]
}
