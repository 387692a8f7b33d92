import type { UnroutedRequest } from './message.ts'
import { MalformedJsonError } from './request-error.ts'

/** The largest request body that a host reads by default, in bytes. */
export const DEFAULT_BODY_LIMIT = 1024 * 1024

/** How a host reads requests. */
export interface HostOptions {
  /** The largest request body in bytes; a larger one is a `PayloadTooLargeError`. Default 1 MiB. */
  readonly bodyLimit?: number
}

/** Parses the request body as JSON. Throws `MalformedJsonError`, also for an empty body. */
export function readJson(request: Pick<UnroutedRequest, 'body'>): unknown {
  try {
    return JSON.parse(request.body)
  } catch (cause) {
    throw new MalformedJsonError({ cause })
  }
}
