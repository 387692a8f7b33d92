import type { ReactNode } from 'react'
import styles from './field.module.css'

export interface FieldTexts {
  readonly description?: ReactNode
  readonly error?: string | undefined
  /** Additional content below the field. */
  readonly footing?: ReactNode
}

/** Below a field: its help, its error and its footing. */
export function FieldNotes({
  id,
  description,
  error,
  footing,
}: FieldTexts & { readonly id: string }) {
  return (
    <>
      {description !== undefined && (
        <span id={`${id}-help`} className={styles.description}>
          {description}
        </span>
      )}
      {error !== undefined && (
        <span id={`${id}-error`} className={styles.error}>
          {error}
        </span>
      )}
      {footing}
    </>
  )
}

/** The `aria-describedby` of the field with this id; undefined when it has neither help nor error. */
export function describedBy(id: string, { description, error }: FieldTexts): string | undefined {
  const ids = [
    ...(description === undefined ? [] : [`${id}-help`]),
    ...(error === undefined ? [] : [`${id}-error`]),
  ]
  return ids.length > 0 ? ids.join(' ') : undefined
}
