import styles from './json-view.module.css'

interface Props {
  /** Text as it was sent or received; indented when it is JSON. */
  readonly text: string
  readonly label: string
}

/** A body; JSON is indented. */
export function JsonView({ text, label }: Props) {
  return (
    // A scrolling region must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles.view} tabIndex={0} aria-label={label}>
      <pre className={styles.code}>{indented(text)}</pre>
    </section>
  )
}

function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
