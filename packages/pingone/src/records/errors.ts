/** What a request named does not exist in the environment. */
export class NotFoundError extends Error {
  override readonly name = 'NotFoundError'
  readonly resource: string
  readonly id: string

  constructor(resource: string, id: string) {
    super(`Unable to find ${resource} with ID: '${id}'`)
    this.resource = resource
    this.id = id
  }
}

/** The reasons for which the directory refuses a change, in PingOne's words for error details. */
export type ConstraintCode =
  | 'CONSTRAINT_VIOLATION'
  | 'INVALID_PARAMETER'
  | 'INVALID_VALUE'
  | 'REQUIRED_VALUE'
  | 'UNIQUENESS_VIOLATION'

/** A change would break a rule of the directory; `target` names the attribute or parameter at fault. */
export class ConstraintError extends Error {
  override readonly name = 'ConstraintError'
  readonly code: ConstraintCode
  readonly target: string
  /** The document that is in conflict with the change, where there is one. */
  readonly existingId: string | undefined

  constructor(code: ConstraintCode, target: string, message: string, existingId?: string) {
    super(message)
    this.code = code
    this.target = target
    this.existingId = existingId
  }
}
