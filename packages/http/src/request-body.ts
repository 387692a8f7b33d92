import type { UnroutedRequest } from './message.ts'

/** The largest request body that a host reads unless told otherwise, in bytes. */
export const DEFAULT_BODY_LIMIT = 1024 * 1024

/** How a host reads requests. */
export interface HostOptions {
  /** The largest request body in bytes; a larger one is a `PayloadTooLargeError`. Default 1 MiB. */
  readonly bodyLimit?: number
}

/** The request body is larger than the host accepts. Reaches the dialect's `onError`. */
export class PayloadTooLargeError extends Error {
  override readonly name = 'PayloadTooLargeError'
  readonly status = 413
  /** In bytes. */
  readonly limit: number

  constructor(limit: number, options?: ErrorOptions) {
    super(`The request body is larger than ${limit} bytes.`, options)
    this.limit = limit
  }
}

/** The request body cannot be read as text: an unknown charset or content encoding, or cut off. Reaches the dialect's `onError`. */
export class UnreadableBodyError extends Error {
  override readonly name = 'UnreadableBodyError'
  /** 400, or 415 when the encoding is unknown. */
  readonly status: number

  constructor(status: number, options?: ErrorOptions) {
    super('The request body cannot be read.', options)
    this.status = status
  }
}

/** The request body is not JSON. Thrown by `readJson`, translated by the dialect. */
export class MalformedJsonError extends Error {
  override readonly name = 'MalformedJsonError'
  readonly status = 400

  constructor(options?: ErrorOptions) {
    super('The request body is not valid JSON.', options)
  }
}

/** Parses the request body as JSON. Throws `MalformedJsonError`, also for an empty body. */
export function readJson(request: Pick<UnroutedRequest, 'body'>): unknown {
  try {
    return JSON.parse(request.body)
  } catch (cause) {
    throw new MalformedJsonError({ cause })
  }
}
