import type { SelectOption } from './select-list.tsx'

/** What is being typed on a closed field. */
export interface TypedSearch {
  readonly text: string
  /** When its last letter was typed, in milliseconds. */
  readonly at: number
}

/** How long letters belong together. */
const pauseMs = 1000

/** The search with one more key; nothing for a key that types nothing, or a space at its beginning. */
export function typedAfter(before: TypedSearch, key: string, now: number): TypedSearch | undefined {
  const text = now - before.at > pauseMs ? '' : before.text
  if (key.length !== 1 || (key === ' ' && text === '')) return undefined
  return { text: text + key.toLowerCase(), at: now }
}

/** The option before or after the chosen one for the arrows left and right; the first when none is chosen. */
export function nextBeside(
  key: string,
  options: readonly SelectOption[],
  value: string | null,
): SelectOption | undefined {
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return undefined
  const at = options.findIndex(({ id }) => id === value)
  if (at < 0) return options[0]
  return options[key === 'ArrowRight' ? at + 1 : at - 1]
}

/** The option that begins with a text: for one letter, however often it is typed, the next after the chosen one, round and round. */
export function nextBeginningWith(
  text: string,
  options: readonly SelectOption[],
  value: string | null,
): SelectOption | undefined {
  const isOneLetter = Array.from(text).every((letter) => letter === text[0])
  const sought = isOneLetter ? text.slice(0, 1) : text
  const from = options.findIndex(({ id }) => id === value) + (isOneLetter ? 1 : 0)
  const start = Math.max(from, 0)
  return [...options.slice(start), ...options.slice(0, start)].find(({ label }) =>
    label.toLowerCase().startsWith(sought),
  )
}
