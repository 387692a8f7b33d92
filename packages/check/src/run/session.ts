import { createSystemTime, type Time, type Transport } from '@pingone-sandbox/pingone'
import { configurationOf, type Credentials } from '../tenant/credentials.ts'
import { createGuardedTransport, type GuardedTransport } from '../wire/guarded-transport.ts'
import { createMadeResources, type MadeResources } from '../wire/made-resources.ts'
import { createMarker, type Marker } from '../wire/marker.ts'
import type { CheckHost, EndpointOptions } from './options.ts'

/** The endpoint of a run, and what the run knows of it. */
export interface Session {
  /** The SCIM base URL, without a slash at its end. */
  readonly endpoint: string
  readonly credentials: Credentials
  readonly acceptCertificate: boolean
  /** The timeout of one request in milliseconds. */
  readonly timeoutMs: number
  readonly time: Time
  readonly marker: Marker
  readonly made: MadeResources
  readonly guarded: GuardedTransport
  /** Whether the run was interrupted, and does not clean up yet. */
  readonly isStopped: () => boolean
  /** Waits for the requests in flight; from then on requests leave although the run was interrupted. */
  readonly beginCleanUp: () => Promise<void>
}

/** A session, or a part of it whose requests go another way. */
export type Connection = Pick<
  Session,
  'endpoint' | 'credentials' | 'acceptCertificate' | 'timeoutMs' | 'time'
> & { readonly transport: Transport }

export interface SessionOptions extends EndpointOptions {
  readonly signal?: AbortSignal
}

/** Opens a session; nothing is sent yet. */
export function openSession(
  url: string,
  { credentials, acceptCertificate = false, timeoutMs = 10_000, signal }: SessionOptions,
  { transport, time = createSystemTime(), newId = () => crypto.randomUUID() }: CheckHost,
): Session {
  const endpoint = url.replace(/\/+$/, '')
  const made = createMadeResources()
  let isCleaning = false
  const isStopped = () => !isCleaning && (signal?.aborted ?? false)
  const guarded = createGuardedTransport({
    ...{ send: transport, endpoint, made, isStopped },
    tokenUrl: configurationOf(credentials).OAUTH_TOKEN_REQUEST,
  })
  return {
    ...{ endpoint, credentials, acceptCertificate, timeoutMs, time, made, guarded, isStopped },
    marker: createMarker(newId()),
    async beginCleanUp() {
      await guarded.settled()
      isCleaning = true
    },
  }
}

/** The connection over which a session reaches its endpoint, unless another transport is given. */
export const connectionOf = (
  { endpoint, credentials, acceptCertificate, timeoutMs, time, guarded }: Session,
  transport: Transport = guarded.send,
): Connection => ({ endpoint, credentials, acceptCertificate, timeoutMs, time, transport })
