import {
  type ExpressionRoot,
  ExpressionSyntaxError,
  parseExpression,
} from '@pingone-sandbox/expression'

/** What is wrong with an expression, and where; nothing when it can be evaluated. */
export function expressionProblem(expression: string, root?: ExpressionRoot): string | undefined {
  try {
    parseExpression(expression, root)
    return undefined
  } catch (error) {
    if (!(error instanceof ExpressionSyntaxError)) throw error
    return `${error.message} (at character ${error.position + 1})`
  }
}
