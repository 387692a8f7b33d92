import type { AttributePath } from '../path/attribute-path.ts'

export type CompareOperator = 'eq' | 'ne' | 'co' | 'sw' | 'ew' | 'gt' | 'ge' | 'lt' | 'le'

/** The value of a comparison: a JSON scalar (RFC 7644 §3.4.2.2, `compValue`). */
export type CompareValue = string | number | boolean | null

/** A parsed SCIM filter; the union is the grammar of RFC 7644 §3.4.2.2, figure 1. */
export type Filter =
  | { readonly kind: 'and'; readonly operands: readonly Filter[] }
  | { readonly kind: 'or'; readonly operands: readonly Filter[] }
  | { readonly kind: 'not'; readonly operand: Filter }
  | { readonly kind: 'present'; readonly path: AttributePath }
  | {
      readonly kind: 'compare'
      readonly path: AttributePath
      readonly operator: CompareOperator
      readonly value: CompareValue
    }
  | { readonly kind: 'valuePath'; readonly path: AttributePath; readonly where: Filter }
