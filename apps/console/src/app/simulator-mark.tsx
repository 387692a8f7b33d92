import { FlaskConical } from 'lucide-react'
import { BarWords } from '../ui/bar-words.tsx'
import styles from './simulator-mark.module.css'

/** Says on every page what this is not. */
export function SimulatorMark() {
  return (
    <span className={styles.mark} title="Simulator · not Ping Identity">
      <FlaskConical size={14} aria-hidden="true" />
      <BarWords until={4}>
        Simulator<BarWords until={1}> · not Ping Identity</BarWords>
      </BarWords>
    </span>
  )
}
