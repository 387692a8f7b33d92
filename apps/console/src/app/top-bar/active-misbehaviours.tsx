import { Link } from 'react-router'
import { BarWords } from '../../ui/bar-words.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { usePaths } from '../../entities/environment/use-paths.ts'
import { useFaults } from '../../entities/fault/fault-queries.ts'
import { useMisbehaviours } from '../../entities/fault/misbehaviour-queries.ts'

/** Says on every page that something goes wrong on purpose. */
export function ActiveMisbehaviours() {
  const paths = usePaths()
  const misbehaviours =
    useMisbehaviours().data?.misbehaviours.filter(({ active }) => active).length ?? 0
  // One that has met all that it was to meet is in nobody's way.
  const faults = useFaults().data?.faults.filter(({ hits, times }) => hits < times).length ?? 0
  const parts = [
    ...(misbehaviours > 0 ? [counted(misbehaviours, 'misbehaviour')] : []),
    ...(faults > 0 ? [counted(faults, 'fault')] : []),
  ]
  if (parts.length === 0) return null
  const text = `${parts.join(', ')} on`
  return (
    <Link to={paths.faults}>
      <StatusBadge tone="warning" title={text}>
        <BarWords until={4}>{text}</BarWords>
      </StatusBadge>
    </Link>
  )
}

const counted = (count: number, noun: string) => (count === 1 ? `1 ${noun}` : `${count} ${noun}s`)
