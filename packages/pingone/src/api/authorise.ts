import type { Handler, HttpRequest } from '@pingone-sandbox/http'
import { PingOneError } from './errors.ts'
import { clientIdOf, type Tokens } from './tokens.ts'

export interface AuthoriseOptions {
  readonly tokens: Tokens
  /** Accepts any bearer token, for clients that carry a fixed one (`PINGONE_API_ACCESS_TOKEN`). */
  readonly anyToken?: boolean
}

/** Makes a guard that lets a request through to a handler when it carries a valid bearer token, and throws `PingOneError` 401 otherwise. */
export function createAuthorise({ tokens, anyToken = false }: AuthoriseOptions) {
  return (handle: Handler): Handler =>
    async (request) => {
      const token = bearerTokenOf(request)
      if (token === undefined) throw unauthorised('The request carries no bearer token.')
      if (!anyToken && !(await tokens.verify(token)))
        throw unauthorised('The access token is invalid or has expired.')
      return handle(request)
    }
}

/** The id of the application that makes an authorised request; undefined without a bearer token, and for a token of another issuer. */
export function actorIdOf(request: HttpRequest): string | undefined {
  const token = bearerTokenOf(request)
  return token === undefined ? undefined : clientIdOf(token)
}

function bearerTokenOf({ headers }: HttpRequest): string | undefined {
  return /^Bearer +(\S+)$/i.exec(headers['authorization'] ?? '')?.[1]
}

function unauthorised(message: string): PingOneError {
  return new PingOneError(
    401,
    'ACCESS_FAILED',
    'The request could not be completed. You do not have access to this resource.',
    { details: [{ code: 'INVALID_TOKEN', message }] },
  )
}
