import type { HttpRequest, HttpResponse } from '@pingone-sandbox/http'
import type { SandboxInfo } from '@pingone-sandbox/contract'
import { SandboxError } from '../text/index.ts'
import { quietClient } from './request-log.ts'
import type { ControlContext } from './context.ts'
import type { ControlRoute } from './route.ts'

/**
 * Reads the reference server for the console: `/_sandbox/target/Users` is `/scim/v2/Users` with the bearer token added.
 *
 * So no page needs the token for reading, and the reference server needs no CORS headers.
 */
export function targetRoutes({ fetch, info }: ControlContext): readonly ControlRoute[] {
  return [{ method: 'GET', path: '/_sandbox/target/*resource', query: 'any', handle: readTarget }]

  async function readTarget({ params, query }: HttpRequest): Promise<HttpResponse> {
    const { scim, scimToken } = scimOf(info())
    const path = (params['resource'] ?? '').split('/').map(encodeURIComponent).join('/')
    const answer = await fetch(`${scim}/${path}?${query.toString()}`, {
      headers: { authorization: `Bearer ${scimToken}`, 'user-agent': quietClient },
    })
    return {
      status: answer.status,
      headers: { 'content-type': answer.headers.get('content-type') ?? 'application/json' },
      body: await answer.text(),
    }
  }
}

/** Returns the URL and the token of the reference server. Throws a `SandboxError` `not_found` where it is switched off. */
export function scimOf({ scim, scimToken }: SandboxInfo): {
  readonly scim: string
  readonly scimToken: string | undefined
} {
  if (scim !== undefined) return { scim, scimToken }
  throw new SandboxError('not_found', 'The reference server is switched off (--no-scim-server).')
}
