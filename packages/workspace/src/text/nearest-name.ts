import { distance } from 'fastest-levenshtein'

/**
 * Finds the most similar name, regardless of case; undefined when none is similar enough.
 *
 * @example nearestName('prot', ['port', 'host']) // 'port'
 */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const farthest = Math.max(2, Math.floor(name.length / 3))
  const [nearest] = known
    // As many edits as one name is longer than the other are needed in any case; a name of a megabyte is near to none.
    .filter((candidate) => Math.abs(candidate.length - name.length) <= farthest)
    .map((candidate) => ({
      candidate,
      edits: distance(name.toLowerCase(), candidate.toLowerCase()),
    }))
    .filter(({ edits }) => edits <= farthest)
    .sort((one, other) => one.edits - other.edits)
  return nearest?.candidate
}

/** Turns the nearest name into a hint: `Did you mean port?`, or the list of all names when none is near. */
export function suggestName(name: string, known: readonly string[]): string {
  if (known.length === 0) return 'None are known.'
  const nearest = nearestName(name, known)
  return nearest === undefined ? `Known are: ${known.join(', ')}.` : `Did you mean ${nearest}?`
}
