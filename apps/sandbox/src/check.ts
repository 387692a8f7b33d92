import {
  assess,
  checkEndpoint as checkWith,
  type CheckOptions,
  cleanEndpoint as cleanWith,
  type CleanUp,
  type Credentials,
  formatTerminal,
  listChecks,
} from '@pingone-sandbox/check'
import type { CheckReport } from '@pingone-sandbox/contract'
import { readTargetUrl } from '@pingone-sandbox/workspace'
import { assertOptions } from '@pingone-sandbox/workspace/text'
import { z } from 'zod'
import { createOutboundTransport } from './outbound-transport.ts'
import { version } from './package/version.ts'

/** How a SCIM endpoint is checked. Give one of `token`, `basic` and `clientCredentials`, or none. */
export interface CheckEndpointOptions extends Pick<
  CheckOptions,
  'profile' | 'groups' | 'only' | 'keep' | 'signal' | 'onProgress'
> {
  /** A bearer token. */
  readonly token?: string
  readonly basic?: { readonly user: string; readonly password: string }
  readonly clientCredentials?: {
    /** The URL of the token endpoint. */
    readonly tokenUrl: string
    readonly clientId: string
    readonly clientSecret: string
  }
  /** Accepts a certificate that this machine does not trust. */
  readonly insecure?: boolean
  /** The timeout of one request in milliseconds; 10 000 unless given. */
  readonly timeout?: number
}

/**
 * Says what PingOne would do with a SCIM endpoint.
 *
 * `url` is the SCIM base URL; without a scheme it is http for this machine, else https. What the check makes there is removed at the
 * end. Throws a `SandboxError` for an option that is wrong, a `CheckError` where the endpoint cannot be checked at all, and the reason
 * of `signal` when that ends it.
 *
 * @example const { verdict } = await checkEndpoint('localhost:3000/scim/v2', { token: 'secret' })
 */
export async function checkEndpoint(
  url: string,
  options: CheckEndpointOptions = {},
): Promise<CheckReport> {
  const transport = createOutboundTransport()
  try {
    return await checkWith(readUrl(url), optionsOf(options), {
      transport: transport.send,
      version,
    })
  } finally {
    await transport.close()
  }
}

/** Removes what earlier checks have left at a SCIM endpoint, such as after `kill -9`. Throws as `checkEndpoint` does. */
export async function cleanEndpoint(
  url: string,
  options: CheckEndpointOptions = {},
): Promise<CleanUp> {
  const transport = createOutboundTransport()
  try {
    return await cleanWith(readUrl(url), optionsOf(options), {
      transport: transport.send,
      version,
    })
  } finally {
    await transport.close()
  }
}

/**
 * Checks a SCIM endpoint, and throws an `Error` with the report as its message when PingOne does not work with it.
 *
 * @example it('works with PingOne', () => expectPingOneReady(url, { token }))
 */
export async function expectPingOneReady(
  url: string,
  options?: CheckEndpointOptions,
): Promise<CheckReport> {
  const report = await checkEndpoint(url, options)
  const assessment = assess(report)
  if (assessment.failing.length > 0) throw new Error(formatTerminal(report, { assessment }))
  return report
}

/** A test in JavaScript passes anything. */
const readUrl = (url: unknown): string => readTargetUrl(typeof url === 'string' ? url : '')

const isCheck = (given: string): boolean =>
  listChecks().some(({ id, checks }) => [id, ...checks.map((each) => each.id)].includes(given))

const text = z.string().trim().min(1, { error: 'a text is expected' })
const optionsSchema = z
  .strictObject({
    token: text,
    basic: z.strictObject({ user: z.string(), password: z.string() }),
    clientCredentials: z.strictObject({ tokenUrl: text, clientId: text, clientSecret: text }),
    profile: text,
    groups: z.boolean(),
    only: z.array(z.string().refine(isCheck, { error: 'such a check or theme does not exist' })),
    keep: z.boolean(),
    // Another realm, such as that of jsdom, has a class of its own.
    signal: z.unknown(),
    onProgress: z.custom((given) => typeof given === 'function', 'a function is expected'),
    insecure: z.boolean(),
    timeout: z.number().positive(),
  })
  .partial()

function optionsOf(options: CheckEndpointOptions): CheckOptions {
  assertOptions('checkEndpoint', optionsSchema, options)
  const { token: _, basic: __, clientCredentials: ___, insecure, timeout, ...others } = options
  return {
    ...others,
    credentials: credentialsOf(options),
    ...(insecure !== undefined && { acceptCertificate: insecure }),
    ...(timeout !== undefined && { timeoutMs: timeout }),
  }
}

function credentialsOf({ token, basic, clientCredentials }: CheckEndpointOptions): Credentials {
  if (clientCredentials) return { method: 'client-credentials', ...clientCredentials }
  if (basic) return { method: 'basic', ...basic }
  return token === undefined ? { method: 'none' } : { method: 'bearer', token }
}

// A report
export type { CheckFinding, CheckProgress, CheckReport } from '@pingone-sandbox/contract'
// Errors
export { CheckError, type CheckErrorReason } from '@pingone-sandbox/check'
