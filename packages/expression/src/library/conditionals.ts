import { define, isEqual, type LibraryFunction } from './function.ts'
import type { Value } from '../language/syntax-tree.ts'

/** The functions of `#core`, as documented. */
export const coreLibrary: Readonly<Record<string, LibraryFunction>> = {
  ifelse: define('condition, value, …, elseValue', [2, 23], (args) => {
    for (let at = 0; at + 1 < args.length; at += 2)
      if (isTrue(args[at])) return args[at + 1] ?? null
    return lastAlone(args)
  }),
  switchExpr: define('value, choice1, result1, …, default', [3, 22], ([value = null, ...args]) => {
    for (let at = 0; at + 1 < args.length; at += 2)
      if (isEqual(args[at] ?? null, value)) return args[at + 1] ?? null
    return lastAlone(args)
  }),
}

/** The argument after the pairs is the default value. */
const lastAlone = (args: readonly Value[]): Value =>
  args.length % 2 === 1 ? (args.at(-1) ?? null) : null

function isTrue(condition: Value | undefined): boolean {
  if (typeof condition === 'number') return condition > 0
  if (typeof condition === 'string') return /^(?:true|on|y|t|yes)$/i.test(condition)
  return condition === true
}
