import { ExpressionValueError } from './expression-error.ts'
import { deepestValue, evaluationSteps } from './limits.ts'
import type { Value } from './syntax-tree.ts'

/** The remaining steps of the evaluation of expressions. */
export interface Budget {
  /** Counts steps; throws `ExpressionValueError` once there are more than the budget has. */
  readonly spend: (steps: number) => void
  /** Counts the elements, members and characters of a value that is made, compared or handed to a function. */
  readonly spendOn: (value: Value | undefined) => void
}

/** Makes the budget of one evaluation, or of all the expressions that are evaluated for one user or group. */
export function createBudget(steps = evaluationSteps): Budget {
  let left = steps
  const extents = new WeakMap<object, Extent>()

  function spend(count: number): void {
    left -= count
    if (left >= 0) return
    throw new ExpressionValueError(
      `It takes more than the budget of ${steps} steps that the expressions of one user or group share; each element and character it handles counts.`,
    )
  }

  function extentOf(value: Value, depth: number): Extent {
    if (typeof value === 'string') return { size: Math.max(1, value.length), depth: 0 }
    if (typeof value !== 'object' || value === null) return single
    const known = extents.get(value)
    if (known && depth + known.depth <= deepestValue) return known
    if (depth >= deepestValue)
      throw new ExpressionValueError(`Lists and maps are nested more than ${deepestValue} deep.`)
    let size = 1
    let deepest = 0
    for (const part of Object.values(value) as readonly (Value | undefined)[]) {
      if (part === undefined) continue
      const extent = extentOf(part, depth + 1)
      size += extent.size
      deepest = Math.max(deepest, extent.depth)
    }
    const extent = { size, depth: deepest + 1 }
    extents.set(value, extent)
    return extent
  }

  return {
    spend,
    spendOn: (value) => {
      if (value !== undefined) spend(extentOf(value, 0).size)
    },
  }
}

/** How large a value is when it is written out, and how deep. The parts that two values share count in both. */
interface Extent {
  readonly size: number
  readonly depth: number
}

const single: Extent = { size: 1, depth: 0 }
