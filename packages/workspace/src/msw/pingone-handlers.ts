import { RequestError, type Router } from '@pingone-sandbox/http'
import { toMsw } from '@pingone-sandbox/http/msw'
import type { RequestHandler } from 'msw'
import { createMemorySandbox } from '../memory/index.ts'
import { assertOptions, SandboxError, suggestName } from '../text/index.ts'
import { handlerOptions } from './handler-options.ts'
import {
  exposeTenant,
  type TenantHandlersOptions,
  type SimulatedTenant,
} from './simulated-tenant.ts'

/**
 * The top-level domain of each region.
 *
 * @see {@link https://developer.pingidentity.com/pingone-api/platform/introduction.html}
 */
const domains = { AP: 'asia', AU: 'com.au', CA: 'ca', EU: 'eu', NA: 'com', SG: 'sg' } as const

/** A region of PingOne, by the code that PingOne’s SDKs and its Terraform provider use. */
export type Region = keyof typeof domains

export interface PingOneHandlersOptions extends TenantHandlersOptions {
  /** Decides the hosts, such as `api.pingone.eu` for `EU`; `NA`, `api.pingone.com`, unless given. */
  readonly region?: Region
}

/** A tenant of PingOne behind handlers of msw. */
export interface PingOneHandlers extends SimulatedTenant {
  readonly handlers: readonly RequestHandler[]
  readonly urls: {
    /** `https://api.pingone.com/v1` */
    readonly api: string
    /** `https://auth.pingone.com` */
    readonly auth: string
  }
}

/**
 * Makes handlers for a tenant of PingOne: the Platform API at `https://api.pingone.<domain>/v1` and the token endpoint at
 * `https://auth.pingone.<domain>`.
 *
 * The tenant provisions, too: what it sends goes by `fetch`, and so through the handlers of the same server or worker. It opens
 * with the first request. Throws a `SandboxError` for an option that is wrong.
 *
 * @example
 * const pingOne = pingOneHandlers({ seed: { users: [{ username: 'ada', email: 'ada@example.com' }] } })
 * const server = setupServer(...pingOne.handlers)
 */
export function pingOneHandlers(options: PingOneHandlersOptions = {}): PingOneHandlers {
  assertOptions('pingOneHandlers', handlerOptions.pingOne, options)
  const { region = 'NA' } = options
  const domain = domainOf(region)
  const [api, auth] = [`https://api.pingone.${domain}`, `https://auth.pingone.${domain}`]
  const urls = { api: `${api}/v1`, auth }
  const sandbox = createMemorySandbox({ ...options, region, urls })
  const { platform } = sandbox.routers
  const isApi = (path: string) => /^\/v1(?:\/|$)/.test(path)
  return {
    handlers: [
      ...toMsw(async () => servePaths(await platform(), isApi), api),
      ...toMsw(async () => servePaths(await platform(), (path) => !isApi(path)), auth),
    ],
    ...exposeTenant(sandbox),
    urls,
  }
}

function domainOf(region: Region): string {
  const domain: string | undefined = domains[region]
  if (domain !== undefined) return domain
  throw new SandboxError(
    'invalid_setting',
    `PingOne has no region ${JSON.stringify(region)}.`,
    suggestName(region, Object.keys(domains)),
  )
}

/** Answers 404 to the paths that are at the other host. */
function servePaths(router: Router, isServed: (path: string) => boolean): Router {
  return {
    ...router,
    async handle(request) {
      if (isServed(request.path)) return router.handle(request)
      const error = new RequestError(404, `${request.base} has no ${request.path}.`)
      return router.refuse(error, request)
    },
  }
}
