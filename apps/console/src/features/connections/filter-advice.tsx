import { Notice } from '../../ui/notice.tsx'
import { spellingOf } from './filter-spelling.ts'

interface Props {
  readonly expression: string
}

/** Explains what PingOne's own spelling of the filter does to servers that compare letter by letter. */
export function FilterAdvice({ expression }: Props) {
  const { canonical, hasUnusualAttribute, hasUnusualOperator } = spellingOf(expression)
  if (!hasUnusualAttribute && !hasUnusualOperator) return null
  const unusual = [hasUnusualAttribute && 'username', hasUnusualOperator && 'Eq']
    .filter(Boolean)
    .join(' and ')
  return (
    <Notice tone="warning" title={`Why to write ${canonical}`}>
      <p>
        PingOne’s default is spelt with <code>{unusual}</code>. RFC 7644 makes attribute names and
        operators case-insensitive, but many servers compare them literally: they then find nobody,
        and PingOne creates the user once more.
      </p>
    </Notice>
  )
}
