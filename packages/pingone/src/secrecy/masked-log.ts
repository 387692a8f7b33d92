import type { Masker } from './masker.ts'

/** Receives internal errors. */
export type Log = (message: string, error?: unknown) => void

/** A log that masks secrets. An error without secrets is passed on unchanged. */
export const createMaskedLog =
  (log: Log, { text }: Pick<Masker, 'text'>): Log =>
  (message, ...errors) =>
    log(text(message), ...errors.map((error) => maskError(error, text)))

function maskError(error: unknown, text: Masker['text'], depth = 0): unknown {
  if (typeof error === 'string') return text(error)
  if (!(error instanceof Error) || depth > 5) return error
  const { message, stack = '', cause } = error
  const shownCause = maskError(cause, text, depth + 1)
  const about = written(Object.fromEntries(Object.entries(error)))
  if (
    text(message) === message &&
    text(stack) === stack &&
    text(about) === about &&
    shownCause === cause
  )
    return error
  const shown = new Error(text(message), shownCause === undefined ? {} : { cause: shownCause })
  shown.name = error.name
  shown.stack = text(stack)
  return shown
}

/** The members of an error besides its message, if they can be serialized. */
function written(members: object): string {
  try {
    return JSON.stringify(members) ?? ''
  } catch {
    return ''
  }
}
