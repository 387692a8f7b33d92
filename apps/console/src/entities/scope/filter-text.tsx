import { groupIdsIn, parseConditions } from '@pingone-sandbox/contract'
import { conditionWords } from './condition-words.ts'
import { useNames } from './use-names.ts'
import { useScopeAttributes } from './use-scope-attributes.ts'

interface Props {
  readonly expression: string | undefined
}

/** A user filter in words; as it is written where it says more than conditions can. */
export function FilterText({ expression = '' }: Props) {
  const offered = useScopeAttributes()
  const names = useNames(groupIdsIn(expression))
  if (expression === '') return 'None: the rule matches nobody'
  const reading = parseConditions(expression, offered)
  if ('beyond' in reading) return <code>{expression}</code>
  return <span title={expression}>{conditionWords(reading.group, { names, offered })}</span>
}
