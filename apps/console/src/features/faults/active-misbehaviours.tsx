import { Link } from 'react-router'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { usePaths } from '../session/use-paths.ts'
import { useMisbehaviours } from './misbehaviour-queries.ts'

/** Says on every page that the reference server gets something wrong on purpose. */
export function ActiveMisbehaviours() {
  const paths = usePaths()
  const count = useMisbehaviours().data?.misbehaviours.filter(({ active }) => active).length ?? 0
  if (count === 0) return null
  return (
    <Link to={paths.faults}>
      <StatusBadge tone="warning">
        {count === 1 ? '1 misbehaviour on' : `${count} misbehaviours on`}
      </StatusBadge>
    </Link>
  )
}
