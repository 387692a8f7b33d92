import type { LocatedAttribute } from '../schema/attributes.ts'
import type { CompareOperator, CompareValue } from './filter.ts'

/**
 * A filter whose paths are replaced by attributes of a resource type: the input for adapters that compile queries.
 *
 * - `compare` is about a scalar: a complex attribute is replaced by its `.value`, and the value has the attribute's type.
 *   `ne null` is replaced by `present`, and `eq null` by its negation.
 * - A multi-valued attribute satisfies `compare` or `present` when any one of its values does. The exception is `ne`:
 *   it is satisfied when **no** value is equal, and therefore when there is none.
 * - A comparison of `primary` with false is replaced by the negation of one with true, so that it includes elements without `primary`.
 * - `where` is about one element of the `valuePath`'s array; the steps of its attributes start at that element.
 */
export type ResolvedFilter =
  | { readonly kind: 'and'; readonly operands: readonly ResolvedFilter[] }
  | { readonly kind: 'or'; readonly operands: readonly ResolvedFilter[] }
  | { readonly kind: 'not'; readonly operand: ResolvedFilter }
  | { readonly kind: 'present'; readonly attribute: LocatedAttribute }
  | ResolvedComparison
  | {
      readonly kind: 'valuePath'
      readonly attribute: LocatedAttribute
      readonly where: ResolvedFilter
    }

export interface ResolvedComparison {
  readonly kind: 'compare'
  readonly attribute: LocatedAttribute
  readonly operator: CompareOperator
  readonly value: NonNullable<CompareValue>
}
