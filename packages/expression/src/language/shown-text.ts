import { ExpressionValueError } from './expression-error.ts'
import type { Value } from './syntax-tree.ts'
import { longestText } from './limits.ts'
/** Throws `ExpressionValueError` before a text is made that would be longer than any that is handled. */
export function refuseLongText(length: number): void {
  if (length > longestText)
    throw new ExpressionValueError(`The text is longer than ${longestText} characters.`)
}

/** Formats a value for a message. */
export function shown(value: Value | undefined): string {
  const written = JSON.stringify(value) ?? 'nothing'
  return written.length > 80 ? `${written.slice(0, 77)}…` : written
}
