import { foldCase, type Complex } from '@pingone-sandbox/scim'

/** Returns the key of a member of this name; letter case is ignored (RFC 7643 §2.1). */
export function keyOf(object: Complex, name: string): string | undefined {
  return Object.keys(object).find((key) => foldCase(key) === foldCase(name))
}

/** Returns the value of a member of this name, in any letter case. */
export function memberOf(object: Complex, name: string): unknown {
  const key = keyOf(object, name)
  return key === undefined ? undefined : object[key]
}

/** Returns the object without the members of these names, in any letter case. */
export function without(object: Complex, names: readonly string[]): Complex {
  const removed = new Set(names.map((name) => foldCase(name)))
  return Object.fromEntries(Object.entries(object).filter(([key]) => !removed.has(foldCase(key))))
}
