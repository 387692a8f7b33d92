import type { RequestHandler } from 'msw'
import { toMsw } from '@pingone-sandbox/http/msw'
import { createMemorySandbox, type ServerOptions, type TenantOptions } from '../memory/index.ts'
import { offerTenant, type TenantOffer } from './tenant-offer.ts'

export interface SandboxHandlersOptions extends TenantOptions {
  /** The origin; that of the page unless given, and `http://sandbox.test` where there is no page. */
  readonly url?: string
  /** The reference server at `/scim/v2`. */
  readonly scim?: ServerOptions
  /** Receives defects of the simulator; `console.error` unless given. */
  readonly log?: (message: string, error?: unknown) => void
}

/** A whole sandbox behind handlers of msw. */
export interface SandboxHandlers extends TenantOffer {
  readonly handlers: readonly RequestHandler[]
  /** The SCIM base URL and the bearer token of the reference server. */
  readonly scim: { readonly url: string; readonly token: string }
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
export function sandboxHandlers({
  url = pageOrigin() ?? 'http://sandbox.test',
  scim = {},
  ...options
}: SandboxHandlersOptions = {}): SandboxHandlers {
  const { origin } = new URL(url)
  const scimUrl = `${origin}/scim/v2`
  const sandbox = createMemorySandbox({
    ...options,
    urls: { api: `${origin}/v1`, auth: origin, control: `${origin}/_sandbox` },
    scim: { ...scim, url: scimUrl },
  })
  const { credentials, routers, token } = sandbox
  const places = [
    ['/_sandbox', routers.control],
    ['/v1', routers.platform],
    [`/${credentials.environmentId}/as`, routers.platform],
    ['/as', routers.platform],
    ['/scim/v2', routers.scim],
  ] as const
  return {
    handlers: places.flatMap(([path, router]) => toMsw(router, origin + path)),
    scim: { url: scimUrl, token },
    ...offerTenant(sandbox),
  }
}

/** The origin of the page that this code runs in; a page without an address has none. */
function pageOrigin(): string | undefined {
  const { location } = globalThis as { readonly location?: { readonly origin: string } }
  return location?.origin === 'null' ? undefined : location?.origin
}
