import { Wand2 } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import styles from './filter-advice.module.css'
import { filterProblems } from './filter-lint.ts'
import { spellingOf } from '../../entities/connection/filter-spelling.ts'

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
            RFC 7644 ignores the case of names and operators. Many servers do not: they find nobody,
            and PingOne creates the user again.
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
