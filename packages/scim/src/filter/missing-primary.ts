import type { LocatedAttribute } from '../schema/attributes.ts'
import type { ResolvedComparison, ResolvedFilter } from './resolved-filter.ts'

/**
 * Rewrites a comparison of `primary` with false as the negation of one with true, so that it includes elements without `primary`.
 *
 * `owner` is the attribute that contains the elements; without it the comparison is about a single element.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7643#section-2.4 RFC 7643 §2.4}
 */
export function assumeFalse(
  { attribute, operator }: Pick<ResolvedComparison, 'attribute' | 'operator'>,
  owner: LocatedAttribute | undefined,
): ResolvedFilter {
  const { name, definition } = attribute
  const inElement: LocatedAttribute = { name, definition, steps: attribute.steps.slice(-1) }
  const isPrimary: ResolvedFilter = {
    kind: 'compare',
    attribute: inElement,
    operator: 'eq',
    value: true,
  }
  const isNotPrimary: ResolvedFilter = { kind: 'not', operand: isPrimary }
  if (!owner) return operator === 'eq' ? isNotPrimary : isPrimary
  const some: ResolvedFilter = { kind: 'valuePath', attribute: owner, where: isNotPrimary }
  return operator === 'eq' ? some : { kind: 'not', operand: some }
}
