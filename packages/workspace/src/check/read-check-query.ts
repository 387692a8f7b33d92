import {
  type checkQuery,
  keysOfPart,
  scimConfiguration,
  type ScimConfiguration,
  wizardConfiguration,
} from '@pingone-sandbox/contract'
import {
  parseProfile,
  UnknownBehaviourError,
  type EnvironmentProvisioning,
  type PingOne,
} from '@pingone-sandbox/pingone'
import type { z } from 'zod'
import { type Authentication, formatAuthentication } from '../connect/authentication.ts'
import { readTargetUrl } from '../connect/target-url.ts'
import { SandboxError, suggestName } from '../text/index.ts'
import type { CheckRequest } from './run-check.ts'

export interface CheckSource {
  readonly pingone: Pick<PingOne, 'readCredentials'>
  readonly provisioning: Pick<EnvironmentProvisioning, 'connections'>
  /** What the check to repeat was asked for. */
  readonly repeated: CheckRequest | undefined
}

type Query = z.output<typeof checkQuery>

/** Reads what is to be checked: a saved connection, a URL with credentials, or the same as before. Throws a `SandboxError` for what cannot be. */
export async function readCheckQuery(query: Query, source: CheckSource): Promise<CheckRequest> {
  const { repeated } = source
  const profile = query.profile ?? repeated?.profile ?? 'current'
  const groups = query.groups ?? repeated?.groups ?? true
  const only = query.only ?? repeated?.only
  const timeoutMs = query.timeoutMs ?? repeated?.timeoutMs
  refuseUnknownProfile(profile)
  return {
    ...(await targetOf(query, source)),
    ...{ profile, groups },
    ...(query.acceptCertificate !== undefined && { acceptCertificate: query.acceptCertificate }),
    ...(only && { only }),
    ...(timeoutMs !== undefined && { timeoutMs }),
  }
}

type Target = Pick<CheckRequest, 'url' | 'authentication' | 'connection' | 'acceptCertificate'>

async function targetOf(query: Query, source: CheckSource): Promise<Target> {
  const { connectionId = source.repeated?.connection?.id } = query
  if (connectionId !== undefined) return savedTarget(connectionId, source)
  if (source.repeated === undefined) return { ...ownTarget(query), acceptCertificate: false }
  const { url, authentication, acceptCertificate } = source.repeated
  return { url, authentication, acceptCertificate }
}

function refuseUnknownProfile(profile: string): void {
  if (profile === 'all') return
  try {
    parseProfile(profile)
  } catch (error) {
    if (!(error instanceof UnknownBehaviourError)) throw error
    const { what, given, known } = error
    throw new SandboxError(
      'invalid_request',
      error.message,
      suggestName(given, what === 'behaviour profile' ? [...known, 'all'] : known),
      {
        cause: error,
      },
    )
  }
}

function ownTarget(query: Query): Pick<CheckRequest, 'url' | 'authentication'> {
  const url = readTargetUrl(query.url ?? '')
  const authentication = formatAuthentication(query)
  const { error } = scimConfiguration.safeParse({
    ...wizardConfiguration,
    ...authentication,
    SCIM_URL: url,
  })
  if (error)
    throw new SandboxError('invalid_request', error.issues.map(({ message }) => message).join(' '))
  return { url, authentication }
}

async function savedTarget(
  connectionId: string,
  { pingone, provisioning }: CheckSource,
): Promise<Target> {
  const saved = await pingone.readCredentials(connectionId)
  if (saved === undefined)
    throw new SandboxError(
      'not_found',
      `There is no SCIM connection ${connectionId}.`,
      'GET /_sandbox/connections lists them.',
    )
  if ('refusal' in saved) throw new SandboxError('invalid_request', saved.refusal, saved.hint)
  const { name, configuration } = saved
  refuseOtherPaths(name, configuration)
  const states = await provisioning.connections()
  return {
    url: configuration.SCIM_URL.trim().replace(/\/+$/, ''),
    authentication: pick(configuration),
    connection: { id: connectionId, name },
    acceptCertificate: states.some(
      ({ id, delivery }) => id === connectionId && delivery.acceptCertificate,
    ),
  }
}

/** The resources that a check reads and writes. */
const paths = { USERS_RESOURCE: '/Users', GROUPS_RESOURCE: '/Groups' } as const

function refuseOtherPaths(name: string, configuration: ScimConfiguration): void {
  for (const key of ['USERS_RESOURCE', 'GROUPS_RESOURCE'] as const) {
    const path = configuration[key] ?? paths[key]
    if (path === paths[key]) continue
    throw new SandboxError(
      'invalid_request',
      `The connection ${name} uses ${path}, and a check uses ${paths[key]}.`,
      'RFC 7644 §3.2 names the endpoints /Users and /Groups.',
    )
  }
}

function pick(configuration: ScimConfiguration): Authentication {
  const others = keysOfPart('authentication').flatMap((key) =>
    configuration[key] === undefined ? [] : [[key, configuration[key]]],
  )
  return {
    ...Object.fromEntries(others),
    AUTHENTICATION_METHOD: configuration.AUTHENTICATION_METHOD,
  }
}
