import { ScimError } from '@pingone-sandbox/scim'
import { ConflictError, StoreError, UniquenessError } from '@pingone-sandbox/store'
import { RequestError } from '@pingone-sandbox/http'
import { ZodError } from 'zod'
import type { Confirmation, PingOneErrorBody } from '@pingone-sandbox/contract'
import { ConstraintError, NotFoundError } from '../records/errors.ts'
import { detailOf } from './validation-detail.ts'

export type PingOneErrorDetail = NonNullable<PingOneErrorBody['details']>[number]

/**
 * A failure that the Platform API answers to its client.
 *
 * @see {@link https://developer.pingidentity.com/pingone-api/platform/reference/error-codes.html}
 */
export class PingOneError extends Error {
  override readonly name = 'PingOneError'
  readonly status: number
  readonly code: string
  readonly details: readonly PingOneErrorDetail[]
  readonly confirmation: Confirmation | undefined

  constructor(
    status: number,
    code: string,
    message: string,
    options: ErrorOptions & {
      readonly details?: readonly PingOneErrorDetail[]
      readonly confirmation?: Confirmation
    } = {},
  ) {
    super(message, options)
    this.status = status
    this.code = code
    this.details = options.details ?? []
    this.confirmation = options.confirmation
  }

  /** The error as the wire carries it; `id` names this occurrence. */
  toBody(id: string): PingOneErrorBody {
    return {
      id,
      code: this.code,
      message: this.message,
      ...(this.details.length > 0 && { details: [...this.details] }),
      ...(this.confirmation && { confirmation: this.confirmation }),
    }
  }
}

/** The 400 `INVALID_DATA` that says which values are at fault. */
export function invalidData(...details: readonly PingOneErrorDetail[]): PingOneError {
  return new PingOneError(
    400,
    'INVALID_DATA',
    'The request could not be completed. One or more validation errors were in the request.',
    { details },
  )
}

/** The error response for a failure; undefined for an internal error. */
export function toPingOneError(error: unknown): PingOneError | undefined {
  if (error instanceof PingOneError) return error
  if (error instanceof NotFoundError) return new PingOneError(404, 'NOT_FOUND', error.message)
  if (error instanceof ConstraintError) return invalidData(constraintDetail(error))
  if (error instanceof UniquenessError) return invalidData(uniquenessDetail(error))
  if (error instanceof ConflictError) return new PingOneError(409, 'REQUEST_FAILED', error.message)
  if (error instanceof StoreError)
    return new PingOneError(503, 'SERVICE_UNAVAILABLE', `${error.reason} ${error.remedy}`, {
      cause: error,
    })
  if (error instanceof ZodError) return invalidData(...error.issues.map(detailOf))
  if (error instanceof ScimError && error.status < 500) return invalidData(scimDetail(error))
  if (error instanceof RequestError)
    return new PingOneError(
      error.status,
      requestCodes[error.status] ?? 'INVALID_REQUEST',
      error.message,
    )
  return undefined
}

/** Any other error before routing is `INVALID_REQUEST`. */
const requestCodes: Readonly<Record<number, string>> = { 403: 'ACCESS_FAILED', 404: 'NOT_FOUND' }

function constraintDetail({ code, target, message, existingId }: ConstraintError) {
  return { code, target, message, ...(existingId !== undefined && { innerError: { existingId } }) }
}

function uniquenessDetail({ key, existingId }: UniquenessError): PingOneErrorDetail {
  const target = key.find((attribute) => attribute !== 'environmentId') ?? 'id'
  return {
    code: 'UNIQUENESS_VIOLATION',
    target,
    message: `is unique but a non-unique value is provided`,
    innerError: { existingId },
  }
}

function scimDetail({ scimType, message }: ScimError): PingOneErrorDetail {
  switch (scimType) {
    case 'invalidFilter':
      return { code: 'INVALID_FILTER', target: 'filter', message }
    case 'invalidPath':
      return { code: 'INVALID_PARAMETER', target: 'order', message }
    case 'invalidCursor':
      return { code: 'INVALID_VALUE', target: 'cursor', message }
    default:
      return { code: 'INVALID_VALUE', message }
  }
}
