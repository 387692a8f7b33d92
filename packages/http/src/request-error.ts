/** A request is refused before routing. The dialect's `onError` formats the answer. */
export class RequestError extends Error {
  override readonly name: string = 'RequestError'
  /** The status of the answer, from 400 to 499. */
  readonly status: number

  constructor(status: number, message: string, options?: ErrorOptions) {
    super(message, options)
    this.status = status
  }
}

/** The request body is larger than the host accepts. */
export class PayloadTooLargeError extends RequestError {
  override readonly name = 'PayloadTooLargeError'
  /** In bytes. */
  readonly limit: number

  constructor(limit: number, options?: ErrorOptions) {
    super(413, `The request body is larger than ${limit} bytes.`, options)
    this.limit = limit
  }
}

/** The request body cannot be read: an unknown content encoding (415), or cut off (400). */
export class UnreadableBodyError extends RequestError {
  override readonly name = 'UnreadableBodyError'

  constructor(status: number, options?: ErrorOptions) {
    super(status, 'The request body cannot be read.', options)
  }
}

/** The request body is not UTF-8, not JSON, or nested too deep. */
export class MalformedBodyError extends RequestError {
  override readonly name: string = 'MalformedBodyError'

  constructor(message: string, options?: ErrorOptions) {
    super(400, message, options)
  }
}

/** The request body is not JSON. Thrown by `readJson`. */
export class MalformedJsonError extends MalformedBodyError {
  override readonly name = 'MalformedJsonError'

  constructor(options?: ErrorOptions) {
    super('The request body is not valid JSON.', options)
  }
}
