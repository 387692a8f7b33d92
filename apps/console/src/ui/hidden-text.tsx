import styles from './hidden-text.module.css'

interface Props {
  readonly id?: string
  readonly children: string
}

/** Says for assistive technology what a sign says to the eye. */
export function HiddenText({ id, children }: Props) {
  return (
    <span id={id} className={styles.hidden}>
      {children}
    </span>
  )
}
