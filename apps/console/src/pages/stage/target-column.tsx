import { formatCount } from '../../lib/format-count.ts'
import { SubjectCard } from './subject-card.tsx'
import styles from './stage-columns.module.css'
import type { StageTrail } from './stage-trail.ts'
import type { TargetAccount } from './target-accounts.ts'

/** More cards than these do not fit on a projector. */
const shownAccounts = 5

interface Props {
  readonly trail: StageTrail | undefined
  /** A create waits for its turn. */
  readonly isArriving: boolean
  readonly accounts: readonly TargetAccount[]
  /** How many users and groups PingOne has provisioned there, as far as it is known. */
  readonly provisioned: number
}

/** The target's side: what it has, by its own answers. */
export function TargetColumn({ trail, isArriving, accounts, provisioned }: Props) {
  const shown = accounts.slice(0, isArriving ? shownAccounts - 1 : shownAccounts)
  const more = Math.max(accounts.length, provisioned) - shown.length
  const name = trail?.focus.subject.name
  return (
    <section className={styles.column} aria-labelledby="stage-target">
      <h2 id="stage-target">Target</h2>
      <ul className={styles.cards}>
        {isArriving && trail !== undefined && (
          <SubjectCard
            side="target"
            type={trail.focus.subject.type}
            name={trail.focus.subject.name}
            note="arriving"
            state="arriving"
          />
        )}
        {shown.map((account) => (
          <SubjectCard
            key={account.id}
            side="target"
            type={account.type}
            name={account.name}
            note={noteOf(account)}
            state={account.name === name ? 'changed' : undefined}
          />
        ))}
      </ul>
      {more > 0 && <p className={styles.more}>{formatCount(more)} more</p>}
      {shown.length === 0 && !isArriving && (
        <p className={styles.more}>No answer has shown a user yet.</p>
      )}
    </section>
  )
}

function noteOf({ type, active, members }: TargetAccount): string {
  if (type === 'group')
    return members === undefined
      ? 'group'
      : `group, ${members} ${members === 1 ? 'member' : 'members'}`
  return active === undefined ? 'known' : active ? 'active' : 'inactive'
}
