import { Fragment } from 'react'
import { jsonTokens } from './json-tokens.ts'
import styles from './json-code.module.css'

interface Props {
  /** Text as it was sent or received; indented and coloured when it is JSON. */
  readonly text: string
}

/** A body as code. */
export function JsonCode({ text }: Props) {
  return (
    <pre className={styles.code}>
      {jsonTokens(text).map(({ kind, text: part }, index) =>
        kind === 'plain' ? (
          <Fragment key={index}>{part}</Fragment>
        ) : (
          <span key={index} className={styles[kind]}>
            {part}
          </span>
        ),
      )}
    </pre>
  )
}
