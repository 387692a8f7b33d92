import { foldCase, type Complex } from '@pingone-sandbox/scim'

/** The key by which an object has a member of this name; names of attributes have no letter case (RFC 7643 §2.1). */
export function keyOf(object: Complex, name: string): string | undefined {
  return Object.keys(object).find((key) => foldCase(key) === foldCase(name))
}

/** The member of this name, however it is spelled. */
export function memberOf(object: Complex, name: string): unknown {
  const key = keyOf(object, name)
  return key === undefined ? undefined : object[key]
}

/** The object without the members of these names, however they are spelled. */
export function without(object: Complex, names: readonly string[]): Complex {
  const left = new Set(names.map((name) => foldCase(name)))
  return Object.fromEntries(Object.entries(object).filter(([key]) => !left.has(foldCase(key))))
}
