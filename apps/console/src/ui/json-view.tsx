import { JsonCode } from './json-code.tsx'
import styles from './json-view.module.css'

interface Props {
  /** Text as it was sent or received; indented and coloured when it is JSON. */
  readonly text: string
  readonly label: string
}

/** A body in a frame of its own that scrolls. */
export function JsonView({ text, label }: Props) {
  return (
    // A scrolling region must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles.view} tabIndex={0} aria-label={label}>
      <JsonCode text={text} />
    </section>
  )
}
