import { toFetch } from '@pingone-sandbox/http/fetch'
import { createSystemTime, type Time, type Transport } from '@pingone-sandbox/pingone'
import {
  collectionsFor,
  createScimServer,
  type ScimServerOptions,
} from '@pingone-sandbox/scim-server'
import { createSqliteStore } from '@pingone-sandbox/store/sqlite'

export const endpointUrl = 'http://endpoint.test/scim/v2'
export const endpointToken = 'endpoint-secret'

export interface InMemoryEndpointOptions extends Partial<
  Omit<ScimServerOptions, 'store' | 'token'>
> {
  /** Sees each request before it is answered. */
  readonly onRequest?: (request: { readonly method: string; readonly url: string }) => void
}

/** Starts the reference server in this process, with a transport that reaches it. */
export function startEndpoint({ onRequest = () => {}, ...options }: InMemoryEndpointOptions = {}) {
  const store = createSqliteStore({ collections: collectionsFor({}) })
  const server = createScimServer({ ...options, store, token: endpointToken })
  const ask = toFetch(server.router)
  const transport: Transport = async ({ method, url, headers, body }) => {
    onRequest({ method, url })
    const answer = await ask(url, { method, headers, ...(body !== undefined && { body }) })
    return {
      response: {
        status: answer.status,
        headers: Object.fromEntries(answer.headers),
        body: await answer.text(),
      },
    }
  }
  /** The resources that it has, by the names of their types. */
  async function list(path: '/Users' | '/Groups') {
    const answer = await ask(`${endpointUrl}${path}?count=1000`, {
      headers: { authorization: `Bearer ${endpointToken}` },
    })
    const { Resources = [] } = (await answer.json()) as {
      Resources?: readonly Readonly<Record<string, unknown>>[]
    }
    return Resources
  }
  /** Creates a resource as another client would. */
  async function create(path: '/Users' | '/Groups', resource: object) {
    await ask(endpointUrl + path, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${endpointToken}`,
        'content-type': 'application/scim+json',
      },
      body: JSON.stringify({
        schemas: [`urn:ietf:params:scim:schemas:core:2.0:${path === '/Users' ? 'User' : 'Group'}`],
        ...resource,
      }),
    })
  }
  return {
    transport,
    list,
    create,
    misbehaviours: server.misbehaviours,
    close: () => store.close(),
  }
}

/** The time of this machine, in which each pause is over at once. */
export const timeWithoutPauses: Time = {
  ...createSystemTime(),
  sleep: () => new Promise((resolve) => setImmediate(resolve)),
}
