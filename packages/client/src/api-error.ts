import type { ControlErrorBody, PingOneErrorBody } from '@pingone-sandbox/contract'
import { parseJson } from './api-request.ts'

/** A request as an error names it: `POST /users`. */
interface RequestLine {
  readonly method: string
  readonly path: string
}

/** A status and the body as it came. */
interface Answer {
  readonly status: number
  readonly text: string
}

/** An answer that is not a success. The message names the request, the status and the body, for logs. */
abstract class ApiError extends Error implements RequestLine {
  readonly method: string
  readonly path: string
  readonly status: number
  /** The body as it came. */
  readonly text: string
  /** What is wrong, in sentences for people. */
  abstract readonly reason: string

  constructor({ method, path }: RequestLine, { status, text }: Answer) {
    super(`${method} ${path}: ${status} ${text}`)
    this.method = method
    this.path = path
    this.status = status
    this.text = text
  }
}

/** An answer of the Platform API that is not a success. */
export class PlatformError extends ApiError {
  override readonly name = 'PlatformError'
  /** Absent when the answer is no PingOne error. */
  readonly body: PingOneErrorBody | undefined
  override readonly reason: string

  constructor(request: RequestLine, answer: Answer) {
    super(request, answer)
    const body = parseJson(answer.text)
    this.body = isPingOneError(body) ? body : undefined
    const details = this.body?.details?.map(({ message }) => message).join(' ')
    this.reason = details || (this.body?.message ?? `The server answered ${answer.status}.`)
  }
}

/** An answer of the control API that is not a success. */
export class ControlError extends ApiError {
  override readonly name = 'ControlError'
  /** Absent when the answer is none of the control API's own. */
  readonly body: ControlErrorBody | undefined
  readonly code: string | undefined
  override readonly reason: string

  constructor(request: RequestLine, answer: Answer) {
    super(request, answer)
    const body = parseJson(answer.text)
    this.body = isControlError(body) ? body : undefined
    this.code = this.body?.code
    this.reason = this.body
      ? [this.body.message, this.body.hint].filter(Boolean).join(' ')
      : `The sandbox answered ${answer.status}.`
  }
}

// The shapes are tested without schemas: a page that shows an error needs no schema library.

function isPingOneError(value: unknown): value is PingOneErrorBody {
  const { id, details = [] } = membersOf(value)
  return (
    typeof id === 'string' &&
    hasMessage(value) &&
    Array.isArray(details) &&
    details.every((detail) => hasMessage(detail))
  )
}

function isControlError(value: unknown): value is ControlErrorBody {
  return hasMessage(value) && ['string', 'undefined'].includes(typeof membersOf(value)['hint'])
}

function hasMessage(value: unknown): boolean {
  const { code, message } = membersOf(value)
  return typeof code === 'string' && typeof message === 'string'
}

const membersOf = (value: unknown) => Object(value) as Readonly<Record<string, unknown>>
