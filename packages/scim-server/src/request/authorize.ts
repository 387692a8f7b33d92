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
 * The challenge names an error only when a bearer token came along: without one, or with credentials of another scheme, a
 * client is told how to authenticate, no more.
 *
 * @throws {UnauthorizedError} 401.
 * @see {@link https://www.rfc-editor.org/rfc/rfc6750#section-3 RFC 6750 §3}
 */
export function authorize(request: Pick<HttpRequest, 'headers'>, token: string): void {
  const presented = /^bearer +(.+)$/i.exec(request.headers['authorization'] ?? '')?.[1]
  if (presented === undefined) {
    throw new UnauthorizedError('The request carries no bearer token.', 'Bearer realm="SCIM"')
  }
  if (!isSameSecret(presented, token)) {
    throw new UnauthorizedError(
      'The bearer token is not valid here.',
      'Bearer realm="SCIM", error="invalid_token"',
    )
  }
}
