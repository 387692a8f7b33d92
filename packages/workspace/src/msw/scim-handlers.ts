import type { Router } from '@pingone-sandbox/http'
import { toMsw } from '@pingone-sandbox/http/msw'
import { groupResourceType, userResourceType } from '@pingone-sandbox/scim'
import type { MisbehaviourSwitch } from '@pingone-sandbox/scim-server'
import type { RequestHandler } from 'msw'
import type { LoggedRequest } from '../control/request-log.ts'
import { createMemoryServer, type MemoryServerOptions } from '../memory/index.ts'
import { assertOptions } from '../text/index.ts'
import { handlerOptions, readUrl } from './handler-options.ts'
import { createScimResources, type ScimResources } from './scim-resources.ts'

export interface ScimHandlersOptions extends MemoryServerOptions {
  /** Users that the server has at the start and after a reset, each as the body of a POST. */
  readonly users?: readonly object[]
  /** Groups that it has, created after the users. */
  readonly groups?: readonly object[]
}

/** A SCIM server behind handlers of msw. */
export interface ScimHandlers {
  readonly handlers: readonly RequestHandler[]
  /** The SCIM base URL. */
  readonly url: string
  /** The bearer token that requests must carry. */
  readonly token: string
  readonly users: ScimResources
  readonly groups: ScimResources
  readonly misbehaviours: Pick<MisbehaviourSwitch, 'active' | 'set'>
  /** The requests so far, in their order; a path is below the SCIM base URL. */
  readonly requests: () => readonly LoggedRequest[]
  /** Returns the server to its start: resources, misbehaviours, requests. */
  readonly reset: () => Promise<void>
}

/**
 * Makes handlers for the reference SCIM server at a URL.
 *
 * Everything at or below the URL is answered, a path that SCIM does not have with 404. Throws a `SandboxError`, an
 * `UnknownMisbehaviourError` or a `SchemaFileError` for an option that is wrong.
 *
 * @example
 * const scim = scimHandlers('https://app.example.com/scim/v2', { token: 'secret' })
 * const server = setupServer(...scim.handlers)
 */
export function scimHandlers(address: string, options: ScimHandlersOptions = {}): ScimHandlers {
  assertOptions('scimHandlers', handlerOptions.scim, options)
  const { origin, pathname } = readUrl('scimHandlers', address, pageAddress())
  const path = pathname.replace(/\/+$/, '')
  const server = createMemoryServer(path, options)
  const connection = { url: origin + path, token: server.token }
  const resourcesBehind = (find: () => Promise<Router>) => ({
    users: createScimResources(find, { ...connection, ...kinds.users }),
    groups: createScimResources(find, { ...connection, ...kinds.groups }),
  })

  let filling: Promise<void> | undefined
  const whenFilled = (router: Router) => async () => {
    await (filling ??= fill())
    return router
  }
  async function fill(): Promise<void> {
    const { users, groups } = resourcesBehind(async () => server.plainRouter)
    // oxlint-disable-next-line no-await-in-loop -- in the order of the options
    for (const user of options.users ?? []) await users.create(user)
    // oxlint-disable-next-line no-await-in-loop -- in the order of the options
    for (const group of options.groups ?? []) await groups.create(group)
  }

  return {
    handlers: toMsw(whenFilled(server.router), connection.url),
    ...connection,
    ...resourcesBehind(whenFilled(server.plainRouter)),
    misbehaviours: server.misbehaviours,
    requests: () => server.requests.entries().toReversed(),
    async reset() {
      await server.reset()
      filling = undefined
    },
  }
}

const kinds = {
  users: { endpoint: '/Users', name: 'userName', schema: userResourceType.schema.id },
  groups: { endpoint: '/Groups', name: 'displayName', schema: groupResourceType.schema.id },
} as const

/** What a path is relative to: the address of the page, where there is one. */
function pageAddress(): string | undefined {
  return (globalThis as { readonly location?: { readonly href: string } }).location?.href
}
