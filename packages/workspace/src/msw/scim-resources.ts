import type { Router } from '@pingone-sandbox/http'
import { toFetch } from '@pingone-sandbox/http/fetch'

/** A resource as the server has it. */
export interface ScimResource {
  readonly id: string
  readonly [attribute: string]: unknown
}

/** The resources of one type, as the server has them: no misbehaviour acts here, and no request is recorded. */
export interface ScimResources {
  /** Takes the body of a POST; its `schemas` may be absent. */
  readonly create: (attributes: object) => Promise<ScimResource>
  /** Lists all, or those that match a SCIM filter. */
  readonly list: (filter?: string) => Promise<readonly ScimResource[]>
  /** Finds one by its name, the `userName` or `displayName`; undefined where there is none. */
  readonly find: (name: string) => Promise<ScimResource | undefined>
  readonly delete: (id: string) => Promise<void>
}

export interface ScimResourcesOptions {
  /** The SCIM base URL. */
  readonly url: string
  readonly token: string
  readonly endpoint: '/Users' | '/Groups'
  /** The attribute that names a resource. */
  readonly name: 'userName' | 'displayName'
  readonly schema: string
}

/** Offers the resources of a server. A request that the server refuses throws an `Error` with its answer. */
export function createScimResources(
  router: () => Promise<Router>,
  { url, token, endpoint, name, schema }: ScimResourcesOptions,
): ScimResources {
  async function ask(method: string, path: string, body?: object): Promise<unknown> {
    const answer = await toFetch(await router())(url + endpoint + path, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${endpoint}${path}: ${answer.status} ${text}`)
    return text === '' ? undefined : JSON.parse(text)
  }

  async function list(filter?: string): Promise<readonly ScimResource[]> {
    const found: ScimResource[] = []
    const query = filter === undefined ? '' : `&filter=${encodeURIComponent(filter)}`
    for (let total = 1; found.length < total;) {
      // oxlint-disable-next-line no-await-in-loop -- page by page
      const page = (await ask('GET', `?startIndex=${found.length + 1}${query}`)) as Page
      if (page.Resources === undefined || page.Resources.length === 0) break
      found.push(...page.Resources)
      total = page.totalResults
    }
    return found
  }

  return {
    create: async (attributes) =>
      (await ask('POST', '', { schemas: [schema], ...attributes })) as ScimResource,
    list,
    find: async (sought) => (await list(`${name} eq ${JSON.stringify(sought)}`))[0],
    async delete(id) {
      await ask('DELETE', `/${encodeURIComponent(id)}`)
    },
  }
}

interface Page {
  readonly totalResults: number
  readonly Resources?: readonly ScimResource[]
}
