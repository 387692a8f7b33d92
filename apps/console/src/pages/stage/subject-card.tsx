import { UsersRound } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './stage-columns.module.css'
import { initialsOf } from './stage-words.ts'

interface Props {
  readonly type: string
  readonly name: string
  readonly note: ReactNode
  /** `current`: the one that the sentence is about; `arriving`: not there yet. */
  readonly state?: 'current' | 'arriving' | 'failed' | 'changed' | undefined
  /** The colour of the sign: PingOne's or the target's. */
  readonly side: 'source' | 'target'
}

/** A user or group as a card. */
export function SubjectCard({ type, name, note, state, side }: Props) {
  return (
    <li className={styles.card} data-state={state} data-side={side}>
      <span className={styles.sign} aria-hidden="true">
        {type === 'group' ? <UsersRound size={20} /> : initialsOf(name)}
      </span>
      <span className={styles.text}>
        <span className={styles.name}>{name}</span>
        <span className={styles.cardNote}>{note}</span>
      </span>
    </li>
  )
}
