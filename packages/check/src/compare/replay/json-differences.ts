import { hiddenValue } from '../capture/captured-request.ts'
import { isObject } from '../capture/json.ts'

/** One difference between the JSON that was observed and the one that was expected. */
export interface JsonDifference {
  /** `name.givenName`, `emails[0].value`; empty for the whole body. */
  readonly path: string
  /** Absent where there is nothing. */
  readonly observed?: unknown
  readonly expected?: unknown
}

/** Compares two JSON values by path. Values that a capture hides equal every value. */
export function jsonDifferences(
  observed: unknown,
  expected: unknown,
  path = '',
): readonly JsonDifference[] {
  if (observed === hiddenValue || observed === expected) return []
  if (Array.isArray(observed) && Array.isArray(expected))
    return Array.from({ length: Math.max(observed.length, expected.length) }).flatMap((_, at) =>
      jsonDifferences(observed[at], expected[at], `${path}[${at}]`),
    )
  if (isObject(observed) && isObject(expected)) {
    const names = new Set([...Object.keys(observed), ...Object.keys(expected)])
    return [...names].flatMap((name) =>
      jsonDifferences(observed[name], expected[name], pathOf(path, name)),
    )
  }
  return [
    {
      path,
      ...(observed !== undefined && { observed }),
      ...(expected !== undefined && { expected }),
    },
  ]
}

const pathOf = (path: string, name: string): string =>
  path === '' || name.includes(':') ? `${path}${path && '.'}${name}` : `${path}.${name}`
