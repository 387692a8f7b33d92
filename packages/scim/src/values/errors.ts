import { URN } from './urn.ts'

/** The `scimType` keywords of RFC 7644 §3.12, table 9, and of RFC 9865 §2.1 for cursors. */
export type ScimType =
  | 'invalidFilter'
  | 'tooMany'
  | 'uniqueness'
  | 'mutability'
  | 'invalidSyntax'
  | 'invalidPath'
  | 'noTarget'
  | 'invalidValue'
  | 'invalidVers'
  | 'sensitive'
  | 'invalidCursor'
  | 'expiredCursor'
  | 'invalidCount'

/** The body of a SCIM error response. `status` is a string on the wire (RFC 7644 §3.12). */
export interface ScimErrorBody {
  readonly schemas: readonly [typeof URN.error]
  readonly status: string
  readonly scimType?: ScimType
  readonly detail: string
}

/**
 * A failure that is sent to the SCIM client as an Error message.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7644#section-3.12 RFC 7644 §3.12}
 */
export class ScimError extends Error {
  override readonly name: string = 'ScimError'
  readonly status: number
  readonly scimType: ScimType | undefined

  constructor(status: number, detail: string, scimType?: ScimType, options?: ErrorOptions) {
    super(detail, options)
    this.status = status
    this.scimType = scimType
  }

  /** Returns the body of the Error message. */
  toBody(): ScimErrorBody {
    return {
      schemas: [URN.error],
      status: String(this.status),
      ...(this.scimType && { scimType: this.scimType }),
      detail: this.message,
    }
  }
}

/** A filter has a syntax error, names an unknown attribute, or makes a comparison that the attribute's type does not allow. */
export class InvalidFilterError extends ScimError {
  override readonly name = 'InvalidFilterError'
  /** The position of the syntax error, counted from 1; absent when the filter is well formed and wrong for the resource type. */
  readonly position: number | undefined

  constructor(detail: string, position?: number) {
    super(400, detail, 'invalidFilter')
    this.position = position
  }
}

/** A PATCH path or a `sortBy` is malformed or names no attribute of the resource type. */
export class InvalidPathError extends ScimError {
  override readonly name = 'InvalidPathError'

  constructor(detail: string, options?: ErrorOptions) {
    super(400, detail, 'invalidPath', options)
  }
}

/** A message body does not conform to its schema. */
export class InvalidMessageError extends ScimError {
  override readonly name = 'InvalidMessageError'

  constructor(detail: string, options?: ErrorOptions) {
    super(400, detail, 'invalidSyntax', options)
  }
}
