import { foldCase } from './fold-case.ts'

/** Reads `true` and `false` from strings in any letter case, as Entra sends them. */
export function booleanOf(value: unknown): boolean | undefined {
  if (typeof value !== 'string') return undefined
  const folded = foldCase(value)
  return folded === 'true' ? true : folded === 'false' ? false : undefined
}
