import { Check, Circle, LoaderCircle, SearchX, X } from 'lucide-react'
import { Fragment } from 'react'
import { classNames } from '../../ui/class-names.ts'
import { HiddenText } from '../../ui/hidden-text.tsx'
import styles from './stage-track.module.css'
import type { Stage } from './stages.ts'

const icons = { done: Check, failed: X, nobody: SearchX, skipped: Circle, running: LoaderCircle }
const words = {
  done: 'done',
  failed: 'failed',
  nobody: 'without a match',
  skipped: 'nothing to do',
  running: 'under way',
}

interface Props {
  readonly stages: readonly Stage[]
}

/** Import, scope, match and action, with what was found at each. */
export function StageTrack({ stages }: Props) {
  return (
    <ol aria-label="Stages" className={styles.track}>
      {stages.map(({ name, state, text }) => {
        const Icon = icons[state]
        return (
          <li key={name} className={classNames(styles.stage, styles[state])}>
            <span className={styles.name}>
              <Icon size={14} aria-hidden="true" />
              {name} <HiddenText>{words[state]}</HiddenText>
            </span>
            <span className={styles.text}>{breakable(text)}</span>
          </li>
        )
      })}
    </ol>
  )
}

/** A name like `PROVISIONING_REVISION.CREATED` is broken between its words alone. */
const breakable = (text: string) =>
  text.split(/(?<=[A-Z][_.])(?=[A-Z])/).map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ))
