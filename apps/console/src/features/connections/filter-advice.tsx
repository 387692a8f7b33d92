import { Wand2 } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import styles from './filter-advice.module.css'
import { filterProblems } from './filter-lint.ts'
import { spellingOf } from './filter-spelling.ts'

interface Props {
  readonly expression: string
  /** Writes the expression anew. */
  readonly onRepair: (expression: string) => void
}

/** Explains a filter expression whose spelling, or whose sense, some servers will not take; one press repairs the spelling. */
export function FilterAdvice({ expression, onRepair }: Props) {
  const { canonical, hasUnusualAttribute, hasUnusualOperator } = spellingOf(expression)
  const problems = filterProblems(expression)
  const isUnusual = hasUnusualOperator || hasUnusualAttribute
  return (
    <>
      {problems.length > 0 && (
        <Notice tone="warning" title="This filter will not find the right user">
          {problems.map((problem) => (
            <p key={problem}>{problem}</p>
          ))}
        </Notice>
      )}
      {isUnusual && (
        <Notice tone="warning" title={`Why to write ${canonical}`}>
          <p>
            PingOne’s own default is <code>username Eq "%s"</code>. RFC 7644 makes attribute names
            and operators case-insensitive, but many servers compare them literally: they then find
            nobody, and PingOne creates the user once more.
          </p>
          <div className={styles.repair}>
            <Button size="small" icon={<Wand2 size={14} />} onPress={() => onRepair(canonical)}>
              Write it like this
            </Button>
          </div>
        </Notice>
      )}
    </>
  )
}
