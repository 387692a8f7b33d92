import { ExpressionValueError } from './language/expression-error.ts'
import { boundedText, isEqual, type Evaluation } from './library/function.ts'
import { shown } from './language/shown-text.ts'
import type { BinaryOperator, Value } from './language/syntax-tree.ts'

interface Operation {
  readonly operator: Exclude<BinaryOperator, 'and' | 'or'>
  readonly left: Value
  readonly right: Value
}

/** Applies an operator to two values; `and` and `or` are not among them, since they may skip the right operand. */
export function operate(
  { operator, left, right }: Operation,
  { spendOn, patterns }: Evaluation,
): Value {
  spendOn(left)
  spendOn(right)
  switch (operator) {
    case 'eq':
      return isEqual(left, right)
    case 'ne':
      return !isEqual(left, right)
    case 'lt':
      return compare(left, right) < 0
    case 'le':
      return compare(left, right) <= 0
    case 'gt':
      return compare(left, right) > 0
    case 'ge':
      return compare(left, right) >= 0
    case 'matches':
      return patterns.matchesWhole(textOf('matches', left), textOf('matches', right))
    case '+':
      return boundedText(add(left, right))
    case '-':
    case '*':
    case '/':
    case '%':
    case '^':
      return calculate(operator, numberOf(operator, left), numberOf(operator, right))
  }
}

/** The truth value that a condition must have. */
export function truthOf(value: Value): boolean {
  if (typeof value === 'boolean') return value
  // SpEL converts these words.
  if (value === 'true' || value === 'false') return value === 'true'
  throw new ExpressionValueError(`A condition is true or false, not ${shown(value)}.`)
}

/** As in SpEL: if one side is text, the other is converted to text, and null becomes `null`. */
function add(left: Value, right: Value): Value {
  if (typeof left === 'number' && typeof right === 'number') return checked('+', left + right)
  if (typeof left === 'string' || typeof right === 'string') return written(left) + written(right)
  throw new ExpressionValueError(`${shown(left)} and ${shown(right)} cannot be added.`)
}

function calculate(operator: '-' | '*' | '/' | '%' | '^', left: number, right: number): number {
  const isDivision = operator === '/' || operator === '%'
  if (isDivision && right === 0) throw new ExpressionValueError('A division by zero has no result.')
  // Integer division truncates, as in Java.
  const areWhole = Number.isInteger(left) && Number.isInteger(right)
  const results = {
    '-': left - right,
    '*': left * right,
    '/': areWhole ? Math.trunc(left / right) : left / right,
    '%': left % right,
    '^': left ** right,
  }
  return checked(operator, results[operator])
}

function checked(operator: string, result: number): number {
  if (Number.isFinite(result)) return result
  throw new ExpressionValueError(`The result of ${operator} is out of range.`)
}

/** Null sorts before all other values, as in SpEL. */
function compare(left: Value, right: Value): number {
  if (left === null || right === null) return Number(left !== null) - Number(right !== null)
  if (typeof left === 'number' && typeof right === 'number') return left - right
  if (typeof left === 'string' && typeof right === 'string')
    return left === right ? 0 : left < right ? -1 : 1
  throw new ExpressionValueError(`${shown(left)} and ${shown(right)} cannot be compared.`)
}

function numberOf(operator: string, value: Value): number {
  if (typeof value === 'number') return value
  throw new ExpressionValueError(`The operator ${operator} takes numbers, not ${shown(value)}.`)
}

function textOf(operator: string, value: Value): string {
  if (typeof value === 'string') return boundedText(value)
  throw new ExpressionValueError(`The operator ${operator} takes texts, not ${shown(value)}.`)
}

const written = (value: Value): string =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value)
