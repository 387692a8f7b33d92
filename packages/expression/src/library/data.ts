import { define, isEqual, keyOf, list, listOrNull, type LibraryFunction } from './function.ts'
import type { Value } from '../language/syntax-tree.ts'

/** Creates a membership test for a list; the steps for its length are counted once. */
function memberOf(values: Value | undefined): (value: Value) => boolean {
  const keys = new Set(list(values).map(keyOf))
  return (value) => keys.has(keyOf(value))
}

/** The functions of `#data`, as documented. */
export const dataLibrary: Readonly<Record<string, LibraryFunction>> = {
  indexOf: define('array, value', [2, 2], ([values, value = null]) =>
    list(values).findIndex((other) => isEqual(other, value)),
  ),
  isNotEmpty: define('array', [1, 1], ([values]) => list(values).length > 0),
  size: define('array', [1, 1], ([values]) => list(values).length),
  containsAll: define('array, values', [2, 2], ([values, searched]) =>
    list(searched).every(memberOf(values)),
  ),
  containsAny: define('array, values', [2, 2], ([values, searched]) =>
    list(searched).some(memberOf(values)),
  ),
  removeAll: define('array, values', [2, 2], ([values, removed]) => {
    const isRemoved = memberOf(removed)
    return list(values).filter((value) => !isRemoved(value))
  }),
  retainAll: define('array, values', [2, 2], ([values, kept]) =>
    list(values).filter(memberOf(kept)),
  ),
  union: define('array1, array2', [2, 2], ([one, other]) => [...list(one), ...list(other)]),
  equals: define('array1, array2', [2, 2], ([one, other]) =>
    isEqual(listOrNull(one), listOrNull(other)),
  ),
}
