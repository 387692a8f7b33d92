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
  /** The private key; the pair of this process unless given, which takes a tenth of a second to make. */
  readonly signingKey?: SigningKey | undefined
}

/** An RSA key with its private part (RFC 7518 §6.3). */
export type SigningKey = JWK_RSA_Private & { readonly kty: 'RSA' }

/**
 * Makes the tokens of one sandbox.
 *
 * The key pair is kept in memory only. It is made when first needed, and the library is loaded then, since both delay a start. All
 * sandboxes of a process share one pair, for a test suite starts many; each accepts the tokens alone that it has minted.
 */
export function createTokens({ clock, newId, signingKey }: TokensOptions): Tokens {
  let imported: Promise<GenerateKeyPairResult> | undefined
  const keys = () =>
    signingKey ? (imported ??= importPair(signingKey)) : (pairOfProcess ??= generatePair())
  /** When each token expires that was minted here with the pair of the process, by its `jti`, oldest first; in seconds. */
  const minted = new Map<string, number>()
  /** When each token expires whose signature was verified, in seconds. */
  const verified = new Map<string, number>()
  const now = () => Math.floor(clock().getTime() / 1000)

  function remember(id: string, expiry: number): void {
    for (const [other, end] of minted) {
      if (end > now()) break
      minted.delete(other)
    }
    minted.set(id, expiry)
  }

  return {
    async mint({ application, environment, base }) {
      const { SignJWT } = await jose()
      const { privateKey } = await keys()
      const issuedAt = now()
      const id = newId()
      if (signingKey === undefined) remember(id, issuedAt + TOKEN_LIFETIME)
      return new SignJWT({
        client_id: application.id,
        env: environment.id,
        org: environment.organization.id,
        'p1.rid': newId(),
      })
        .setProtectedHeader({ alg: ALGORITHM, kid: KEY_ID })
        .setIssuer(`${base}/${environment.id}/as`)
        .setAudience([platformOf(base)])
        .setJti(id)
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + TOKEN_LIFETIME)
        .sign(privateKey)
    },

    async verify(token) {
      const expiry = verified.get(token)
      if (expiry !== undefined) return expiry > now()
      const { jwtVerify } = await jose()
      const { publicKey } = await keys()
      const options = { currentDate: clock(), algorithms: [ALGORITHM] }
      const payload = await jwtVerify(token, publicKey, options).then(
        (result) => result.payload,
        () => undefined,
      )
      if (payload?.exp === undefined) return false
      if (signingKey === undefined && !minted.has(payload.jti ?? '')) return false
      if (verified.size >= MOST_VERIFIED) verified.clear()
      verified.set(token, payload.exp)
      return true
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

let pairOfProcess: Promise<GenerateKeyPairResult> | undefined

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

/** How many tokens are remembered as verified. */
const MOST_VERIFIED = 1000
