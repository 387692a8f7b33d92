import { groupIdsIn, parseConditions } from '@pingone-sandbox/contract'
import { conditionWords } from './condition-words.ts'
import { useNames } from './use-names.ts'
import { useScopeAttributes } from './use-scope-attributes.ts'

interface Props {
  readonly expression: string | undefined
}

/** A user filter as text; the expression itself where conditions cannot express it. */
export function FilterText({ expression = '' }: Props) {
  const offered = useScopeAttributes()
  const names = useNames(groupIdsIn(expression))
  if (expression === '') return 'None: the rule matches no users'
  const reading = parseConditions(expression, offered)
  if ('beyond' in reading) return <code>{expression}</code>
  return <span title={expression}>{conditionWords(reading.group, { names, offered })}</span>
}
