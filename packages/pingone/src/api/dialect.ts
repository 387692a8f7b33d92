import { type Dialect, type HttpResponse, json, RequestError } from '@pingone-sandbox/http'
import { isTokenPath, refuseToken } from './authorization-server.ts'
import { PingOneError, toPingOneError } from './errors.ts'

export interface PingOneDialectOptions {
  readonly newId: () => string
  /** Receives internal errors. */
  readonly onUnexpected: (error: unknown) => void
}

/**
 * The error format of the Platform API.
 *
 * An unknown path is 404 and never 501: the Go SDK repeats a 5xx up to ten times.
 */
export function createPingOneDialect({ newId, onUnexpected }: PingOneDialectOptions): Dialect {
  const answer = (
    error: PingOneError,
    headers: Readonly<Record<string, string>> = {},
  ): HttpResponse => json(error.status, error.toBody(newId()), headers)

  return {
    onError(error, { path }) {
      if (error instanceof RequestError && isTokenPath(path))
        return refuseToken(error.status, 'invalid_request', error.message)
      const known = toPingOneError(error)
      if (known) {
        if (known.status >= 500) onUnexpected(known.cause)
        return answer(known, challengeOf(known))
      }
      onUnexpected(error)
      return answer(new PingOneError(500, 'UNEXPECTED_ERROR', 'An unexpected error has occurred.'))
    },
    onNotFound: ({ path }) =>
      answer(new PingOneError(404, 'NOT_FOUND', `The requested resource ${path} was not found.`)),
    onMethodNotAllowed({ method, path }, allow) {
      const message = `The ${method} method is not supported for this resource.`
      const { headers, ...answered } = isTokenPath(path)
        ? refuseToken(405, 'invalid_request', message)
        : answer(new PingOneError(405, 'INVALID_REQUEST', message))
      return { ...answered, headers: { ...headers, allow: allow.join(', ') } }
    },
  }
}

/** RFC 6750 §3: a 401 names the scheme. */
function challengeOf({ status }: PingOneError): Readonly<Record<string, string>> {
  return status === 401 ? { 'www-authenticate': 'Bearer' } : {}
}
