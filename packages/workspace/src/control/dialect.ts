import { json } from '@pingone-sandbox/http'
import type { Dialect, HttpResponse } from '@pingone-sandbox/http'
import { StoppedError } from '@pingone-sandbox/pingone'
import { StoreError } from '@pingone-sandbox/store'
import { SandboxError } from '../text/index.ts'
import type { SandboxErrorCode } from '../text/index.ts'

/** Every other code is an internal error. */
const statuses: Partial<Record<SandboxErrorCode, number>> = {
  invalid_request: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  timed_out: 408,
  conflict: 409,
  connection_failed: 422,
  no_answer: 502,
  store_failed: 503,
}

/** Creates the errors of the control API: `{ code, message, hint }`. */
export function createControlDialect(log: (message: string, error?: unknown) => void): Dialect {
  return {
    onError(error, request) {
      if (error instanceof SandboxError) return formatError(error)
      const refused = formatRefusal(error)
      if (refused !== undefined) return refused
      if (error instanceof StoreError) {
        log(error.message)
        return formatError(new SandboxError('store_failed', error.reason, error.remedy))
      }
      if (error instanceof StoppedError)
        return formatError(
          new SandboxError(
            'conflict',
            'A reset or a stop of the sandbox interrupted the request.',
            'Send the request again.',
          ),
        )
      log(`${request.method} ${request.path} failed`, error)
      return formatError(
        new SandboxError(
          'internal',
          'The sandbox made a mistake.',
          'Its log on standard error has the details.',
        ),
      )
    },
    onNotFound: ({ path }) =>
      formatError(
        new SandboxError(
          'not_found',
          `The control API has no ${path}.`,
          'PingOne’s own API is below /v1.',
        ),
      ),
    onMethodNotAllowed: ({ method, path }, allow) =>
      formatError(
        new SandboxError(
          'method_not_allowed',
          `${path} does not take ${method}.`,
          `It takes ${allow.join(', ')}.`,
        ),
        { allow: allow.join(', ') },
      ),
  }
}

/** Formats an error as a response; `details` are further members of its body. */
export function formatError(
  { code, message, hint }: SandboxError,
  headers: Readonly<Record<string, string>> = {},
  details: Readonly<Record<string, unknown>> = {},
): HttpResponse {
  return json(statuses[code] ?? 500, { code, message, ...(hint && { hint }), ...details }, headers)
}

/** A `RequestError` has a status of its own: 400, 413, 415, … */
function formatRefusal(error: unknown): HttpResponse | undefined {
  const status: unknown = error instanceof Error && 'status' in error && error.status
  if (typeof status !== 'number' || status < 400 || status > 499) return undefined
  const { message } = error as Error
  const [code = 'invalid_request'] =
    Object.entries(statuses).find(([, known]) => known === status) ?? []
  return json(status, { code, message })
}
