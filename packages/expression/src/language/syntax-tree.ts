/** What an expression may give: JSON. */
export type Value =
  | null
  | string
  | number
  | boolean
  | readonly Value[]
  | { readonly [name: string]: Value }

export type BinaryOperator =
  | 'or'
  | 'and'
  | 'eq'
  | 'ne'
  | 'lt'
  | 'le'
  | 'gt'
  | 'ge'
  | 'matches'
  | '+'
  | '-'
  | '*'
  | '/'
  | '%'
  | '^'

/** A parsed expression. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: null | string | number | boolean }
  | { readonly kind: 'list'; readonly elements: readonly Expression[] }
  | { readonly kind: 'map'; readonly entries: readonly (readonly [string, Expression])[] }
  /** A bare name: a property of the root, or of the element in a collection operation. */
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'variable'; readonly name: 'this' | 'root' }
  | { readonly kind: 'property'; readonly of: Expression; readonly name: string }
  | { readonly kind: 'index'; readonly of: Expression; readonly at: Expression }
  | {
      readonly kind: 'collection'
      readonly of: Expression
      readonly operation: 'project' | 'select' | 'first' | 'last'
      readonly each: Expression
    }
  | {
      readonly kind: 'call'
      readonly library: string
      readonly name: string
      readonly args: readonly Expression[]
    }
  | { readonly kind: 'not' | 'negate'; readonly operand: Expression }
  | {
      readonly kind: 'binary'
      readonly operator: BinaryOperator
      readonly left: Expression
      readonly right: Expression
    }
  | {
      readonly kind: 'choose'
      readonly condition: Expression
      readonly chosen: Expression
      readonly otherwise: Expression
    }
  | { readonly kind: 'elvis'; readonly value: Expression; readonly otherwise: Expression }
