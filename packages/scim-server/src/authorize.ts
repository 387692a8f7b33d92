import { isSameSecret, type HttpRequest } from '@pingone-sandbox/http'
import { ScimError } from '@pingone-sandbox/scim'

/** A refusal for lack of a valid bearer token; `challenge` is the `WWW-Authenticate` header that goes with it. */
export class UnauthorizedError extends ScimError {
  override readonly name = 'UnauthorizedError'
  readonly challenge: string

  constructor(detail: string, challenge: string) {
    super(401, detail)
    this.challenge = challenge
  }
}

/**
 * Refuses a request that does not carry the bearer token.
 *
 * The challenge names an error only when credentials came along: a client that sent none is told how to send them, no more.
 *
 * @throws {UnauthorizedError} 401.
 * @see {@link https://www.rfc-editor.org/rfc/rfc6750#section-3 RFC 6750 §3}
 */
export function authorize(request: Pick<HttpRequest, 'headers'>, token: string): void {
  const credentials = request.headers['authorization']
  if (credentials === undefined) {
    throw new UnauthorizedError('The request carries no bearer token.', 'Bearer realm="SCIM"')
  }
  const presented = /^bearer +(.+)$/i.exec(credentials)?.[1]
  if (presented === undefined || !isSameSecret(presented, token)) {
    throw new UnauthorizedError(
      'The bearer token is not valid here.',
      'Bearer realm="SCIM", error="invalid_token"',
    )
  }
}
