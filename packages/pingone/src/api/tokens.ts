import type { GenerateKeyPairResult, JWK_RSA_Private } from 'jose'
import type { ApplicationDocument, EnvironmentDocument } from '../records/documents.ts'

/** The lifetime of a worker application's access token, in seconds. */
export const TOKEN_LIFETIME = 3600

/** Access tokens for the Platform API: JWTs signed with RS256. */
export interface Tokens {
  /** Mints a token. `base` becomes the root of its issuer, and the Platform API that belongs to it the audience. */
  mint(grant: {
    readonly application: ApplicationDocument
    readonly environment: EnvironmentDocument
    readonly base: string
  }): Promise<string>
  /** Tells whether the token was minted here and has not expired. */
  verify(token: string): Promise<boolean>
  /** The public key as a JWK Set (RFC 7517 §5). */
  jwks(): Promise<{ readonly keys: readonly object[] }>
}

export interface TokensOptions {
  readonly clock: () => Date
  readonly newId: () => string
  /** The private key; a new pair unless given, which takes a tenth of a second. */
  readonly signingKey?: SigningKey | undefined
}

/** An RSA key with its private part (RFC 7518 §6.3). */
export type SigningKey = JWK_RSA_Private & { readonly kty: 'RSA' }

/**
 * Makes the tokens of one sandbox.
 *
 * The key pair is kept in memory only. It is made when first needed, and the library is loaded then, since both delay a start.
 */
export function createTokens({ clock, newId, signingKey }: TokensOptions): Tokens {
  let pair: Promise<GenerateKeyPairResult> | undefined
  const keys = () => (pair ??= signingKey ? importPair(signingKey) : generatePair())

  return {
    async mint({ application, environment, base }) {
      const { SignJWT } = await jose()
      const { privateKey } = await keys()
      const issuedAt = Math.floor(clock().getTime() / 1000)
      return new SignJWT({
        client_id: application.id,
        env: environment.id,
        org: environment.organization.id,
        'p1.rid': newId(),
      })
        .setProtectedHeader({ alg: ALGORITHM, kid: KEY_ID })
        .setIssuer(`${base}/${environment.id}/as`)
        .setAudience([platformOf(base)])
        .setJti(newId())
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + TOKEN_LIFETIME)
        .sign(privateKey)
    },

    async verify(token) {
      const { jwtVerify } = await jose()
      const { publicKey } = await keys()
      const options = { currentDate: clock(), algorithms: [ALGORITHM] }
      return jwtVerify(token, publicKey, options).then(
        () => true,
        () => false,
      )
    },

    async jwks() {
      const { exportJWK } = await jose()
      const { publicKey } = await keys()
      return {
        keys: [{ ...(await exportJWK(publicKey)), kid: KEY_ID, use: 'sig', alg: ALGORITHM }],
      }
    },
  }
}

/** The origin of the Platform API: the same, but in PingOne's own domains. */
const platformOf = (base: string): string =>
  base.replace(/^https:\/\/auth\.pingone\./, 'https://api.pingone.')

async function generatePair(): Promise<GenerateKeyPairResult> {
  const { generateKeyPair } = await jose()
  return generateKeyPair(ALGORITHM)
}

async function importPair(signingKey: SigningKey): Promise<GenerateKeyPairResult> {
  const { importJWK } = await jose()
  const { kty, n, e } = signingKey
  const [privateKey, publicKey] = await Promise.all([
    importJWK(signingKey, ALGORITHM),
    importJWK({ kty, n, e }, ALGORITHM, { extractable: true }),
  ])
  return { privateKey, publicKey }
}

/** The client that a token was minted for; undefined for a token that is not one of ours. Does not verify. */
export function clientIdOf(token: string): string | undefined {
  try {
    const [, payload = '', signature, ...others] = token.split('.')
    if (signature === undefined || others.length > 0) return undefined
    const { client_id: clientId } = JSON.parse(decodeBase64Url(payload)) as { client_id?: string }
    return clientId
  } catch {
    return undefined
  }
}

function decodeBase64Url(text: string): string {
  const bytes = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)))
}

const jose = () => import('jose')

const ALGORITHM = 'RS256'
const KEY_ID = 'default'
