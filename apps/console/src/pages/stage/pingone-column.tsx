import type { Subject } from '@pingone-sandbox/contract'
import { formatCount } from '../../lib/format-count.ts'
import { SubjectCard } from './subject-card.tsx'
import styles from './stage-columns.module.css'
import type { StageTrail } from './stage-trail.ts'

/** More cards than these do not fit beside the request. */
const shownWaiting = 4

interface Props {
  readonly trail: StageTrail | undefined
  readonly isPending: boolean
  readonly waiting: readonly Subject[]
  /** How much is left to provision, as far as it is known. */
  readonly left: number
}

/** PingOne's side: the user or group that is being provisioned, and who waits. */
export function PingOneColumn({ trail, isPending, waiting, left }: Props) {
  const shown = waiting.slice(0, shownWaiting)
  const more = Math.max(waiting.length, left) - shown.length
  return (
    <section className={styles.column} aria-labelledby="stage-pingone">
      <h2 id="stage-pingone">PingOne</h2>
      <ul className={styles.cards}>
        {trail !== undefined && (
          <SubjectCard
            side="source"
            type={trail.focus.subject.type}
            name={trail.focus.subject.name}
            note={stateOf(trail, isPending)}
            state={trail.outcome?.status === 'failed' && !isPending ? 'failed' : 'current'}
          />
        )}
        {shown.map(({ id, type, name }) => (
          <SubjectCard key={id} side="source" type={type} name={name} note="waiting" />
        ))}
      </ul>
      {more > 0 && <p className={styles.more}>{formatCount(more)} more</p>}
      {trail === undefined && shown.length === 0 && (
        <p className={styles.more}>No user waits to be provisioned.</p>
      )}
    </section>
  )
}

function stateOf({ outcome, exchanges, decision }: StageTrail, isPending: boolean): string {
  if (isPending) return 'being provisioned'
  if (outcome?.status === 'failed') return 'failed'
  if (outcome?.status === 'removed') return 'deprovisioned'
  if (outcome !== undefined) return 'done'
  if (exchanges.length > 0) return 'being provisioned'
  return decision?.inScope === false ? 'not in scope' : 'in scope'
}
