import { createRouter, type Handler, type Route, type Router } from '@pingone-sandbox/http'
import type { Directory } from '../directory/directory.ts'
import { authorizationServerRoutes } from './authorization-server.ts'
import { createAuthorise } from './authorise.ts'
import { type BodyCheckOptions, createBodyCheck } from './body-check.ts'
import { createPingOneDialect, type PingOneDialectOptions } from './dialect.ts'
import { environmentRoutes } from './environments.ts'
import { groupNestingRoutes } from './group-nestings.ts'
import { groupRoutes } from './groups.ts'
import { negotiated } from './hal.ts'
import { membershipRoutes } from './memberships.ts'
import { populationRoutes } from './populations.ts'
import { schemaRoutes } from './schemas.ts'
import type { Tokens } from './tokens.ts'
import { userStateRoutes } from './user-state.ts'
import { userRoutes } from './users.ts'

export interface PlatformRouterOptions extends PingOneDialectOptions {
  readonly directory: Directory
  readonly tokens: Tokens
  /** Accepts any bearer token. */
  readonly anyToken?: boolean
  /** How unknown members of a body are treated; ignored with a warning in the answer unless given. */
  readonly unknownKeys?: Pick<BodyCheckOptions, 'isRefused' | 'onIgnored'>
  /** Further routes below `/v1`; those of an environment call it `:environmentId`. */
  readonly extraRoutes?: readonly Route[]
}

/**
 * Makes the Platform API: the directory, whatever `extraRoutes` add, and the authorization server.
 *
 * Everything below `/v1` asks for a bearer token and for an environment that exists, and answers in the media type that `Accept`
 * prefers.
 *
 * @see {@link https://developer.pingidentity.com/pingone-api/platform/introduction.html}
 */
export function createPlatformRouter(options: PlatformRouterOptions): Router {
  const { directory, tokens, anyToken = false, extraRoutes = [] } = options
  const { environments } = directory
  const authorise = createAuthorise({ tokens, anyToken })
  const checked = createBodyCheck({
    isRefused: () => false,
    onIgnored: async () => {},
    ...options.unknownKeys,
    customAttributes: async (environmentId) =>
      (await directory.schemaAttributes.list(environmentId)).map(({ name }) => name),
  })

  const inEnvironment =
    (handle: Handler): Handler =>
    async (request) => {
      const { environmentId } = request.params
      if (environmentId !== undefined) await environments.get(environmentId)
      return handle(request)
    }

  const platformRoutes = [
    ...environmentRoutes(directory),
    ...populationRoutes(directory),
    ...userRoutes(directory),
    ...userStateRoutes(directory),
    ...membershipRoutes(directory),
    ...groupRoutes(directory),
    ...groupNestingRoutes(directory),
    ...schemaRoutes(directory),
    ...extraRoutes,
  ].map((route) => ({ ...route, handle: authorise(inEnvironment(negotiated(checked(route)))) }))

  return createRouter(
    [...authorizationServerRoutes({ environments, tokens }), ...platformRoutes],
    createPingOneDialect(options),
  )
}
