import type { Matcher } from 're2js'
import { ExpressionValueError } from '../language/expression-error.ts'

/** The pieces of a replacement: text, or the group whose text stands there. */
export type ReplacementPart = string | { readonly group: number | string }

/**
 * Reads a replacement as Java does: `$1` and `${name}` are groups, and a backslash makes the next character plain.
 *
 * A number takes as many digits as there are groups for. Throws `ExpressionValueError` for a `$` that names no group.
 */
export function parseReplacement(text: string, groupCount: number): readonly ReplacementPart[] {
  const refuse = (why: string): never => {
    throw new ExpressionValueError(
      String.raw`The replacement cannot be read: ${why}; the character $ itself is written \$.`,
    )
  }
  const parts: ReplacementPart[] = []
  const pieces = text.matchAll(/\\(?<plain>[^]?)|\$(?:\{(?<name>\w+)\}|(?<digits>\d+))?|[^\\$]+/g)
  for (const { 0: piece, groups = {} } of pieces) {
    const { plain, name, digits } = groups
    if (plain !== undefined) parts.push(plain === '' ? refuse('it ends with a backslash') : plain)
    else if (name !== undefined) parts.push({ group: name })
    else if (digits !== undefined) {
      const length = digitsOfGroup(digits, groupCount)
      const group = Number(digits.slice(0, length))
      if (group > groupCount) refuse(`the pattern has no group ${group}`)
      parts.push({ group }, digits.slice(length))
    } else parts.push(piece === '$' ? refuse('a $ names no group') : piece)
  }
  return parts
}

/** Writes a replacement for a match. */
export function expandReplacement(
  parts: readonly ReplacementPart[],
  match: Pick<Matcher, 'group'>,
): string {
  return parts
    .map((part) => (typeof part === 'string' ? part : (groupOf(match, part.group) ?? '')))
    .join('')
}

function groupOf(match: Pick<Matcher, 'group'>, group: number | string): string | null {
  try {
    return match.group(group)
  } catch {
    throw new ExpressionValueError(`The pattern has no group named ${group}.`)
  }
}

function digitsOfGroup(digits: string, groupCount: number): number {
  let length = 1
  while (length < digits.length && Number(digits.slice(0, length + 1)) <= groupCount) length += 1
  return length
}
