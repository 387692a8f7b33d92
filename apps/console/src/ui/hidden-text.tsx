import styles from './hidden-text.module.css'

interface Props {
  readonly children: string
}

/** Says for assistive technology what a sign says to the eye. */
export function HiddenText({ children }: Props) {
  return <span className={styles.hidden}>{children}</span>
}
