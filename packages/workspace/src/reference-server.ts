import {
  createScimServer,
  type Directory,
  type ScimServer,
  type ScimServerOptions,
} from '@pingone-sandbox/scim-server'
import type { Time } from '@pingone-sandbox/pingone'
import { createRequestLog, type RequestLog } from './control/request-log.ts'

/** The reference SCIM server with a log of its requests. */
export interface ReferenceServer extends ScimServer {
  /** The bearer token of the default directory. */
  readonly token: string
  /** The directories beside the default one. */
  readonly directories: readonly Directory[]
  readonly requests: RequestLog
}

export interface ReferenceServerOptions extends Omit<ScimServerOptions, 'clock' | 'directories'> {
  readonly directories: readonly Directory[]
  readonly time: Time
}

/** Creates the reference server. The log masks the tokens of all its directories. */
export function createReferenceServer(options: ReferenceServerOptions): ReferenceServer {
  const { time, token, directories } = options
  const server = createScimServer({ ...options, clock: time.now })
  const requests = createRequestLog(server.router, {
    time,
    misbehaviours: () => server.misbehaviours.active(),
    acted: (answer) => server.misbehaviours.actedOn(answer),
    secrets: [token, ...directories.map((directory) => directory.token)],
  })
  return { ...server, router: requests.router, requests, token, directories }
}
