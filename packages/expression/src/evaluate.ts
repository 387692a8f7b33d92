import { createBudget, type Budget } from './language/budget.ts'
import { ExpressionValueError } from './language/expression-error.ts'
import type { Evaluation } from './library/function.ts'
import { callFunction } from './library/library.ts'
import { operate, truthOf } from './operators.ts'
import type { ExpressionRoot } from './parse.ts'
import { createPatterns } from './pattern/patterns.ts'
import type { Expression, Value } from './language/syntax-tree.ts'

interface Scope {
  readonly evaluation: Evaluation
  readonly root: Value
  /** The root, or the element of a collection operation. */
  readonly current: Value
}

/**
 * Evaluates an expression over its root: `{ user }`, or `{ group }`.
 *
 * A property of something that is not there is `null`, as PingOne documents. Throws `ExpressionValueError` when the data gives no
 * value or the evaluation takes more steps than its budget has, and for nothing else.
 */
export function evaluateExpression(
  expression: Expression,
  root: Readonly<Partial<Record<ExpressionRoot, object>>>,
  budget: Budget = createBudget(),
): Value {
  // Documents of the directory are JSON.
  const value = root as unknown as Value
  const evaluation = { ...budget, patterns: createPatterns(budget) }
  return valueOf(expression, { evaluation, root: value, current: value })
}

function valueOf(expression: Expression, scope: Scope): Value {
  const { evaluation } = scope
  evaluation.spend(1)
  const of = (part: Expression): Value => valueOf(part, scope)
  const made = (value: Value): Value => {
    evaluation.spendOn(value)
    return value
  }
  switch (expression.kind) {
    case 'literal':
      return expression.value
    case 'list':
      return made(expression.elements.map(of))
    case 'map':
      return made(Object.fromEntries(expression.entries.map(([key, value]) => [key, of(value)])))
    case 'name':
      return propertyOf(scope.current, expression.name)
    case 'variable':
      return expression.name === 'root' ? scope.root : scope.current
    case 'property':
      return propertiesOf(expression, of)
    case 'index':
      return elementOf(of(expression.of), of(expression.at))
    case 'collection':
      return made(collectionOf(expression, of(expression.of), scope))
    case 'call': {
      const { library, name, args } = expression
      return made(callFunction({ library, name, args: args.map(of) }, evaluation))
    }
    case 'not':
      return !truthOf(of(expression.operand))
    case 'negate':
      return operate({ operator: '-', left: 0, right: of(expression.operand) }, evaluation)
    case 'binary':
      return binaryOf(expression, of, evaluation)
    case 'choose':
      return of(truthOf(of(expression.condition)) ? expression.chosen : expression.otherwise)
    case 'elvis': {
      const value = of(expression.value)
      // In SpEL the Elvis operator also skips the empty text.
      return value === null || value === '' ? of(expression.otherwise) : value
    }
  }
}

function binaryOf(
  { operator, left, right }: Extract<Expression, { kind: 'binary' }>,
  of: (part: Expression) => Value,
  evaluation: Evaluation,
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
      return operate({ operator, left: of(left), right: of(right) }, evaluation)
  }
}

function propertyOf(value: Value, name: string): Value {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return null
  return (value as Readonly<Record<string, Value | undefined>>)[name] ?? null
}

/**
 * Follows the names after a value. In a map of the expression itself a name that is missing is a mistake, elsewhere it is
 * nothing.
 */
function propertiesOf(
  expression: Extract<Expression, { kind: 'property' }>,
  of: (part: Expression) => Value,
): Value {
  const names: string[] = []
  let part: Expression = expression
  // A loop and no recursion, since a chain of names may be very long.
  for (; part.kind === 'property'; part = part.of) names.push(part.name)
  const read = part.kind === 'map' ? memberOf : propertyOf
  return names.reduceRight(read, of(part))
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
  { evaluation, root }: Scope,
): Value {
  if (collection === null) return null
  if (!Array.isArray(collection))
    throw new ExpressionValueError('Only a list can be projected or selected from.')
  const elements = collection as readonly Value[]
  const of = (current: Value): Value => valueOf(each, { evaluation, root, current })
  if (operation === 'project') return elements.map(of)
  // An element without the property is not selected.
  const selected = elements.filter((element) => {
    const holds = of(element)
    return holds !== null && truthOf(holds)
  })
  if (operation === 'select') return selected
  return selected.at(operation === 'first' ? 0 : -1) ?? null
}
