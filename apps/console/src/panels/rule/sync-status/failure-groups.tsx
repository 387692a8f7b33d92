import type { Rule, RuleStatus } from '@pingone-sandbox/contract'
import { Link } from 'react-router'
import { usePaths } from '../../../entities/environment/use-paths.ts'
import { failureAdvice } from '../../../entities/journal/failure-advice.ts'
import { FindingList } from './finding-list.tsx'

interface Props {
  readonly rule: Rule
  readonly failures: RuleStatus['failures']
}

/** Those who stand failed, by why, with what to do about it. */
export function FailureGroups({ rule, failures }: Props) {
  const paths = usePaths()
  if (failures.total === 0) return null
  const findings = failures.causes.map(({ cause, count, message, examples }) => {
    const { title, advice, place } = failureAdvice[cause]
    const links = (
      <>
        {place === 'mapping' && <Link to={paths.rule(rule.id, 'mapping')}>Attribute mapping</Link>}
        {place === 'connection' && (
          <Link to={`${paths.connection(rule.targetStore.id)}?tab=configuration`}>
            Configuration of the connection
          </Link>
        )}
        <Link to={`${paths.activity}?cause=${cause}&rule=${rule.id}`}>Failed changes</Link>
      </>
    )
    const failed = `${count.toLocaleString('en')} failed`
    return { key: cause, title, count: failed, message, advice, links, examples }
  })
  return (
    <FindingList
      title="Failures by cause"
      tone="danger"
      examined={failures.examined}
      total={failures.total}
      findings={findings}
    />
  )
}
