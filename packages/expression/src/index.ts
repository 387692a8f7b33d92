// PingOne's expression language: pure, for the engine and for a preview in the browser.
export { ExpressionSyntaxError, ExpressionValueError } from './language/expression-error.ts'
export { createBudget, type Budget as ExpressionBudget } from './language/budget.ts'
export { evaluateExpression } from './evaluate.ts'
export { expressionFunctions } from './library/library.ts'
export { parseExpression, type ExpressionRoot } from './parse.ts'
export type { Expression, Value as ExpressionValue } from './language/syntax-tree.ts'
// The regular expressions that the language and custom attributes take: linear in time.
export { createPatterns, patternProblem, type Patterns } from './pattern/patterns.ts'
export { literalPatternProblem } from './pattern/literal-patterns.ts'
