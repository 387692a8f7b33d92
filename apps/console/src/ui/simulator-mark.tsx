import { FlaskConical } from 'lucide-react'
import { BarWords } from './bar-words.tsx'
import styles from './simulator-mark.module.css'

/** The mark "Simulator · not Ping Identity"; the last words of the bar to be hidden. */
export function SimulatorMark() {
  return (
    <span className={styles.mark} title="Simulator · not Ping Identity">
      <FlaskConical size={14} aria-hidden="true" />
      <BarWords until={5}>
        Simulator<BarWords until={2}> · not Ping Identity</BarWords>
      </BarWords>
    </span>
  )
}
