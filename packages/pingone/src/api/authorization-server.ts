import {
  type HttpRequest,
  type HttpResponse,
  isPercentEncoded,
  isSameSecret,
  json,
  type Route,
} from '@pingone-sandbox/http'
import type { Environments } from '../directory/environments.ts'
import type { ApplicationDocument } from '../records/documents.ts'
import { TOKEN_LIFETIME, type Tokens } from './tokens.ts'

export interface AuthorizationServerOptions {
  readonly environments: Environments
  readonly tokens: Tokens
}

/**
 * The routes below `/{environment}/as`, and below `/as`, where a custom domain would have them.
 *
 * @see {@link https://developer.pingidentity.com/pingone-api/auth/openid-connect-oauth-2.html}
 */
export function authorizationServerRoutes(options: AuthorizationServerOptions): readonly Route[] {
  const token = (request: HttpRequest) => answerTokenRequest(options, request)
  const jwks = async () => json(200, await options.tokens.jwks())
  return ['/:environmentId/as', '/as'].flatMap((base) => [
    { method: 'POST', path: `${base}/token`, handle: token },
    { method: 'GET', path: `${base}/jwks`, handle: jwks },
    { method: 'GET', path: `${base}/.well-known/openid-configuration`, handle: describeServer },
  ])
}

async function answerTokenRequest(
  { environments, tokens }: AuthorizationServerOptions,
  request: HttpRequest,
): Promise<HttpResponse> {
  if (!isPercentEncoded(request.body))
    return refuseToken(400, 'invalid_request', 'The form is not percent-encoded UTF-8.')
  const form = new URLSearchParams(request.body)
  const grantType = form.get('grant_type')
  if (grantType === null) return refuseToken(400, 'invalid_request', 'grant_type is required.')
  if (grantType !== 'client_credentials')
    return refuseToken(
      400,
      'unsupported_grant_type',
      `The grant type ${grantType} is not supported.`,
    )

  const application = await authenticate(environments, request, form)
  if (!application)
    return refuseToken(401, 'invalid_client', 'Request denied: Invalid client credentials.')

  const environment = await environments.get(application.environmentId)
  const accessToken = await tokens.mint({ application, environment, base: request.base })
  return json(
    200,
    { access_token: accessToken, token_type: 'Bearer', expires_in: TOKEN_LIFETIME },
    { 'cache-control': 'no-store' },
  )
}

async function authenticate(
  environments: Environments,
  { headers, params }: HttpRequest,
  form: URLSearchParams,
): Promise<ApplicationDocument | undefined> {
  const credentials = basicCredentials(headers['authorization']) ?? {
    id: form.get('client_id') ?? '',
    secret: form.get('client_secret') ?? '',
  }
  const application = await environments.application(credentials.id)
  const environmentId = params['environmentId'] ?? application?.environmentId
  const isGenuine =
    application !== undefined &&
    isSameSecret(credentials.secret, application.clientSecret) &&
    application.environmentId === environmentId
  return isGenuine ? application : undefined
}

/** client_secret_basic: both parts are form-encoded before they are joined (RFC 6749 §2.3.1). */
function basicCredentials(header: string | undefined) {
  const encoded = /^Basic +([\w+/]+={0,2})$/i.exec(header ?? '')?.[1]
  if (encoded === undefined) return undefined
  try {
    const [, id = '', secret = ''] = /^([^:]*):(.*)$/s.exec(atob(encoded)) ?? []
    return { id: formDecode(id), secret: formDecode(secret) }
  } catch {
    return { id: '', secret: '' }
  }
}

function formDecode(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '))
}

/** Tells whether a path is that of the token endpoint, whose errors are those of OAuth. */
export function isTokenPath(path: string): boolean {
  return /^(?:\/[^/]+)?\/as\/token$/.test(path)
}

/** RFC 6749 §5.2. */
export function refuseToken(status: number, error: string, description: string): HttpResponse {
  const challenge = status === 401 ? { 'www-authenticate': 'Basic realm="PingOne"' } : {}
  return json(
    status,
    { error, error_description: description },
    { 'cache-control': 'no-store', ...challenge },
  )
}

/** OpenID Connect Discovery 1.0 §3, as far as a worker application can use it. */
function describeServer({ base, path }: HttpRequest): HttpResponse {
  const issuer = base + path.replace('/.well-known/openid-configuration', '')
  return json(200, {
    issuer,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    grant_types_supported: ['client_credentials'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    response_types_supported: [],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
  })
}
