import { toMsw } from '@pingone-sandbox/http/msw'
import type { RequestHandler } from 'msw'
import { createMemorySandbox, type ServerOptions } from '../memory/index.ts'
import { assertOptions } from '../text/index.ts'
import { handlerOptions, readUrl } from './handler-options.ts'
import {
  exposeTenant,
  type TenantHandlersOptions,
  type SimulatedTenant,
} from './simulated-tenant.ts'

export interface SandboxHandlersOptions extends TenantHandlersOptions {
  /** The origin; that of the page unless given, and `http://sandbox.test` where there is no page. */
  readonly url?: string
  /** The reference server at `/scim/v2`. */
  readonly scim?: ServerOptions
}

/** A whole sandbox behind handlers of msw. */
export interface SandboxHandlers extends SimulatedTenant {
  readonly handlers: readonly RequestHandler[]
  readonly urls: {
    readonly api: string
    readonly auth: string
    readonly control: string
    readonly scim: string
  }
  /** The bearer token of the reference server. */
  readonly token: string
}

/**
 * Makes handlers for a whole sandbox at one origin, as `pingone-sandbox start` serves it: the Platform API below `/v1`, the
 * authorization server, the control API below `/_sandbox` with its event stream, and the reference server at `/scim/v2`.
 *
 * Other paths of the origin are left to other handlers. The sandbox opens with the first request.
 *
 * @example
 * const sandbox = sandboxHandlers()
 * const server = setupServer(...sandbox.handlers)
 */
export function sandboxHandlers(given: SandboxHandlersOptions = {}): SandboxHandlers {
  assertOptions('sandboxHandlers', handlerOptions.sandbox, given)
  const { url = pageOrigin() ?? 'http://sandbox.test', scim = {}, ...options } = given
  assertOptions('scim of sandboxHandlers', handlerOptions.server, scim)
  const { origin } = readUrl('sandboxHandlers', url)
  const urls = {
    api: `${origin}/v1`,
    auth: origin,
    control: `${origin}/_sandbox`,
    scim: `${origin}/scim/v2`,
  }
  const sandbox = createMemorySandbox({ ...options, urls, scim: { ...scim, url: urls.scim } })
  const { credentials, routers, token } = sandbox
  return {
    handlers: [
      ...toMsw(routers.control, urls.control),
      ...toMsw(routers.platform, urls.api),
      ...toMsw(routers.platform, `${origin}/${credentials.environmentId}/as`),
      ...toMsw(routers.platform, `${origin}/as`),
      ...toMsw(routers.scim, urls.scim),
    ],
    ...exposeTenant(sandbox),
    ...{ urls, token },
  }
}

/** The origin of the page that this code runs in; a page without an address has none. */
function pageOrigin(): string | undefined {
  const { location } = globalThis as { readonly location?: { readonly origin: string } }
  return location?.origin === 'null' ? undefined : location?.origin
}
