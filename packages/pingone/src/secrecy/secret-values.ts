import { createValuePattern, type ValuePattern } from './value-pattern.ts'
import { mask } from './mask.ts'

/** Secrets that are known, to be masked wherever they occur. */
export interface SecretValues {
  /** Adds secrets; ignores those that are too short or too common to search for. */
  readonly add: (values: Iterable<string>) => void
  /** The text with each of them masked, also where it is escaped or encoded. The same text when there is none. */
  readonly mask: (text: string) => string
  /** Whether any of them may be in a text; false is certain. */
  readonly mayBeIn: (text: string) => boolean
  /** Discards all of them. */
  readonly restart: () => void
}

/** Shorter values are in too many other words: they are masked by their name and their place alone. */
const shortest = 4

/** The largest number of stored secrets; the least recently seen one is dropped first. */
const capacity = 400

/** Patterns by their secret. Those of a connection are made once, and not for each subject. */
export type ValuePatterns = ReadonlyMap<string, ValuePattern>

/** Creates the search patterns of secrets; those that are too short or too common have none. */
export const patternsOf = (values: Iterable<string>): ValuePatterns =>
  new Map([...values].filter(isTelling).map((value) => [value, createValuePattern(value)]))

/** Creates a set of secrets, which begins with some and takes up more. */
export function createSecretValues(initial: Iterable<string> | ValuePatterns = []): SecretValues {
  const patterns = new Map<string, ValuePattern>(initial instanceof Map ? initial : [])
  /** The longest first: one may be part of another. */
  let ordered: readonly ValuePattern[] | undefined

  function add(values: Iterable<string>): void {
    for (const value of values) {
      if (!isTelling(value)) continue
      const known = patterns.get(value)
      if (!known) ordered = undefined
      patterns.delete(value)
      patterns.set(value, known ?? createValuePattern(value))
      const [oldest] = patterns.keys()
      if (patterns.size > capacity && oldest !== undefined) patterns.delete(oldest)
    }
  }

  const inOrder = () =>
    (ordered ??= [...patterns]
      .sort(([one], [other]) => other.length - one.length)
      .map(([, pattern]) => pattern))

  if (!(initial instanceof Map)) add(initial as Iterable<string>)
  return {
    add,
    mask(text) {
      if (text.length < shortest) return text
      let masked = text
      for (const pattern of inOrder()) masked = pattern.replace(masked, mask)
      return masked
    },
    mayBeIn: (text) => inOrder().some((pattern) => pattern.mayBeIn(text)),
    restart() {
      patterns.clear()
      ordered = undefined
    },
  }
}

/** Whether a secret can be recognised in text. */
const isTelling = (value: string): boolean =>
  value.trim().length >= shortest && !words.has(value.toLowerCase()) && !value.includes(mask)

/** Words of the protocols and of every message: as secrets they protect nothing, and masked they would leave nothing readable. */
const words = new Set(
  `password passwd secret token bearer basic none null true false user users group groups username active value type primary
   schemas schema resources resource operations path http https json scim meta location members display emails name target detail
   status test admin localhost authorization client access`.split(/\s+/),
)
