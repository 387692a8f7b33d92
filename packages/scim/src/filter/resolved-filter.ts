import type { LocatedAttribute } from '../schema/attributes.ts'
import type { CompareOperator, CompareValue } from './filter.ts'

/**
 * A filter whose paths have become attributes of a resource type: what an adapter compiles into a query.
 *
 * - `compare` meets a scalar: a bare complex attribute has become its `.value`, and the value has the attribute's type.
 *   `ne null` has become `present`, and `eq null` its negation.
 * - An attribute with several values meets `compare` or `present` when any one value does; `ne` is the exception:
 *   it holds when **no** value is equal, and therefore when there is none.
 * - A comparison of `primary` with false has become the negation of one with true, so that it holds of an element that says neither.
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
