import { json } from '@pingone-sandbox/http'
import type { Route } from '@pingone-sandbox/http'

/** Tells that the sandbox answers. */
export function healthRoutes(): readonly Route[] {
  return [{ method: 'GET', path: '/_sandbox/health', handle: () => json(200, { status: 'ok' }) }]
}
