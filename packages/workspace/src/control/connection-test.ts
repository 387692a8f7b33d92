import { createPlatformClient, PlatformError } from '@pingone-sandbox/client'
import { type ConnectionTestAnswer, connectionTestQuery } from '@pingone-sandbox/contract'
import { json, readJson } from '@pingone-sandbox/http'
import { toFetch } from '@pingone-sandbox/http/fetch'
import type { ControlContext } from './context.ts'
import { readBody } from './query.ts'
import type { ControlRoute } from './route.ts'

/** Links in answers begin with it; no request is sent there. */
const origin = 'http://localhost'

/**
 * Tests a connection through the Platform API, and answers 200 also when the test fails.
 *
 * The Platform API answers such a test with an error, as PingOne does. A browser prints every error of that kind, though a test that
 * fails is part of setting up a connection.
 */
export function connectionTestRoutes({ pingone }: ControlContext): readonly ControlRoute[] {
  async function test(body: object): Promise<ConnectionTestAnswer> {
    const platform = createPlatformClient({
      ...pingone.credentials,
      api: `${origin}/v1`,
      auth: origin,
      fetch: toFetch(pingone.router),
    })
    try {
      await platform.send('/propagation/stores/connection/status', {
        method: 'POST',
        contentType: 'application/vnd.pingidentity.connection.check+json',
        body,
      })
      return { ok: true }
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error
      return { ok: false, error: { status: error.status, body: error.body } }
    }
  }

  return [
    {
      method: 'POST',
      path: '/_sandbox/connections/test',
      body: true,
      handle: async (request) =>
        json(200, await test(readBody(readJson(request), connectionTestQuery))),
    },
  ]
}
