import { ExpressionValueError } from './expression-error.ts'
import { callFunction } from './library/library.ts'
import { operate, truthOf } from './operators.ts'
import type { ExpressionRoot } from './parse.ts'
import type { Expression, Value } from './syntax-tree.ts'

/** The longest text that an expression may make on its way. */
const longestText = 10_000

interface Scope {
  readonly root: Value
  /** The root, or the element of a collection operation. */
  readonly current: Value
}

/**
 * Evaluates an expression over its root: `{ user }`, or `{ group }`.
 *
 * A property of something that is not there is `null`, as PingOne documents. Throws `ExpressionValueError` when the data gives no
 * value, and for nothing else.
 */
export function evaluateExpression(
  expression: Expression,
  root: Readonly<Partial<Record<ExpressionRoot, object>>>,
): Value {
  // Documents of the directory are JSON.
  const value = root as unknown as Value
  return valueOf(expression, { root: value, current: value })
}

function valueOf(expression: Expression, scope: Scope): Value {
  const of = (part: Expression): Value => valueOf(part, scope)
  switch (expression.kind) {
    case 'literal':
      return expression.value
    case 'list':
      return expression.elements.map(of)
    case 'map':
      return Object.fromEntries(expression.entries.map(([key, value]) => [key, of(value)]))
    case 'name':
      return propertyOf(scope.current, expression.name)
    case 'variable':
      return expression.name === 'root' ? scope.root : scope.current
    case 'property':
      return isMadeHere(expression.of)
        ? memberOf(of(expression.of), expression.name)
        : propertyOf(of(expression.of), expression.name)
    case 'index':
      return elementOf(of(expression.of), of(expression.at))
    case 'collection':
      return collectionOf(expression, of(expression.of), scope)
    case 'call': {
      const { library, name, args } = expression
      return bounded(callFunction(library, name, args.map(of)))
    }
    case 'not':
      return !truthOf(of(expression.operand))
    case 'negate':
      return operate('-', 0, of(expression.operand))
    case 'binary':
      return binaryOf(expression, of)
    case 'choose':
      return of(truthOf(of(expression.condition)) ? expression.chosen : expression.otherwise)
    case 'elvis': {
      const value = of(expression.value)
      // SpEL passes over the empty text as well.
      return value === null || value === '' ? of(expression.otherwise) : value
    }
  }
}

function binaryOf(
  { operator, left, right }: Extract<Expression, { kind: 'binary' }>,
  of: (part: Expression) => Value,
): Value {
  switch (operator) {
    case 'and':
      return truthOf(of(left)) && truthOf(of(right))
    case 'or':
      return truthOf(of(left)) || truthOf(of(right))
    case 'eq':
    case 'ne':
    case 'lt':
    case 'le':
    case 'gt':
    case 'ge':
    case 'matches':
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
    case '^':
      return bounded(operate(operator, of(left), of(right)))
  }
}

function propertyOf(value: Value, name: string): Value {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return null
  return (value as Readonly<Record<string, Value | undefined>>)[name] ?? null
}

/** Tells whether an object comes from a map in the expression itself: there a property that is missing is a mistake. */
function isMadeHere(expression: Expression): boolean {
  return expression.kind === 'map' || (expression.kind === 'property' && isMadeHere(expression.of))
}

function memberOf(value: Value, name: string): Value {
  if (typeof value === 'object' && value !== null && Object.hasOwn(value, name))
    return propertyOf(value, name)
  throw new ExpressionValueError(`The map in the expression has no ${name}.`)
}

function elementOf(value: Value, at: Value): Value {
  if (Array.isArray(value) && typeof at === 'number') {
    if (at >= 0 && at < value.length) return (value as readonly Value[])[at] ?? null
    throw new ExpressionValueError(`A list of ${value.length} has no element ${at}.`)
  }
  if (typeof at === 'object')
    throw new ExpressionValueError('What is in the brackets is a name or a position.')
  return propertyOf(value, String(at))
}

function collectionOf(
  { operation, each }: Extract<Expression, { kind: 'collection' }>,
  collection: Value,
  { root }: Scope,
): Value {
  if (collection === null) return null
  if (!Array.isArray(collection))
    throw new ExpressionValueError('Only a list can be projected or selected from.')
  const elements = collection as readonly Value[]
  const of = (current: Value): Value => valueOf(each, { root, current })
  if (operation === 'project') return elements.map(of)
  // An element that does not have what is asked for is not selected.
  const selected = elements.filter((element) => {
    const holds = of(element)
    return holds !== null && truthOf(holds)
  })
  if (operation === 'select') return selected
  return selected.at(operation === 'first' ? 0 : -1) ?? null
}

function bounded(value: Value): Value {
  if (typeof value !== 'string' || value.length <= longestText) return value
  throw new ExpressionValueError(`The text is longer than ${longestText} characters.`)
}
