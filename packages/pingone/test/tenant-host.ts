import { createPlatformClient } from '@pingone-sandbox/client'
import { createSqliteStore } from '@pingone-sandbox/store/sqlite'
import { pingOneCollections } from '../src/collections.ts'
import { createPingOne } from '../src/tenant.ts'
import { createSystemTime } from '../src/time/system-time.ts'
import type { Transport } from '../src/wire/transport.ts'
import { listen } from './platform-host.ts'

export interface TenantCall {
  readonly path: string
  readonly body?: unknown
  readonly contentType?: string
}

const emptyList = JSON.stringify({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
  totalResults: 0,
  Resources: [],
})

/** A target that finds nothing. */
const emptyTarget: Transport = async () => ({
  ok: true,
  response: {
    status: 200,
    headers: { 'content-type': 'application/scim+json' },
    body: emptyList,
  },
})

/** Starts a whole tenant without a target of its own, with its Platform API on a free loopback port and a client that is signed in. */
export async function startTenantHost() {
  const store = createSqliteStore({ collections: pingOneCollections })
  const pingone = await createPingOne({
    store,
    time: createSystemTime(),
    newId: () => crypto.randomUUID(),
    seed: { randomSeed: 1, users: 0 },
    transport: emptyTarget,
  })
  const host = await listen(pingone.router)
  const platform = createPlatformClient({
    ...pingone.credentials,
    ...{ api: `${host.origin}/v1`, auth: host.origin },
  })

  async function call(
    method: string,
    { path, body, contentType = 'application/json' }: TenantCall,
  ) {
    const answer = await platform.request(path, {
      method,
      headers: { 'content-type': contentType },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    // Tests read what they expect; a wrong guess fails the expectation.
    // oxlint-disable-next-line typescript/no-explicit-any
    const received: any = text === '' ? undefined : JSON.parse(text)
    return { status: answer.status, headers: answer.headers, body: received }
  }

  return {
    pingone,
    call,
    async close() {
      await host.close()
      await pingone.close()
      await store.close()
    },
  }
}
