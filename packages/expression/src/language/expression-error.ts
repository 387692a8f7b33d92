/** An expression with a syntax error; `position` counts characters from 0. */
export class ExpressionSyntaxError extends Error {
  override readonly name = 'ExpressionSyntaxError'
  readonly position: number

  constructor(message: string, position: number) {
    super(message)
    this.position = position
  }
}

/** A valid expression that has no value for the given data. */
export class ExpressionValueError extends Error {
  override readonly name = 'ExpressionValueError'
}
