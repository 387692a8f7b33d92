import styles from './hidden-text.module.css'

interface Props {
  readonly id?: string
  readonly children: string
}

/** Text for assistive technology only. */
export function HiddenText({ id, children }: Props) {
  return (
    <span id={id} className={styles.hidden}>
      {children}
    </span>
  )
}
