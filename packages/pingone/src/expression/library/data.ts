import { define, isEqual, list, listOrNull, type LibraryFunction } from './function.ts'
import type { Value } from '../syntax-tree.ts'

const holds = (values: readonly Value[], value: Value): boolean =>
  values.some((other) => isEqual(other, value))

/** The functions of `#data`, as documented. */
export const dataLibrary: Readonly<Record<string, LibraryFunction>> = {
  indexOf: define('array, value', [2, 2], ([values, value = null]) =>
    list(values).findIndex((other) => isEqual(other, value)),
  ),
  isNotEmpty: define('array', [1, 1], ([values]) => list(values).length > 0),
  size: define('array', [1, 1], ([values]) => list(values).length),
  containsAll: define('array, values', [2, 2], ([values, searched]) =>
    list(searched).every((value) => holds(list(values), value)),
  ),
  containsAny: define('array, values', [2, 2], ([values, searched]) =>
    list(searched).some((value) => holds(list(values), value)),
  ),
  removeAll: define('array, values', [2, 2], ([values, removed]) =>
    list(values).filter((value) => !holds(list(removed), value)),
  ),
  retainAll: define('array, values', [2, 2], ([values, kept]) =>
    list(values).filter((value) => holds(list(kept), value)),
  ),
  union: define('array1, array2', [2, 2], ([one, other]) => [...list(one), ...list(other)]),
  equals: define('array1, array2', [2, 2], ([one, other]) =>
    isEqual(listOrNull(one), listOrNull(other)),
  ),
}
