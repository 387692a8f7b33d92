import { isComplex } from './complex.ts'

/** Tells whether two JSON values are equal. The order of an object's members is ignored. */
export function equals(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (Array.isArray(one)) {
    if (!Array.isArray(other) || one.length !== other.length) return false
    return one.every((element, index) => equals(element, other[index]))
  }
  if (!isComplex(one) || !isComplex(other)) return false
  const names = Object.keys(one)
  if (names.length !== Object.keys(other).length) return false
  return names.every((name) => Object.hasOwn(other, name) && equals(one[name], other[name]))
}

/** Returns a text that is the same for equal JSON values, for use as a key. */
export function fingerprintOf(value: unknown): string {
  return JSON.stringify(value, (_name, each: unknown) => {
    if (!isComplex(each)) return each
    return Object.fromEntries(Object.entries(each).sort(([one], [other]) => (one < other ? -1 : 1)))
  })
}
