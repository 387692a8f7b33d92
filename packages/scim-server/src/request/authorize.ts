import { createSecretTest, type HttpRequest } from '@pingone-sandbox/http'
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

/** Refuses a request that does not carry the bearer token with an `UnauthorizedError`, 401. */
export type Authorization = (request: Pick<HttpRequest, 'headers'>) => void

/**
 * Makes the check of the bearer token.
 *
 * The challenge names an error only when a bearer token was sent: without one, or with credentials of another scheme, a
 * client reads how to authenticate, no more.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc6750#section-3 RFC 6750 §3}
 */
export function createAuthorization(token: string): Authorization {
  const isToken = createSecretTest(token)
  return ({ headers }) => {
    const presented = /^bearer +(.+)$/i.exec(headers['authorization'] ?? '')?.[1]
    if (presented === undefined) {
      throw new UnauthorizedError('The request carries no bearer token.', 'Bearer realm="SCIM"')
    }
    if (!isToken(presented)) {
      throw new UnauthorizedError(
        'The bearer token is not valid here.',
        'Bearer realm="SCIM", error="invalid_token"',
      )
    }
  }
}
