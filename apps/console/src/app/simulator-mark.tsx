import styles from './simulator-mark.module.css'

/** Says on every page what this is not. */
export function SimulatorMark() {
  return <span className={styles.mark}>Simulator · not Ping Identity</span>
}
