import type { Culprit } from '@pingone-sandbox/contract'
import { Link } from 'react-router'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { RepairButton } from '../../panels/culprit/repair-button.tsx'
import styles from './stage-page.module.css'
import type { Focus } from './stage-trail.ts'

/** More buttons than these are on the page of the user. */
const shownRepairs = 2

interface Props {
  readonly culprit: Culprit
  readonly focus: Focus
}

/** The best repairs of a failure, and the way to all of them. */
export function StageRepairs({ culprit, focus }: Props) {
  const { subject, ruleId } = focus
  const { type, id, name } = subject
  const retry =
    type === 'user' || type === 'group'
      ? { ...(ruleId !== undefined && { ruleId }), subjects: [{ type, id }] }
      : undefined
  return (
    <div className={styles.ways}>
      {culprit.repairs.slice(0, shownRepairs).map((repair, index) => (
        <RepairButton
          key={`${repair.id} ${repair.label}`}
          {...{ repair, name, retry }}
          isFirst={index === 0}
        />
      ))}
      <Link to={usePaths().about(subject)}>All that happened to {name}</Link>
    </div>
  )
}
